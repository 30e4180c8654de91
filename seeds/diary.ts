import { hoursBetween } from '#features/availability/hours.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { contains, type Intervals, intersect, normalise, subtract, touches, union } from '#values/interval.ts'
import type { LocalText } from '#values/local-text.ts'
import { addDays, dateAt, dayIn, type Minute } from '#values/zone.ts'

export type DiaryService = {
  id: string
  key: string
  name: LocalText
  kind: 'appointment' | 'class'
  durationMinutes: number
  priceMinor: number | null
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  gapAfterMinutes: number | null
  gapMinutes: number | null
  slotIntervalMinutes: number
  needsApproval: boolean
  policy: unknown
  needs: string[]
}
export type DiaryStaff = {
  id: string
  key: string
  skills: string[]
  hours: { branchId: string; weekday: number; from: string; to: string }[]
  breaks: { weekday: number; from: string; to: string }[]
}
export type DiaryBranch = {
  id: string
  zone: string
  policy: unknown
  hours: { weekday: number; from: string; to: string }[]
}
export type DiarySession = {
  id: string
  serviceId: string
  branchId: string
  staffId: string
  capacity: number
  startsAt: number
  endsAt: number
  onDate: string
  taken: number
}

/** A business's catalogue and who is taken when: what a believable week is made from. */
export type Diary = {
  zone: string
  today: string
  now: Minute
  services: Map<string, DiaryService>
  staff: DiaryStaff[]
  branches: DiaryBranch[]
  resources: { id: string; kind: string; branchId: string }[]
  sessions: DiarySession[]
  busy: Map<string, Intervals>
}

export type DiaryLine = {
  service: DiaryService
  start: Minute
  end: Minute
  resourceIds: string[]
  sessionId: string | null
}
export type DiaryPlace = {
  branch: DiaryBranch
  staffId: string
  start: Minute
  end: Minute
  lines: DiaryLine[]
  taken: { subjectId: string; time: Intervals }[]
  session: DiarySession | null
}

/** Reads what a business offers and what its classes occupy. */
export async function openDiary(scope: Scope): Promise<Diary> {
  const { zone } = scope.business
  const services = await scope.sql<DiaryService>`
    select s.id, s.key, s.name, s.kind, s.duration_minutes, s.price_minor, s.buffer_before_minutes, s.buffer_after_minutes, s.gap_after_minutes, s.gap_minutes,
           s.slot_interval_minutes, s.needs_approval, s.policy,
           (select coalesce(array_agg(q.resource_kind), '{}') from service_requirements q where q.service_id = s.id) as needs
      from services s where s.archived_at is null order by s.position`
  const staff = await scope.sql<DiaryStaff>`
    select m.id, m.key, (select coalesce(array_agg(k.service_id::text), '{}') from staff_skills k where k.staff_id = m.id) as skills,
           (select coalesce(json_agg(json_build_object('branchId', h.branch_id, 'weekday', h.weekday, 'from', left(h.starts::text, 5), 'to', left(h.ends::text, 5))), '[]') from staff_hours h where h.staff_id = m.id) as hours,
           (select coalesce(json_agg(json_build_object('weekday', b.weekday, 'from', left(b.starts::text, 5), 'to', left(b.ends::text, 5))), '[]') from staff_breaks b where b.staff_id = m.id) as breaks
      from staff_members m where m.bookable and m.archived_at is null order by m.position`
  const branches = await scope.sql<DiaryBranch>`
    select b.id, b.zone, b.policy, (select coalesce(json_agg(json_build_object('weekday', h.weekday, 'from', left(h.opens::text, 5), 'to', left(h.closes::text, 5))), '[]') from branch_hours h where h.branch_id = b.id) as hours
      from branches b where b.archived_at is null order by b.position`
  const resources = await scope.sql<
    Diary['resources'][number]
  >`select id, kind, branch_id from resources where archived_at is null order by position, key`
  const sessions =
    await scope.sql<DiarySession>`select id, service_id, branch_id, staff_id, capacity, starts_at, ends_at, on_date, 0 as taken from class_sessions where cancelled_at is null order by starts_at`
  const now = Math.floor(scope.now / 60_000)
  return {
    zone,
    now,
    staff,
    branches,
    resources,
    sessions,
    today: dateAt(zone, now),
    services: new Map(services.map((service) => [service.key, service])),
    busy: await readBusy(scope),
  }
}

async function readBusy(scope: Scope): Promise<Map<string, Intervals>> {
  const rows = await scope.sql<{
    subjectId: string
    startsAt: number
    endsAt: number
  }>`select subject_id, starts_at, ends_at from occupations order by starts_at`
  const bySubject = Map.groupBy(rows, ({ subjectId }) => subjectId)
  return new Map(
    [...bySubject].map(([subject, taken]) => [
      subject,
      normalise(taken.flatMap(({ startsAt, endsAt }) => [startsAt / 60_000, endsAt / 60_000])),
    ]),
  )
}

