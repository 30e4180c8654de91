import { refuse, refuseUnless } from '#platform/http/refusal.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { type Intervals, normalise } from '#values/interval.ts'
import type { LocalText } from '#values/local-text.ts'
import { addDays, dateAt, type Minute } from '#values/zone.ts'
import { type ClockWindow, hoursBetween, type WeeklyWindow } from './hours.ts'
import type { Question, ResourceSupply, ServiceLimit, StaffSupply, Step } from './question.ts'
import type { Session } from './sessions.ts'
import { supplySpan } from './visit.ts'

/** What is asked of a branch: which services in a row, by whom, starting on which dates; `without` is the caller's own place. */
export type Ask = {
  services: readonly string[]
  staff: string
  branch?: string | undefined
  from: string
  to: string
  without?: {
    appointmentId?: string
    holdId?: string
    day?: { date: string; booked: ReadonlyMap<string, number> }
  }
}

export type LoadedService = {
  id: string
  kind: 'appointment' | 'class'
  name: LocalText
  durationMinutes: number
  priceMinor: number | null
  bufferBefore: number
  bufferAfter: number
  gapAfter: number | null
  gap: number | null
  notice: number
  horizon: number | null
  interval: number
  dailyLimit: number | null
  needsApproval: boolean
  policy: Record<string, unknown> | null
  requires: string[]
}

export type LoadedBranch = {
  id: string
  zone: string
  name: LocalText
  policy: Record<string, unknown> | null
}

/** Everything an answer about free times is made from: the engine's question, or a class's sessions. */
export type Supply = {
  branch: LoadedBranch
  services: LoadedService[]
  question: Question
  /** Set where a class is asked about: its sessions in place of the engine's grid. */
  sessions: Session[] | null
}

type BranchRow = LoadedBranch & {
  hours: { weekday: number; from: string; to: string }[]
  closures: { from: string; to: string }[]
  services: LoadedService[]
  resources: { id: string; kind: string }[]
}

type StaffRow = {
  id: string
  dailyLimit: number | null
  skills: string[]
  hours: WeeklyWindow[]
  breaks: WeeklyWindow[]
  overrides: { date: string; here: boolean; from: string | null; to: string | null }[]
  away: { start: number; end: number }[]
}

/**
 * Loads the supply for free times in at most four queries, whatever the number of staff members. Refuses unknown
 * branches, services and staff members with 404, and a class together with anything else with 422 `class-alone`.
 */
export async function loadSupply(scope: Scope, ask: Ask): Promise<Supply> {
  const branch = await loadBranch(scope, ask)
  const services = ask.services.map(
    (id) => branch.services.find((service) => service.id === id) ?? refuse('service-unknown', 404),
  )
  const isClass = services.some((service) => service.kind === 'class')
  refuseUnless(!isClass || services.length === 1, 'class-alone', 422)
  const bookable = window(scope, branch, services, ask)
  const members = await loadStaff(scope, branch, services, ask)
  const steps = services.map((service) => stepOf(service, members, branch))
  if (isClass) {
    const sessions = await loadSessions(scope, branch, services[0]!, ask)
    return {
      branch,
      services,
      sessions,
      question: { ...bookable, ...noSupply, steps, staff: ask.staff, slotInterval: services[0]!.interval },
    }
  }
  const span = supplySpan(bookable, steps)
  const busy = await loadBusy(
    scope,
    [...members.map((member) => member.id), ...branch.resources.map((resource) => resource.id)],
    span,
    ask,
  )
  const loads = await loadDays(scope, services, members, bookable, ask.without?.day)
  const question: Question = {
    ...bookable,
    slotInterval: services[0]!.interval,
    steps,
    staff: ask.staff,
    open: hoursBetween(
      { zone: branch.zone, weekly: branch.hours, closures: branch.closures },
      span.dates.from,
      span.dates.to,
    ),
    staffSupply: members.map((member) => staffSupply(member, branch, span.dates, busy, loads)),
    resourceSupply: branch.resources.map(({ id }): ResourceSupply => ({ id, busy: busy.get(id) ?? [] })),
    serviceDailyLimits: serviceLimits(services, loads),
  }
  return { branch, services, question, sessions: null }
}

