import type { Supply } from '#features/availability/load.ts'
import type { Occupation } from '#features/availability/question.ts'
import { Refusal } from '#platform/http/refusal.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { stoppedBy, TryAgain } from '#platform/scope/race.ts'
import { dateAt } from '#values/zone.ts'
import type { Place } from './place.ts'

/** Whose an occupation or a seat is. */
export type Owner =
  | { holdId: string; appointmentId?: undefined }
  | { appointmentId: string; holdId?: undefined }

const lost = () => new TryAgain(new Refusal('slot-taken', 409, { alternatives: [] }))

/**
 * Takes the staff members, resources or class seat a place needs. The database decides who is first: who loses gets
 * TryAgain, so that the engine looks afresh and either finds another member or refuses with other times.
 */
export async function occupy(scope: Scope, place: Place, owner: Owner): Promise<void> {
  await freeExpired(scope, place)
  if (place.sessionId) return takeSeat(scope, place.sessionId, owner)
  await takeTime(scope, place.occupations, owner)
}

/** The same for times already decided, without asking the engine. */
export async function takeTime(
  scope: Scope,
  occupations: readonly Occupation[],
  owner: Owner,
): Promise<void> {
  const rows = occupations.toSorted(
    (one, other) => one.subjectId.localeCompare(other.subjectId) || one.start - other.start,
  )
  const at = (pick: (row: Occupation) => number) =>
    rows.map((row) => new Date(pick(row) * 60_000).toISOString())
  try {
    await scope.sql`insert into occupations (subject_id, starts_at, ends_at, hold_id, appointment_id)
      select subject, starts, ends, ${owner.holdId ?? null}::uuid, ${owner.appointmentId ?? null}::uuid
        from unnest(${rows.map((row) => row.subjectId)}::uuid[], ${at((row) => row.start)}::timestamptz[], ${at((row) => row.end)}::timestamptz[]) as o(subject, starts, ends)`
  } catch (error) {
    if (stoppedBy(error, 'nobody_is_occupied_twice')) throw lost()
    throw error
  }
}

/** Takes the lowest free seat. Two callers want the same one: the key lets one have it, and no number passes the capacity. */
export async function takeSeat(scope: Scope, sessionId: string, owner: Owner): Promise<void> {
  const [session] = await scope.sql<{ capacity: number; free: number | null }>`
    select s.capacity, (select min(n) from generate_series(1, s.capacity) n
        where not exists (select 1 from seats t where t.business_id = s.business_id and t.session_id = s.id and t.seat = n)) as free
      from class_sessions s where s.id = ${sessionId} and s.cancelled_at is null`
  if (!session?.free) throw lost()
  const taken = await scope.sql`insert into seats (session_id, seat, capacity, hold_id, appointment_id)
    values (${sessionId}, ${session.free}, ${session.capacity}, ${owner.holdId ?? null}, ${owner.appointmentId ?? null})
    on conflict do nothing returning seat`
  if (taken.length === 0) throw lost()
}

/** Ends the expired holds that stand in the way. */
async function freeExpired(scope: Scope, place: Place): Promise<void> {
  const subjects = place.occupations.map((each) => each.subjectId)
  const starts = new Date(Math.min(place.start, ...place.occupations.map((each) => each.start)) * 60_000)
  const ends = new Date(Math.max(place.end, ...place.occupations.map((each) => each.end)) * 60_000)
  await scope.sql`delete from holds h where h.expires_at <= ${new Date(scope.now)} and (
       exists (select 1 from occupations o where o.business_id = h.business_id and o.hold_id = h.id and o.subject_id = any(${subjects}::uuid[])
                and o.starts_at < ${ends} and o.ends_at > ${starts})
    or exists (select 1 from seats t where t.business_id = h.business_id and t.hold_id = h.id and t.session_id = ${place.sessionId}::uuid))`
}

/**
 * Adds a visit to, or with -1 takes it from, the day's counts of its services and staff members. A daily limit passed
 * by somebody quicker is TryAgain. The counts are taken before the times, and in one order, so that two who want the
 * same day of the same member queue here instead of waiting for each other.
 */
export async function countDay(
  scope: Scope,
  place: Pick<Place, 'lines'> & { zone: string; limits?: ReadonlyMap<string, number> },
  sign: 1 | -1,
): Promise<void> {
  const counts = new Map<string, { subject: string; date: string; booked: number; minutes: number }>()
  const add = (subject: string, date: string, booked: number, minutes: number) => {
    const count = counts.get(subject + date) ?? { subject, date, booked: 0, minutes: 0 }
    counts.set(subject + date, { ...count, booked: count.booked + booked, minutes: count.minutes + minutes })
  }
  const date = dateAt(place.zone, place.lines[0]!.start)
  // A class is one engagement of its teacher however many sit in it; the session, not the seat, occupies them.
  const alone = place.lines.filter((line) => line.sessionId === null)
  for (const staffId of new Set(alone.map((line) => line.staffId))) add(staffId, date, 1, 0)
  for (const line of alone) add(line.staffId, date, 0, line.end - line.start)
  for (const line of place.lines) add(line.serviceId, date, 1, line.end - line.start)
  const rows = [...counts.values()].toSorted((one, other) => one.subject.localeCompare(other.subject))
  if (sign === -1) return await uncount(scope, rows)
  const after = await scope.sql<{ subjectId: string; booked: number }>`
    insert into day_loads as d (subject_id, on_date, booked, minutes)
    select * from unnest(${rows.map((row) => row.subject)}::uuid[], ${rows.map((row) => row.date)}::date[], ${rows.map((row) => row.booked)}::int[], ${rows.map((row) => row.minutes)}::int[])
    on conflict (business_id, subject_id, on_date) do update set booked = d.booked + excluded.booked, minutes = d.minutes + excluded.minutes
    returning subject_id, booked`
  if (after.some((row) => row.booked > (place.limits?.get(row.subjectId) ?? Infinity))) throw lost()
}

async function uncount(
  scope: Scope,
  rows: { subject: string; date: string; booked: number; minutes: number }[],
): Promise<void> {
  await scope.sql`update day_loads d set booked = greatest(0, d.booked - n.booked), minutes = greatest(0, d.minutes - n.minutes)
    from (select d2.business_id, d2.subject_id, d2.on_date, x.booked, x.minutes
            from unnest(${rows.map((row) => row.subject)}::uuid[], ${rows.map((row) => row.date)}::date[], ${rows.map((row) => row.booked)}::int[], ${rows.map((row) => row.minutes)}::int[]) as x(subject, on_date, booked, minutes)
            join day_loads d2 on d2.subject_id = x.subject and d2.on_date = x.on_date
           order by d2.subject_id for update of d2) n
    where d.business_id = n.business_id and d.subject_id = n.subject_id and d.on_date = n.on_date`
}

/** The daily limits a visit is under: services' and staff members'. */
export function limitsOf({ question, services }: Supply): Map<string, number> {
  const ofServices = services.flatMap((service) =>
    service.dailyLimit === null ? [] : [[service.id, service.dailyLimit] as const],
  )
  const ofStaff = question.staffSupply.flatMap((member) =>
    member.dailyLimit === null ? [] : [[member.id, member.dailyLimit] as const],
  )
  return new Map([...ofServices, ...ofStaff])
}
