import type { Ids, Keeping } from '#features/branches/keep-branches.ts'
import type { ServiceInFile } from '#features/businesses/import-shape.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { newId } from '#values/id.ts'

/** Makes the business's services those of the file, found by key; services that are gone are archived. Answers their ids by key. */
export async function keepServices(
  scope: Scope,
  services: readonly ServiceInFile[],
  keeping: Keeping,
): Promise<Ids> {
  const rows = services.map((service, position) => rowOf(service, position, keeping))
  const kept = await scope.sql<{ id: string; key: string }>`
    insert into services (id, key, kind, category, name, description, image, duration_minutes, price_minor, buffer_before_minutes, buffer_after_minutes,
      gap_after_minutes, gap_minutes, notice_minutes, horizon_days, slot_interval_minutes, daily_limit, capacity, needs_approval, policy, position)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, key text, kind text, category jsonb, name jsonb, description jsonb, image text,
      duration_minutes int, price_minor int, buffer_before_minutes int, buffer_after_minutes int, gap_after_minutes int, gap_minutes int, notice_minutes int,
      horizon_days int, slot_interval_minutes int, daily_limit int, capacity int, needs_approval boolean, policy jsonb, position int)
    on conflict (business_id, key) do update set kind = excluded.kind, category = excluded.category, name = excluded.name,
      description = excluded.description, image = excluded.image, duration_minutes = excluded.duration_minutes, price_minor = excluded.price_minor,
      buffer_before_minutes = excluded.buffer_before_minutes, buffer_after_minutes = excluded.buffer_after_minutes,
      gap_after_minutes = excluded.gap_after_minutes, gap_minutes = excluded.gap_minutes, notice_minutes = excluded.notice_minutes,
      horizon_days = excluded.horizon_days, slot_interval_minutes = excluded.slot_interval_minutes, daily_limit = excluded.daily_limit,
      capacity = excluded.capacity, needs_approval = excluded.needs_approval, policy = excluded.policy, position = excluded.position, archived_at = null
    returning id, key`
  await scope.sql`update services set archived_at = ${new Date(scope.now)} where archived_at is null and key <> all(${services.map(({ key }) => key)})`
  const ids = new Map(kept.map(({ id, key }) => [key, id]))
  await keepNeeds(scope, services, ids)
  return ids
}

function rowOf(service: ServiceInFile, position: number, keeping: Keeping) {
  return {
    id: newId(),
    key: service.key,
    kind: service.kind,
    category: keeping.words(service.category),
    name: keeping.words(service.name),
    description: keeping.words(service.description),
    image: service.image ?? null,
    duration_minutes: service.durationMinutes,
    price_minor: service.price === undefined ? null : keeping.minor(service.price),
    buffer_before_minutes: service.bufferBeforeMinutes,
    buffer_after_minutes: service.bufferAfterMinutes,
    gap_after_minutes: service.gap?.afterMinutes ?? null,
    gap_minutes: service.gap?.minutes ?? null,
    notice_minutes: service.noticeMinutes,
    horizon_days: service.horizonDays ?? null,
    slot_interval_minutes: service.slotIntervalMinutes,
    daily_limit: service.dailyLimit ?? null,
    capacity: service.capacity ?? null,
    needs_approval: service.needsApproval,
    policy: service.policy ? keeping.policy(service.policy) : null,
    position,
  }
}

async function keepNeeds(scope: Scope, services: readonly ServiceInFile[], ids: Ids): Promise<void> {
  const rows = services.flatMap((service) =>
    service.needs.map((kind) => ({ service_id: ids.get(service.key), resource_kind: kind })),
  )
  await scope.sql`delete from service_requirements`
  await scope.sql`insert into service_requirements (service_id, resource_kind)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(service_id uuid, resource_kind text)`
}