const noSupply = {
  open: [],
  staffSupply: [],
  resourceSupply: [],
  serviceDailyLimits: new Map<string, ServiceLimit>(),
}

async function loadBranch(scope: Scope, ask: Ask): Promise<BranchRow> {
  const rows = await scope.sql<BranchRow>`
    select b.id, b.zone, b.name, b.policy,
      (select coalesce(json_agg(json_build_object('weekday', h.weekday, 'from', to_char(h.opens, 'HH24:MI'), 'to', to_char(h.closes, 'HH24:MI'))), '[]')
         from branch_hours h where h.business_id = b.business_id and h.branch_id = b.id) as hours,
      (select coalesce(json_agg(json_build_object('from', c.starts_on, 'to', c.ends_on)), '[]')
         from closures c where c.business_id = b.business_id and c.branch_id = b.id and c.ends_on >= ${ask.from}::date - 1 and c.starts_on <= ${ask.to}::date + 2) as closures,
      (select coalesce(json_agg(json_build_object('id', s.id, 'kind', s.kind, 'name', s.name, 'durationMinutes', s.duration_minutes,
           'priceMinor', s.price_minor, 'bufferBefore', s.buffer_before_minutes, 'bufferAfter', s.buffer_after_minutes,
           'gapAfter', s.gap_after_minutes, 'gap', s.gap_minutes, 'notice', s.notice_minutes, 'horizon', s.horizon_days,
           'interval', s.slot_interval_minutes, 'dailyLimit', s.daily_limit, 'needsApproval', s.needs_approval, 'policy', s.policy,
           'requires', (select coalesce(json_agg(q.resource_kind order by q.resource_kind), '[]') from service_requirements q
                         where q.business_id = s.business_id and q.service_id = s.id))), '[]')
         from services s where s.business_id = b.business_id and s.id = any(${ask.services}::uuid[]) and s.archived_at is null) as services,
      (select coalesce(json_agg(json_build_object('id', r.id, 'kind', r.kind) order by r.position, r.id), '[]')
         from resources r where r.business_id = b.business_id and r.branch_id = b.id and r.archived_at is null
          and r.kind in (select q.resource_kind from service_requirements q where q.business_id = b.business_id and q.service_id = any(${ask.services}::uuid[]))) as resources
      from branches b
     where b.archived_at is null and (${ask.branch ?? null}::uuid is null or b.id = ${ask.branch ?? null}::uuid)
     order by b.position, b.id limit 2`
  refuseUnless(rows.length > 0, 'branch-unknown', 404)
  refuseUnless(rows.length === 1 || ask.branch, 'branch-needed', 422)
  return rows[0]!
}

function window(scope: Scope, branch: BranchRow, services: LoadedService[], ask: Ask) {
  const now: Minute = Math.ceil(scope.now / 60_000)
  return {
    zone: branch.zone,
    from: ask.from,
    to: ask.to,
    now,
    noticeMinutes: Math.max(...services.map((service) => service.notice)),
    horizonDays: Math.min(...services.map((service) => service.horizon ?? scope.business.horizonDays)),
  }
}

