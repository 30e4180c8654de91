import type { BranchInFile, PolicyInFile, Words } from '#features/businesses/import-shape.ts'
import type { Policy } from '#features/appointments/policy.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { newId } from '#values/id.ts'
import type { LocalText } from '#values/local-text.ts'
import { readWeekdays } from '#values/weekdays.ts'

/** How texts and policies of a file are kept: the texts by language, amounts in minor units. */
export type Keeping = {
  words(text: Words | undefined): LocalText
  policy(policy: PolicyInFile): Policy
  minor(amount: string): number
}
export type Ids = ReadonlyMap<string, string>

/** Makes the business's branches those of the file, found by key; branches that are gone are archived. Answers their ids by key. */
export async function keepBranches(
  scope: Scope,
  branches: readonly BranchInFile[],
  keeping: Keeping,
): Promise<Ids> {
  const rows = branches.map((branch, position) => ({
    id: newId(),
    key: branch.key,
    name: keeping.words(branch.name),
    address: branch.address ?? {},
    phone: branch.phone ?? null,
    zone: branch.timezone ?? scope.business.zone,
    policy: branch.policy ? keeping.policy(branch.policy) : null,
    position,
  }))
  const kept = await scope.sql<{ id: string; key: string }>`
    insert into branches (id, key, name, address, phone, zone, policy, position)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, key text, name jsonb, address jsonb, phone text, zone text, policy jsonb, position int)
    on conflict (business_id, key) do update set name = excluded.name, address = excluded.address, phone = excluded.phone,
      zone = excluded.zone, policy = excluded.policy, position = excluded.position, archived_at = null
    returning id, key`
  await scope.sql`update branches set archived_at = ${new Date(scope.now)} where archived_at is null and key <> all(${branches.map(({ key }) => key)})`
  const ids = new Map(kept.map(({ id, key }) => [key, id]))
  await keepHours(scope, branches, ids)
  await keepClosures(scope, branches, ids, keeping)
  return ids
}

async function keepHours(scope: Scope, branches: readonly BranchInFile[], ids: Ids): Promise<void> {
  const rows = branches.flatMap((branch) =>
    branch.hours.flatMap(({ days, from, to }) =>
      readWeekdays(days)!.map((weekday) => ({
        branch_id: ids.get(branch.key),
        weekday,
        opens: from,
        closes: to,
      })),
    ),
  )
  await scope.sql`delete from branch_hours`
  await scope.sql`insert into branch_hours (branch_id, weekday, opens, closes)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(branch_id uuid, weekday smallint, opens time, closes time)`
}

async function keepClosures(
  scope: Scope,
  branches: readonly BranchInFile[],
  ids: Ids,
  keeping: Keeping,
): Promise<void> {
  const rows = branches.flatMap((branch) =>
    branch.closures.map(({ from, to, reason }) => ({
      id: newId(),
      branch_id: ids.get(branch.key),
      starts_on: from,
      ends_on: to,
      reason: keeping.words(reason),
    })),
  )
  await scope.sql`delete from closures`
  await scope.sql`insert into closures (id, branch_id, starts_on, ends_on, reason)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, branch_id uuid, starts_on date, ends_on date, reason jsonb)`
}

/** Makes the business's resources those of the file; resources that are gone are archived. Answers their ids by key. */
export async function keepResources(
  scope: Scope,
  branches: readonly BranchInFile[],
  ids: Ids,
  keeping: Keeping,
): Promise<Ids> {
  const rows = branches.flatMap((branch) =>
    branch.resources.map(({ key, kind, name }, position) => ({
      id: newId(),
      key,
      branch_id: ids.get(branch.key),
      kind,
      name: keeping.words(name),
      position,
    })),
  )
  const kept = await scope.sql<{ id: string; key: string }>`
    insert into resources (id, key, branch_id, kind, name, position)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, key text, branch_id uuid, kind text, name jsonb, position int)
    on conflict (business_id, key) do update set branch_id = excluded.branch_id, kind = excluded.kind, name = excluded.name,
      position = excluded.position, archived_at = null
    returning id, key`
  await scope.sql`update resources set archived_at = ${new Date(scope.now)} where archived_at is null and key <> all(${rows.map(({ key }) => key)})`
  return new Map(kept.map(({ id, key }) => [key, id]))
}
