import { record } from '#platform/events/record.ts'
import { refuse, refuseUnless } from '#platform/http/refusal.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { mayChange } from './access.ts'
import { writeLines } from './book.ts'
import { factsOf, release } from './cancel.ts'
import { countedLines } from './held-plan.ts'
import { countDay, limitsOf, occupy } from './occupy.ts'
import { placeVisit } from './place.ts'
import { type AppointmentRow, findAppointment } from './queries.ts'
import { consequenceOf } from './rules.ts'

/**
 * Moves an appointment to another start, keeping its staff member unless told otherwise; its own time counts as free.
 * The price booked stays. Moving to where it is changes nothing. Refuses by the frozen policy as cancelling does.
 */
export async function rescheduleAppointment(
  scope: Scope,
  id: string,
  input: { start: string; staff?: string | undefined; accept: boolean },
): Promise<AppointmentRow> {
  const appointment = await findAppointment(scope, id, true)
  refuseUnless(mayChange(scope.actor, appointment), 'not-allowed', 403)
  const staff = input.staff ?? sameStaff(appointment)
  if (isWhereItIs(appointment, input.start, input.staff)) return appointment
  const paid = payFor(scope, appointment, input.accept)
  await release(scope, appointment)
  const services = appointment.lines.map((line) => line.serviceId)
  const place = await placeVisit(scope, { services, staff, branch: appointment.branchId, start: input.start })
  const lines = countedLines(place).map((line, index) => ({
    ...line,
    priceMinor: appointment.lines[index]!.priceMinor,
  }))
  // Who has to agree to a time agrees to the new one too.
  const needsApproval = place.supply.services.some((service) => service.needsApproval)
  await scope.sql`delete from appointment_lines where appointment_id = ${id}`
  await writeLines(scope, id, appointment.customerId, lines)
  await scope.sql`update appointments set starts_at = ${new Date(place.start * 60_000)}, ends_at = ${new Date(place.end * 60_000)},
      status = ${needsApproval ? 'pending' : appointment.status}, moved_at = ${new Date(scope.now)}, sequence = sequence + 1 where id = ${id}`
  await countDay(scope, { lines, zone: appointment.zone, limits: limitsOf(place.supply) }, 1)
  await occupy(scope, place, { appointmentId: id })
  await record(
    scope,
    'appointment.moved',
    { kind: 'appointment', id, customerId: appointment.customerId },
    { from: appointment.startsAt, startsAt: place.start * 60_000, ...paid },
  )
  return findAppointment(scope, id)
}

function isWhereItIs(appointment: AppointmentRow, start: string, staff: string | undefined): boolean {
  const active = appointment.status === 'confirmed' || appointment.status === 'pending'
  return (
    active &&
    Date.parse(start) === appointment.startsAt &&
    (staff === undefined || staff === 'any' || staff === sameStaff(appointment))
  )
}

/** What moving costs now and was accepted; kept with the event, since the appointment itself keeps its price. */
function payFor(scope: Scope, appointment: AppointmentRow, accept: boolean) {
  const consequence = consequenceOf('reschedule', appointment, scope.now)
  if (consequence.kind === 'refused')
    return refuse(
      consequence.code === 'not-active' ? 'not-active' : 'too-late-to-reschedule',
      409,
      factsOf(scope, appointment, consequence.until),
    )
  const fee =
    consequence.kind === 'fee' ? { amount: consequence.feeMinor, currency: appointment.currency } : null
  refuseUnless(consequence.kind === 'free' || accept, 'accept-needed', 409, {
    consequence: consequence.kind,
    fee,
  })
  return { consequence: consequence.kind, fee }
}

/** The one staff member of the visit, or anybody where several take part. */
function sameStaff(appointment: AppointmentRow): string {
  const ids = new Set(appointment.lines.map((line) => line.staffId))
  return ids.size === 1 ? [...ids][0]! : 'any'
}
