import type { Ids } from '#features/branches/keep-branches.ts'
import type { ClassInFile, ServiceInFile } from '#features/businesses/import-shape.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { newId } from '#values/id.ts'
import { readWeekdays, weekdayNames } from '#values/weekdays.ts'
import { addDays, dateAt } from '#values/zone.ts'

type Known = { branches: Ids; services: Ids; staff: Ids; resources: Ids; offered: readonly ServiceInFile[] }

/**
 * Makes the weekly classes those of the file, one series a weekday. A series that is gone ends yesterday; what is
 * already laid out and nobody has booked is cleared, to be laid out anew.
 */
export async function keepClasses(
  scope: Scope,
  classes: readonly ClassInFile[],
  known: Known,
): Promise<void> {
  const today = dateAt(scope.business.zone, Math.floor(scope.now / 60_000))
  const begun = await scope.sql<{ key: string; fromDate: string }>`select key, from_date from class_series`
  const since = new Map(begun.map(({ key, fromDate }) => [key, fromDate]))
  const rows = classes.flatMap((each) =>
    readWeekdays(each.days)!.map((weekday) => seriesOf(each, weekday, known, since, today)),
  )
  await scope.sql`insert into class_series (id, key, service_id, branch_id, staff_id, resource_id, weekday, starts, capacity, from_date, until_date)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, key text, service_id uuid, branch_id uuid, staff_id uuid,
      resource_id uuid, weekday smallint, starts time, capacity int, from_date date, until_date date)
    on conflict (business_id, key) do update set service_id = excluded.service_id, branch_id = excluded.branch_id, staff_id = excluded.staff_id,
      resource_id = excluded.resource_id, weekday = excluded.weekday, starts = excluded.starts, capacity = excluded.capacity,
      from_date = excluded.from_date, until_date = excluded.until_date`
  await scope.sql`update class_series set until_date = ${addDays(today, -1)}
    where key <> all(${rows.map(({ key }) => key)}) and (until_date is null or until_date >= ${today})`
  await clearUnbooked(scope)
}

function seriesOf(each: ClassInFile, weekday: number, known: Known, since: Ids, today: string) {
  const key = `${each.key}/${weekdayNames[weekday - 1]}`
  return {
    id: newId(),
    key,
    service_id: known.services.get(each.service),
    branch_id: known.branches.get(each.branch ?? [...known.branches.keys()][0]!),
    staff_id: known.staff.get(each.staff),
    resource_id: each.resource === undefined ? null : known.resources.get(each.resource),
    weekday,
    starts: each.at,
    capacity: each.capacity ?? known.offered.find((service) => service.key === each.service)!.capacity,
    from_date: each.from ?? since.get(key) ?? today,
    until_date: each.until ?? null,
  }
}

/** The rows are locked first, so that a booking which is just being made is seen and its session stays. */
async function clearUnbooked(scope: Scope): Promise<void> {
  const now = new Date(scope.now)
  await scope.sql`delete from holds where expires_at <= ${now}`
  await scope.sql`select id from class_sessions where starts_at > ${now} and cancelled_at is null for update`
  await scope.sql`delete from class_sessions s where starts_at > ${now} and cancelled_at is null and series_id is not null
    and not exists (select from seats where seats.business_id = s.business_id and seats.session_id = s.id)
    and not exists (select from appointment_lines l where l.business_id = s.business_id and l.session_id = s.id)`
}
