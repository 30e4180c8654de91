import type { Scope } from '#platform/scope/scope.ts'
import { tellCustomer } from './notify.ts'
import { findAppointment } from './queries.ts'

const reminderLeadHours = 24
const minuteMs = 60_000
const hourMs = 60 * minuteMs
export const mostAtOnce = 200

/**
 * Queues a reminder for every confirmed appointment that starts within a day and has none for that start yet; who booked
 * within the last hour needs none. Answers how many it queued; at most 200, so that a transaction stays short.
 */
export async function queueReminders(scope: Scope): Promise<number> {
  const due = await scope.sql<{ id: string; startsAt: number }>`
    select a.id, a.starts_at from appointments a
     where a.status = 'confirmed' and a.starts_at > ${new Date(scope.now)} and a.starts_at <= ${new Date(scope.now + reminderLeadHours * hourMs)}
       and greatest(a.booked_at, coalesce(a.moved_at, a.booked_at)) <= ${new Date(scope.now - hourMs)}
       and not exists (select 1 from messages m where m.business_id = a.business_id and m.kind = 'reminder'
         and m.cause = 'reminder:' || a.id || ':' || (extract(epoch from a.starts_at) * 1000)::bigint)
     order by a.starts_at, a.id limit ${mostAtOnce}`
  for (const { id, startsAt } of due) {
    const row = await findAppointment(scope, id)
    await tellCustomer(scope, row, {
      cause: `reminder:${id}:${startsAt}`,
      kind: 'reminder',
      facts: { startsAt },
    })
  }
  return due.length
}
