import { record } from '#platform/events/record.ts'
import { refuse, refuseUnless } from '#platform/http/refusal.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { mayChange } from './access.ts'
import { plannedLines, type Released } from './cancel.ts'
import { countDay, takeSeat, takeTime } from './occupy.ts'
import { nearestTo } from './place.ts'
import { type AppointmentRow, findAppointment } from './queries.ts'
import { restorableUntil } from './rules.ts'

/**
 * Takes an own cancellation back within ten minutes, while the time is free. Restoring what stands changes nothing.
 * Refuses with 409 `slot-taken` and other times when somebody else has it by now.
 */
export async function restoreAppointment(scope: Scope, id: string): Promise<AppointmentRow> {
  const appointment = await findAppointment(scope, id, true)
  refuseUnless(mayChange(scope.actor, appointment), 'not-allowed', 403)
  if (appointment.status === 'confirmed' || appointment.status === 'pending') return appointment
  const until = restorableUntil(appointment)
  refuseUnless(until !== null && scope.now < until, 'restore-over', 409)
  const released = appointment.released as Released
  await refuseIfTaken(scope, appointment, released)
  await scope.sql`update appointments set status = ${released.status},
      cancelled_at = null, cancelled_by = null, cancel_reason = null, cancel_consequence = null, released = null, sequence = sequence + 1 where id = ${id}`
  const limits = await dailyLimits(scope, appointment)
  await countDay(scope, { lines: plannedLines(appointment), zone: appointment.zone, limits }, 1)
  await takeTime(
    scope,
    released.occupations.map((each) => ({
      subjectId: each.subjectId,
      kind: 'staff',
      start: each.startsAt / 60_000,
      end: each.endsAt / 60_000,
    })),
    { appointmentId: id },
  )
  for (const session of released.sessions) await takeSeat(scope, session, { appointmentId: id })
  await record(
    scope,
    'appointment.restored',
    { kind: 'appointment', id, customerId: appointment.customerId },
    { startsAt: appointment.startsAt },
  )
  return findAppointment(scope, id)
}

async function dailyLimits(scope: Scope, appointment: AppointmentRow): Promise<Map<string, number>> {
  const ids = appointment.lines.flatMap((line) => [line.serviceId, line.staffId])
  const rows = await scope.sql<{ id: string; dailyLimit: number }>`
    select id, daily_limit from services where id = any(${ids}::uuid[]) and daily_limit is not null
    union all select id, daily_limit from staff_members where id = any(${ids}::uuid[]) and daily_limit is not null`
  return new Map(rows.map((row) => [row.id, row.dailyLimit]))
}

async function refuseIfTaken(scope: Scope, appointment: AppointmentRow, released: Released): Promise<void> {
  const starts = released.occupations.map((each) => new Date(each.startsAt).toISOString())
  const ends = released.occupations.map((each) => new Date(each.endsAt).toISOString())
  await scope.sql`delete from holds h where h.expires_at <= ${new Date(scope.now)} and exists (select 1 from occupations o where o.business_id = h.business_id and o.hold_id = h.id
      and o.subject_id = any(${released.occupations.map((each) => each.subjectId)}::uuid[])
    union all select 1 from seats t where t.business_id = h.business_id and t.hold_id = h.id and t.session_id = any(${released.sessions}::uuid[]))`
  const taken =
    await scope.sql`select 1 from occupations o join unnest(${released.occupations.map((each) => each.subjectId)}::uuid[], ${starts}::timestamptz[], ${ends}::timestamptz[]) as r(subject, s, e)
      on o.subject_id = r.subject and o.starts_at < r.e and o.ends_at > r.s limit 1`
  const full = await scope.sql`select 1 from class_sessions c where c.id = any(${released.sessions}::uuid[])
      and (select count(*) from seats t where t.business_id = c.business_id and t.session_id = c.id) >= c.capacity`
  if (taken.length === 0 && full.length === 0) return
  const services = appointment.lines.map((line) => line.serviceId)
  const wish = {
    services,
    staff: 'any',
    branch: appointment.branchId,
    start: new Date(appointment.startsAt).toISOString(),
  }
  refuse('slot-taken', 409, {
    alternatives: await nearestTo(scope, wish, appointment.zone, appointment.startsAt / 60_000),
  })
}
