import type { Ids, Keeping } from '#features/branches/keep-branches.ts'
import type { StaffInFile } from '#features/businesses/import-shape.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { newId } from '#values/id.ts'
import { readWeekdays } from '#values/weekdays.ts'
import { addDays, dayIn, instantsAt, minuteOfDay } from '#values/zone.ts'

type Known = { branches: Ids; services: Ids }

/** Makes the business's staff members those of the file, found by key; whoever is gone is archived. Answers their ids by key. */
export async function keepStaff(
  scope: Scope,
  staff: readonly StaffInFile[],
  known: Known,
  keeping: Keeping,
): Promise<Ids> {
  const rows = staff.map((member, position) => ({
    id: newId(),
    key: member.key,
    name: member.name,
    title: keeping.words(member.title),
    bio: keeping.words(member.bio),
    image: member.image ?? null,
    email: member.email?.toLowerCase() ?? null,
    role: member.role,
    bookable: member.bookable,
    daily_limit: member.dailyLimit ?? null,
    position,
  }))
  const kept = await scope.sql<{ id: string; key: string }>`
    insert into staff_members (id, key, name, title, bio, image, email, role, bookable, daily_limit, position)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, key text, name text, title jsonb, bio jsonb, image text, email text,
      role text, bookable boolean, daily_limit int, position int)
    on conflict (business_id, key) do update set name = excluded.name, title = excluded.title, bio = excluded.bio, image = excluded.image,
      email = excluded.email, role = excluded.role, bookable = excluded.bookable, daily_limit = excluded.daily_limit,
      position = excluded.position, archived_at = null
    returning id, key`
  await scope.sql`update staff_members set archived_at = ${new Date(scope.now)} where archived_at is null and key <> all(${staff.map(({ key }) => key)})`
  const ids = new Map(kept.map(({ id, key }) => [key, id]))
  await keepSkills(scope, staff, ids, known)
  await keepHours(scope, staff, ids, known)
  await keepOverrides(scope, staff, ids, known)
  await keepTimeOff(scope, staff, ids)
  return ids
}

async function keepSkills(
  scope: Scope,
  staff: readonly StaffInFile[],
  ids: Ids,
  { services }: Known,
): Promise<void> {
  const rows = staff.flatMap((member) =>
    member.skills.map((skill) => ({ staff_id: ids.get(member.key), service_id: services.get(skill) })),
  )
  await scope.sql`delete from staff_skills`
  await scope.sql`insert into staff_skills (staff_id, service_id)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(staff_id uuid, service_id uuid)`
}

async function keepHours(
  scope: Scope,
  staff: readonly StaffInFile[],
  ids: Ids,
  { branches }: Known,
): Promise<void> {
  const [only] = branches.values()
  const windows = staff.flatMap((member) =>
    member.hours.flatMap((hours) =>
      readWeekdays(hours.days)!.map((weekday) => ({ hours, weekday, staff_id: ids.get(member.key) })),
    ),
  )
  const rows = windows.map(({ staff_id, weekday, hours: { branch, from, to } }) => ({
    staff_id,
    branch_id: branch === undefined ? only : branches.get(branch),
    weekday,
    starts: from,
    ends: to,
  }))
  const breaks = windows.flatMap(({ staff_id, weekday, hours }) =>
    hours.breaks.map(({ from, to }) => ({ staff_id, weekday, starts: from, ends: to })),
  )
  await scope.sql`delete from staff_hours`
  await scope.sql`delete from staff_breaks`
  await scope.sql`insert into staff_hours (staff_id, branch_id, weekday, starts, ends)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(staff_id uuid, branch_id uuid, weekday smallint, starts time, ends time)`
  await scope.sql`insert into staff_breaks (staff_id, weekday, starts, ends)
    select * from jsonb_to_recordset(${JSON.stringify(breaks)}::jsonb) as r(staff_id uuid, weekday smallint, starts time, ends time)`
}

async function keepOverrides(
  scope: Scope,
  staff: readonly StaffInFile[],
  ids: Ids,
  { branches }: Known,
): Promise<void> {
  const [only] = branches.values()
  const rows = staff.flatMap((member) =>
    member.overrides.flatMap(({ date, windows }): object[] => {
      const off = {
        id: newId(),
        staff_id: ids.get(member.key),
        on_date: date,
        branch_id: null,
        starts: null,
        ends: null,
      }
      if (windows.length === 0) return [off]
      return windows.map(({ branch, from, to }) => ({
        ...off,
        id: newId(),
        branch_id: branch === undefined ? only : branches.get(branch),
        starts: from,
        ends: to,
      }))
    }),
  )
  await scope.sql`delete from staff_overrides`
  await scope.sql`insert into staff_overrides (id, staff_id, branch_id, on_date, starts, ends)
    select id, staff_id, branch_id, on_date, starts, ends
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, staff_id uuid, branch_id uuid, on_date date, starts time, ends time)`
}

async function keepTimeOff(scope: Scope, staff: readonly StaffInFile[], ids: Ids): Promise<void> {
  const { zone } = scope.business
  const rows = staff.flatMap((member) =>
    member.timeOff.map(({ from, to, reason }) => ({
      id: newId(),
      staff_id: ids.get(member.key),
      starts_at: instantOf(zone, from),
      reason: reason ?? null,
      ends_at: to.includes('T') ? instantOf(zone, to) : instantOf(zone, addDays(to, 1)),
    })),
  )
  await scope.sql`delete from time_off`
  await scope.sql`insert into time_off (id, staff_id, starts_at, ends_at, reason)
    select id, staff_id, starts_at, ends_at, reason
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, staff_id uuid, starts_at timestamptz, ends_at timestamptz, reason text)`
}

/** The start of a date, or a time of the zone's wall clock; a time the clocks skip is the first moment after it. */
function instantOf(zone: string, text: string): string {
  const [date = '', time] = text.split('T')
  const minute =
    time === undefined
      ? dayIn(zone, date).start
      : (instantsAt(zone, date, minuteOfDay(time))[0] ?? afterSkip(zone, date))
  return new Date(minute * 60_000).toISOString()
}

function afterSkip(zone: string, date: string): number {
  return dayIn(zone, date).stretches.at(-1)?.start ?? dayIn(zone, date).start
}
