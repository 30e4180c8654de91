import { refuse } from '#platform/http/refusal.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { type LocalText, textIn } from '#values/local-text.ts'
import type { StaffAnswer } from './schema.ts'

type StaffRow = Omit<StaffAnswer, 'title' | 'bio'> & { title: LocalText; bio: LocalText }

/** Who is wanted: with all these skills, at this branch. */
export type StaffWish = { services: readonly string[]; branch?: string | undefined }

/** The bookable staff members who have every skill asked for, in the business's order. Refuses unknown services and branches with 404. */
export async function listStaff(scope: Scope, wish: StaffWish): Promise<StaffAnswer[]> {
  const services = [...new Set(wish.services)]
  const rows = await scope.sql<StaffRow>`
    select m.id, m.name, m.title, m.bio, m.image, k.services, w.branches
      from staff_members m
      cross join lateral (select coalesce(array_agg(k.service_id::text order by s.position), '{}') as services, count(*) filter (where s.id = any(${services}::uuid[])) as fitting
        from staff_skills k join services s on s.business_id = k.business_id and s.id = k.service_id and s.archived_at is null
       where k.business_id = m.business_id and k.staff_id = m.id) k
      cross join lateral (select coalesce(array_agg(b.id::text order by b.position), '{}') as branches from branches b
       where b.business_id = m.business_id and b.archived_at is null and (
         exists (select from staff_hours h where h.business_id = m.business_id and h.staff_id = m.id and h.branch_id = b.id)
         or exists (select from staff_overrides o where o.business_id = m.business_id and o.staff_id = m.id and o.branch_id = b.id)
         or exists (select from class_series c where c.business_id = m.business_id and c.staff_id = m.id and c.branch_id = b.id))) w
     where m.bookable and m.archived_at is null and k.fitting = ${services.length}
       and (${wish.branch ?? null}::text is null or ${wish.branch ?? null}::text = any(w.branches))
     order by m.position, m.key`
  if (rows.length === 0) await refuseUnknown(scope, services, wish.branch)
  return rows.map((row) => answerOf(row, scope))
}

function answerOf({ title, bio, ...rest }: StaffRow, { locale, business }: Scope): StaffAnswer {
  return { ...rest, title: textIn(title, locale, business.locale), bio: textIn(bio, locale, business.locale) }
}

async function refuseUnknown(
  scope: Scope,
  services: readonly string[],
  branch: string | undefined,
): Promise<void> {
  const [known] = await scope.sql<{ services: number; branch: boolean }>`
    select (select count(*) from services where id = any(${services}::uuid[]) and archived_at is null) as services,
           exists (select from branches where id = ${branch ?? null}::uuid and archived_at is null) as branch`
  if (known!.services < services.length) refuse('service-unknown', 404)
  if (branch !== undefined && !known!.branch) refuse('branch-unknown', 404)
}