async function loadStaff(
  scope: Scope,
  branch: BranchRow,
  services: LoadedService[],
  ask: Ask,
): Promise<StaffRow[]> {
  const ids = services.map((service) => service.id)
  const rows = await scope.sql<StaffRow>`
    select m.id, m.daily_limit,
      (select json_agg(k.service_id) from staff_skills k where k.business_id = m.business_id and k.staff_id = m.id and k.service_id = any(${ids}::uuid[])) as skills,
      (select coalesce(json_agg(json_build_object('weekday', h.weekday, 'from', to_char(h.starts, 'HH24:MI'), 'to', to_char(h.ends, 'HH24:MI'))), '[]')
         from staff_hours h where h.business_id = m.business_id and h.staff_id = m.id and h.branch_id = ${branch.id}) as hours,
      (select coalesce(json_agg(json_build_object('weekday', h.weekday, 'from', to_char(h.starts, 'HH24:MI'), 'to', to_char(h.ends, 'HH24:MI'))), '[]')
         from staff_breaks h where h.business_id = m.business_id and h.staff_id = m.id) as breaks,
      (select coalesce(json_agg(json_build_object('date', o.on_date, 'here', o.branch_id = ${branch.id}, 'from', to_char(o.starts, 'HH24:MI'), 'to', to_char(o.ends, 'HH24:MI'))), '[]')
         from staff_overrides o where o.business_id = m.business_id and o.staff_id = m.id and o.on_date between ${ask.from}::date and ${ask.to}::date + 2) as overrides,
      (select coalesce(json_agg(json_build_object('start', floor(extract(epoch from t.starts_at) / 60), 'end', ceil(extract(epoch from t.ends_at) / 60))), '[]')
         from time_off t where t.business_id = m.business_id and t.staff_id = m.id and t.ends_at > ${ask.from}::date - 1 and t.starts_at < ${ask.to}::date + 3) as away
      from staff_members m
     where m.archived_at is null and m.bookable
       and m.id in (select k.staff_id from staff_skills k where k.business_id = m.business_id and k.service_id = any(${ids}::uuid[]))
     order by m.position, m.id`
  if (ask.staff === 'any') return rows
  const named = rows.filter((member) => member.id === ask.staff)
  if (named.length === 0 || named[0]!.skills.length < new Set(ids).size) await refuseMember(scope, ask.staff)
  return named
}

async function refuseMember(scope: Scope, id: string): Promise<never> {
  const known =
    await scope.sql`select 1 from staff_members where id = ${id} and archived_at is null and bookable`
  return known.length > 0 ? refuse('staff-lacks-skill', 422) : refuse('staff-unknown', 404)
}

function stepOf(service: LoadedService, members: StaffRow[], branch: BranchRow): Step {
  return {
    serviceId: service.id,
    duration: service.durationMinutes,
    bufferBefore: service.bufferBefore,
    bufferAfter: service.bufferAfter,
    ...(service.gap !== null && service.gapAfter !== null
      ? { gap: { after: service.gapAfter, length: service.gap } }
      : {}),
    staff: members.filter((member) => member.skills.includes(service.id)).map((member) => member.id),
    resources: service.requires.map((kind) =>
      branch.resources.filter((resource) => resource.kind === kind).map((resource) => resource.id),
    ),
  }
}

/**
 * Who and what is taken when, by subject; expired holds and the caller's own place are not. One range query on plain
 * columns: an occupation lasts 24 hours at most, so what starts earlier than that cannot reach in.
 */
async function loadBusy(
  scope: Scope,
  subjects: string[],
  span: { start: Minute; end: Minute },
  ask: Ask,
): Promise<Map<string, Intervals>> {
  const rows = await scope.sql<{ subjectId: string; times: string }>`
    select o.subject_id, string_agg(floor(extract(epoch from o.starts_at) / 60)::int || ',' || ceil(extract(epoch from o.ends_at) / 60)::int, ',' order by o.starts_at) as times
      from occupations o
     where o.subject_id = any(${subjects}::uuid[])
       and o.starts_at > ${new Date((span.start - 1440) * 60_000)} and o.starts_at < ${new Date(span.end * 60_000)}
       and o.ends_at > ${new Date(span.start * 60_000)}
       and (o.appointment_id is null or o.appointment_id is distinct from ${ask.without?.appointmentId ?? null}::uuid)
       and (o.hold_id is null or (o.hold_id is distinct from ${ask.without?.holdId ?? null}::uuid
            and exists (select 1 from holds h where h.business_id = o.business_id and h.id = o.hold_id and h.expires_at > ${new Date(scope.now)})))
     group by o.subject_id`
  return new Map(rows.map((row) => [row.subjectId, normalise(row.times.split(',').map(Number))]))
}

type DayLoads = Map<string, { booked: Map<string, number>; minutes: Map<string, number> }>