/** The start on this date nearest to a wished time at which a staff member can give these services; takes it in the diary. */
export function takeTime(
  diary: Diary,
  services: readonly DiaryService[],
  member: DiaryStaff,
  date: string,
  wished: number,
): DiaryPlace | null {
  for (const branch of diary.branches) {
    const working = workingOn(branch, member, date)
    for (const start of startsIn(
      working,
      services[0]!.slotIntervalMinutes,
      dayIn(diary.zone, date).start + wished,
    )) {
      const place = placeAt(diary, branch, services, member, working, start)
      if (place) return keep(diary, place)
    }
  }
  return null
}

function workingOn(branch: DiaryBranch, member: DiaryStaff, date: string): Intervals {
  const weekly = member.hours.filter(({ branchId }) => branchId === branch.id)
  const open = hoursBetween({ zone: branch.zone, weekly: branch.hours }, date, date)
  const own = hoursBetween({ zone: branch.zone, weekly, breaks: member.breaks }, date, date)
  return intersect(own, open)
}

function startsIn(working: Intervals, interval: number, wished: Minute): Minute[] {
  const starts: Minute[] = []
  for (let index = 0; index < working.length; index += 2) {
    for (
      let start = Math.ceil(working[index]! / interval) * interval;
      start < working[index + 1]!;
      start += interval
    )
      starts.push(start)
  }
  return starts.toSorted((one, other) => Math.abs(one - wished) - Math.abs(other - wished))
}

function placeAt(
  diary: Diary,
  branch: DiaryBranch,
  services: readonly DiaryService[],
  member: DiaryStaff,
  working: Intervals,
  start: Minute,
): DiaryPlace | null {
  let at = start
  let staffTime: Intervals = []
  const lines: DiaryLine[] = []
  const rooms: DiaryPlace['taken'] = []
  for (const service of services) {
    const end = at + service.durationMinutes
    const held = [at - service.bufferBeforeMinutes, end + service.bufferAfterMinutes]
    const resourceIds = service.needs.map(
      (kind) =>
        diary.resources.find(
          (each) => each.kind === kind && each.branchId === branch.id && isFree(diary, each.id, held),
        )?.id,
    )
    if (resourceIds.includes(undefined)) return null
    rooms.push(...(resourceIds as string[]).map((subjectId) => ({ subjectId, time: held })))
    staffTime = union(staffTime, withoutGap(service, at, held))
    lines.push({ service, start: at, end, resourceIds: resourceIds as string[], sessionId: null })
    at = end
  }
  if (!contains(working, start, at) || !isFree(diary, member.id, staffTime)) return null
  return {
    branch,
    staffId: member.id,
    start,
    end: at,
    lines,
    taken: [{ subjectId: member.id, time: staffTime }, ...merged(rooms)],
    session: null,
  }
}

/** A room kept for two services in a row is kept once. */
function merged(rooms: DiaryPlace['taken']): DiaryPlace['taken'] {
  return [...Map.groupBy(rooms, ({ subjectId }) => subjectId)].map(([subjectId, kept]) => ({
    subjectId,
    time: normalise(kept.flatMap(({ time }) => time)),
  }))
}

function withoutGap(
  { gapAfterMinutes, gapMinutes }: DiaryService,
  start: Minute,
  held: Intervals,
): Intervals {
  return gapAfterMinutes === null || gapMinutes === null
    ? held
    : subtract(held, [start + gapAfterMinutes, start + gapAfterMinutes + gapMinutes])
}

function isFree(diary: Diary, subject: string, time: Intervals): boolean {
  const taken = diary.busy.get(subject) ?? []
  for (let index = 0; index < time.length; index += 2)
    if (touches(taken, time[index]!, time[index + 1]!)) return false
  return true
}

function keep(diary: Diary, place: DiaryPlace): DiaryPlace {
  for (const { subjectId, time } of place.taken)
    diary.busy.set(subjectId, union(diary.busy.get(subjectId) ?? [], time))
  return place
}

/** Gives back what a place took, for a visit that was cancelled. */
export function giveBack(diary: Diary, place: DiaryPlace): void {
  for (const { subjectId, time } of place.taken)
    diary.busy.set(subjectId, subtract(diary.busy.get(subjectId) ?? [], time))
  if (place.session) place.session.taken -= 1
}

/** A seat in the class of a service nearest to a date: on it or later for a day to come, on it or earlier for a past one. */
export function takeSeat(diary: Diary, service: DiaryService, day: number): DiaryPlace | null {
  const date = addDays(diary.today, day)
  const known = diary.sessions.filter((each) => each.serviceId === service.id && each.taken < each.capacity)
  const session =
    day < 0
      ? known.findLast((each) => each.onDate <= date && each.endsAt / 60_000 <= diary.now)
      : known.find((each) => each.onDate >= date && each.startsAt / 60_000 > diary.now)
  if (!session) return null
  session.taken += 1
  const [start, end] = [session.startsAt / 60_000, session.endsAt / 60_000]
  const branch = diary.branches.find(({ id }) => id === session.branchId)!
  return {
    branch,
    staffId: session.staffId,
    start,
    end,
    lines: [{ service, start, end, resourceIds: [], sessionId: session.id }],
    taken: [],
    session,
  }
}
