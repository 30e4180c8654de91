import { describePolicy } from '#features/appointments/describe-policy.ts'
import { policyFor, policySchema, type Policy } from '#features/appointments/policy.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { type LocalText, textIn } from '#values/local-text.ts'
import type { ServiceAnswer } from './schema.ts'

type ServiceRow = Omit<ServiceAnswer, 'name' | 'category' | 'description' | 'price' | 'policySentence'> & {
  name: LocalText
  category: LocalText
  description: LocalText
  priceMinor: number | null
  policy: unknown
  branchPolicy: unknown
}

/**
 * The services that can be booked, in the business's order: appointments that somebody bookable has the skill for,
 * classes that still take place. A branch's own policy is told where there is one branch.
 */
export async function listServices(scope: Scope): Promise<ServiceAnswer[]> {
  const now = new Date(scope.now)
  const rows = await scope.sql<ServiceRow>`
    select s.id, s.kind, s.category, s.name, s.description, s.image, s.duration_minutes, s.price_minor, s.capacity, s.needs_approval, s.policy,
           (select case when count(*) = 1 then (array_agg(b.policy))[1] end from branches b where b.business_id = s.business_id and b.archived_at is null) as branch_policy
      from services s
     where s.archived_at is null and case s.kind
       when 'class' then exists (select from class_series c where c.business_id = s.business_id and c.service_id = s.id
         and (c.until_date is null or c.until_date >= (${now}::timestamptz at time zone ${scope.business.zone})::date))
         or exists (select from class_sessions x where x.business_id = s.business_id and x.service_id = s.id and x.starts_at > ${now} and x.cancelled_at is null)
       else exists (select from staff_skills k join staff_members m on m.business_id = k.business_id and m.id = k.staff_id
         where k.business_id = s.business_id and k.service_id = s.id and m.bookable and m.archived_at is null) end
     order by s.position, s.key`
  return rows.map((row) => answerOf(row, scope))
}

function answerOf(
  { priceMinor, policy, branchPolicy, name, category, description, ...rest }: ServiceRow,
  scope: Scope,
): ServiceAnswer {
  const { business, locale, words } = scope
  const text = (each: LocalText) => textIn(each, locale, business.locale)
  const own = (each: unknown): Policy | null => (each === null ? null : policySchema.parse(each))
  return {
    ...rest,
    name: text(name),
    category: text(category),
    description: text(description),
    price: priceMinor === null ? null : { amount: priceMinor, currency: business.currency },
    policySentence: describePolicy(
      policyFor(own(policy), own(branchPolicy), policySchema.parse(business.policy)),
      words,
    ),
  }
}