async function loadDays(
  scope: Scope,
  services: LoadedService[],
  members: StaffRow[],
  asked: { zone: string; from: string; to: string },
  own?: { date: string; booked: ReadonlyMap<string, number> },
): Promise<DayLoads> {
  const subjects = [...services.map((service) => service.id), ...members.map((member) => member.id)]
  const rows = await scope.sql<{ subjectId: string; onDate: string; booked: number; minutes: number }>`
    select subject_id, on_date, booked, minutes from day_loads
     where subject_id = any(${subjects}::uuid[]) and on_date between ${asked.from}::date and ${asked.to}::date`
  const loads: DayLoads = new Map()
  for (const row of rows) {
    const load = loads.get(row.subjectId) ?? { booked: new Map(), minutes: new Map() }
    load.booked.set(
      row.onDate,
      row.booked - (own?.date === row.onDate ? (own.booked.get(row.subjectId) ?? 0) : 0),
    )
    load.minutes.set(row.onDate, row.minutes)
    loads.set(row.subjectId, load)
  }
  return loads
}

const noLoad = { booked: new Map<string, number>(), minutes: new Map<string, number>() }

function staffSupply(
  member: StaffRow,
  branch: BranchRow,
  dates: { from: string; to: string },
  busy: Map<string, Intervals>,
  loads: DayLoads,
): StaffSupply {
  const load = loads.get(member.id) ?? noLoad
  const working = hoursBetween(
    {
      zone: branch.zone,
      weekly: member.hours,
      breaks: member.breaks,
      overrides: overridesOf(member),
      timeOff: normalise(member.away.flatMap(({ start, end }) => [start, end])),
    },
    dates.from,
    dates.to,
  )
  return {
    id: member.id,
    working,
    busy: busy.get(member.id) ?? [],
    dailyLimit: member.dailyLimit,
    bookedOn: load.booked,
    minutesOn: load.minutes,
  }
}

/** By date the windows at this branch; a date with windows at another branch only is a day off here. */
function overridesOf(member: StaffRow): Map<string, ClockWindow[]> {
  const found = new Map<string, ClockWindow[]>()
  for (const { date, here, from, to } of member.overrides) {
    const windows = found.get(date) ?? []
    if (here && from && to) windows.push({ from, to })
    found.set(date, windows)
  }
  return found
}

function serviceLimits(services: LoadedService[], loads: DayLoads): Map<string, ServiceLimit> {
  const limited = services.filter((service) => service.dailyLimit !== null)
  return new Map(
    limited.map((service) => [
      service.id,
      { limit: service.dailyLimit!, bookedOn: loads.get(service.id)?.booked ?? new Map() },
    ]),
  )
}

async function loadSessions(
  scope: Scope,
  branch: BranchRow,
  service: LoadedService,
  ask: Ask,
): Promise<Session[]> {
  const rows = await scope.sql<{
    id: string
    startsAt: number
    endsAt: number
    capacity: number
    taken: number
    staffId: string
  }>`
    select s.id, s.starts_at, s.ends_at, s.capacity, s.staff_id,
      (select count(*)::int from seats t left join holds h on h.business_id = t.business_id and h.id = t.hold_id
        where t.business_id = s.business_id and t.session_id = s.id
          and t.appointment_id is distinct from coalesce(${ask.without?.appointmentId ?? null}::uuid, '00000000-0000-0000-0000-000000000000')
          and (t.hold_id is null or (t.hold_id is distinct from ${ask.without?.holdId ?? null}::uuid and h.expires_at > ${new Date(scope.now)}))) as taken
      from class_sessions s
     where s.service_id = ${service.id} and s.branch_id = ${branch.id} and s.cancelled_at is null
       and s.on_date between ${ask.from}::date and ${ask.to}::date
       and (${ask.staff} = 'any' or s.staff_id::text = ${ask.staff})
     order by s.starts_at, s.id`
  return rows.map((row) => ({
    id: row.id,
    serviceId: service.id,
    start: row.startsAt / 60_000,
    end: row.endsAt / 60_000,
    capacity: row.capacity,
    taken: row.taken,
    staff: [row.staffId],
  }))
}

/** The dates around an instant in which the nearest free times are looked for. */
export function datesAround(zone: string, start: Minute, days: number): { from: string; to: string } {
  const date = dateAt(zone, start)
  return { from: addDays(date, -days), to: addDays(date, days) }
}
