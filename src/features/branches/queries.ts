import type { Scope } from '#platform/scope/scope.ts'
import { type LocalText, textIn } from '#values/local-text.ts'
import type { BranchAnswer } from './schema.ts'

type BranchRow = {
  id: string
  name: LocalText
  address: Partial<BranchAnswer['address']>
  phone: string | null
  zone: string
  hours: BranchAnswer['hours']
  closures: { from: string; to: string; reason: LocalText }[]
}

/** The open branches with their weekly hours and the closures of today and later, in the business's order. */
export async function listBranches(scope: Scope): Promise<BranchAnswer[]> {
  const rows = await scope.sql<BranchRow>`
    select b.id, b.name, b.address, b.phone, b.zone,
      (select coalesce(json_agg(json_build_object('weekday', h.weekday, 'opens', left(h.opens::text, 5), 'closes', left(h.closes::text, 5)) order by h.weekday, h.opens), '[]')
         from branch_hours h where h.business_id = b.business_id and h.branch_id = b.id) as hours,
      (select coalesce(json_agg(json_build_object('from', c.starts_on, 'to', c.ends_on, 'reason', c.reason) order by c.starts_on), '[]')
         from closures c where c.business_id = b.business_id and c.branch_id = b.id
          and c.ends_on >= (${new Date(scope.now)}::timestamptz at time zone b.zone)::date) as closures
      from branches b where b.archived_at is null order by b.position, b.key`
  return rows.map((row) => answerOf(row, scope))
}

function answerOf(
  { id, name, address, phone, zone, hours, closures }: BranchRow,
  scope: Scope,
): BranchAnswer {
  const text = (words: LocalText) => textIn(words, scope.locale, scope.business.locale)
  return {
    id,
    phone,
    hours,
    name: text(name),
    address: { line: address.line ?? '', city: address.city ?? '', country: address.country ?? '' },
    timezone: zone,
    closures: closures.map(({ from, to, reason }) => ({ from, to, reason: text(reason) })),
  }
}
