import type { Scope } from '#platform/scope/scope.ts'
import { newId } from '#values/id.ts'
import { addDays, dateAt, datesBetween, instantsAt, minuteOfDay, weekdayOf } from '#values/zone.ts'

type Series = {
  id: string
  key: string
  serviceId: string
  branchId: string
  staffId: string
  resourceId: string | null
  weekday: number
  starts: string
  capacity: number
  fromDate: string
  untilDate: string | null
  zone: string
  durationMinutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  horizonDays: number
}
type Planned = { id: string; series: Series; date: string; start: number; end: number }

/** A class that could not be laid out on a date, because its staff member or room is taken or away then. */
export type SkippedSession = { series: string; date: string }
export type LaidOut = { added: number; skipped: SkippedSession[] }

/**
 * Lays the weekly classes out as sessions that can be booked: from `from` (today where left out) to `until` (where left
 * out, as far as customers may book, and a day more). Local times stay local; a time the clocks skip that day is left
 * out, and so is a closed day. Doing it again adds nothing twice.
 */
export async function layOutSessions(scope: Scope, until?: string, from?: string): Promise<LaidOut> {
  const series = await openSeries(scope)
  if (series.length === 0) return { added: 0, skipped: [] }
  await scope.sql`delete from holds where expires_at <= ${new Date(scope.now)}`
  const standing = await standingDates(scope, from)
  const planned = series
    .flatMap((each) => plan(scope, each, until, from))
    .filter(({ series: { id }, date }) => !standing.has(`${id} ${date}`))
  const placed = await insertSessions(scope, planned)
  return {
    added: placed.size,
    skipped: planned
      .filter(({ id }) => !placed.has(id))
      .map(({ series: { key }, date }) => ({ series: key, date })),
  }
}

function openSeries(scope: Scope): Promise<Series[]> {
  return scope.sql<Series>`
    select c.id, c.key, c.service_id, c.branch_id, c.staff_id, c.resource_id, c.weekday, c.starts, c.capacity, c.from_date, c.until_date, b.zone,
           s.duration_minutes, s.buffer_before_minutes, s.buffer_after_minutes, coalesce(s.horizon_days, ${scope.business.horizonDays}) as horizon_days
      from class_series c
      join services s on s.business_id = c.business_id and s.id = c.service_id and s.archived_at is null
      join branches b on b.business_id = c.business_id and b.id = c.branch_id and b.archived_at is null
      join staff_members m on m.business_id = c.business_id and m.id = c.staff_id and m.archived_at is null
     order by c.weekday, c.starts, c.key`
}

/** Which series have a session on which date already, and which branches are closed then. */
async function standingDates(scope: Scope, from?: string): Promise<Set<string>> {
  const since = from ?? addDays(dateAt(scope.business.zone, Math.floor(scope.now / 60_000)), -1)
  const rows = await scope.sql<{ id: string; onDate: string }>`
    select series_id as id, on_date from class_sessions where series_id is not null and on_date >= ${since}
    union all
    select c.id, day::date from class_series c join closures x on x.business_id = c.business_id and x.branch_id = c.branch_id,
      generate_series(greatest(x.starts_on, ${since}::date), least(x.ends_on, ${since}::date + 800), interval '1 day') day`
  return new Set(rows.map(({ id, onDate }) => `${id} ${onDate}`))
}

function plan(scope: Scope, series: Series, until: string | undefined, from: string | undefined): Planned[] {
  const minute = Math.floor(scope.now / 60_000)
  const today = dateAt(series.zone, minute)
  const first = later(from ?? today, series.fromDate)
  const last = earlier(until ?? addDays(today, series.horizonDays + 1), series.untilDate)
  return datesBetween(first, last)
    .filter((date) => weekdayOf(date) === series.weekday)
    .flatMap((date) => {
      const start = instantsAt(series.zone, date, minuteOfDay(series.starts))[0]
      if (start === undefined || (from === undefined && start <= minute)) return []
      return [{ id: newId(), series, date, start, end: start + series.durationMinutes }]
    })
}

const later = (one: string, other: string) => (one > other ? one : other)
const earlier = (one: string, other: string | null) => (other !== null && other < one ? other : one)

/** Writes the sessions whose staff member and room are free; the exclusion constraint decides, whoever else is writing. */
async function insertSessions(scope: Scope, planned: readonly Planned[]): Promise<Set<string>> {
  const added = await scope.sql<{ id: string }>`
    insert into class_sessions (id, series_id, on_date, service_id, branch_id, staff_id, resource_id, starts_at, ends_at, capacity)
    select r.* from jsonb_to_recordset(${JSON.stringify(planned.map(sessionRow))}::jsonb) as r(id uuid, series_id uuid, on_date date, service_id uuid,
      branch_id uuid, staff_id uuid, resource_id uuid, starts_at timestamptz, ends_at timestamptz, capacity int)
     where not exists (select from time_off t where t.staff_id = r.staff_id and t.starts_at < r.ends_at and r.starts_at < t.ends_at)
       and not exists (select from staff_overrides o where o.staff_id = r.staff_id and o.on_date = r.on_date and o.starts is null)
    on conflict (business_id, series_id, on_date) do nothing returning id`
  const placed = new Set(added.map(({ id }) => id))
  const occupations = planned.filter(({ id }) => placed.has(id)).flatMap(occupationRows)
  const taken = await scope.sql<{ sessionId: string }>`
    insert into occupations (subject_id, starts_at, ends_at, session_id)
    select * from jsonb_to_recordset(${JSON.stringify(occupations)}::jsonb) as r(subject_id uuid, starts_at timestamptz, ends_at timestamptz, session_id uuid)
    on conflict do nothing returning session_id`
  const counts = Map.groupBy(taken, ({ sessionId }) => sessionId)
  const clashing = [...placed].filter(
    (id) => (counts.get(id)?.length ?? 0) < occupations.filter((row) => row.session_id === id).length,
  )
  if (clashing.length > 0) await scope.sql`delete from class_sessions where id = any(${clashing})`
  for (const id of clashing) placed.delete(id)
  return placed
}

function sessionRow({ id, series, date, start, end }: Planned) {
  return {
    id,
    series_id: series.id,
    on_date: date,
    service_id: series.serviceId,
    branch_id: series.branchId,
    staff_id: series.staffId,
    resource_id: series.resourceId,
    starts_at: isoOf(start),
    ends_at: isoOf(end),
    capacity: series.capacity,
  }
}

function occupationRows({ id, series, start, end }: Planned) {
  const [starts_at, ends_at] = [
    isoOf(start - series.bufferBeforeMinutes),
    isoOf(end + series.bufferAfterMinutes),
  ]
  return [series.staffId, series.resourceId]
    .filter((subject) => subject !== null)
    .map((subject_id) => ({ subject_id, starts_at, ends_at, session_id: id }))
}

const isoOf = (minute: number) => new Date(minute * 60_000).toISOString()
