import { record } from '#platform/events/record.ts'
import { refuse, refuseUnless } from '#platform/http/refusal.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { mayChange } from './access.ts'
import { instantIn } from './answer.ts'
import { countDay } from './occupy.ts'
import { type AppointmentRow, findAppointment } from './queries.ts'
import { consequenceOf } from './rules.ts'

/** What a cancelled appointment occupied, kept so that a cancellation can be taken back. */
export type Released = {
  status: AppointmentRow['status']
  occupations: { subjectId: string; startsAt: number; endsAt: number }[]
  sessions: string[]
}

/**
 * Cancels an appointment. The frozen policy decides the price; one that costs something needs `accept`. Cancelling
 * twice changes nothing. Refuses with 409 `too-late-to-cancel` and whom to contact inside a closed window.
 */
export async function cancelAppointment(
  scope: Scope,
  id: string,
  input: { reason: string; accept: boolean },
): Promise<AppointmentRow> {
  const appointment = await findAppointment(scope, id, true)
  refuseUnless(mayChange(scope.actor, appointment), 'not-allowed', 403)
  if (appointment.status === 'cancelled') return appointment
  const consequence = consequenceOf('cancel', appointment, scope.now)
  if (consequence.kind === 'refused')
    return refuse(
      consequence.code === 'not-active' ? 'not-active' : 'too-late-to-cancel',
      409,
      factsOf(scope, appointment, consequence.until),
    )
  const costs = consequence.kind !== 'free'
  const fee =
    consequence.kind === 'fee' ? { amount: consequence.feeMinor, currency: appointment.currency } : null
  refuseUnless(!costs || input.accept, 'accept-needed', 409, { consequence: consequence.kind, fee })
  const released = await release(scope, appointment)
  await scope.sql`update appointments set status = 'cancelled', cancelled_at = ${new Date(scope.now)}, cancelled_by = 'customer', cancel_reason = ${input.reason || null},
      cancel_consequence = ${JSON.stringify(consequence)}, released = ${JSON.stringify(released)}, sequence = sequence + 1 where id = ${id}`
  await record(
    scope,
    'appointment.cancelled',
    { kind: 'appointment', id, customerId: appointment.customerId },
    { startsAt: appointment.startsAt, consequence: consequence.kind, fee, reason: input.reason },
  )
  return findAppointment(scope, id)
}

/** Gives back what an appointment occupies and its place in the day's counts. */
export async function release(scope: Scope, appointment: AppointmentRow): Promise<Released> {
  await countDay(scope, { lines: plannedLines(appointment), zone: appointment.zone }, -1)
  const occupations = await scope.sql<
    Released['occupations'][number]
  >`delete from occupations where appointment_id = ${appointment.id} returning subject_id, starts_at, ends_at`
  const seats = await scope.sql<{
    sessionId: string
  }>`delete from seats where appointment_id = ${appointment.id} returning session_id`
  return { status: appointment.status, occupations, sessions: seats.map((seat) => seat.sessionId) }
}

/** An appointment's stored lines in the shape of a plan; minutes since the epoch. */
export function plannedLines(appointment: AppointmentRow) {
  return appointment.lines.map((line) => ({
    serviceId: line.serviceId,
    staffId: line.staffId,
    resourceIds: [],
    sessionId: line.sessionId,
    priceMinor: null,
    start: line.startsAt / 60_000,
    end: line.endsAt / 60_000,
  }))
}

/** Until when it was possible and whom to ask now. */
export function factsOf(scope: Scope, appointment: AppointmentRow, until: number | null) {
  const contact = {
    phone: appointment.branchPhone ?? scope.business.contact['phone'] ?? null,
    email: scope.business.contact['email'] ?? null,
  }
  return { until: until === null ? null : instantIn(appointment.zone, until), contact }
}
