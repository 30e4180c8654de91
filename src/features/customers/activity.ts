import { momentIn } from '#features/appointments/say.ts'
import { deviceLabel } from '#features/sign-in/device-label.ts'
import { rfc3339Seconds } from '#features/sign-in/rfc3339-seconds.ts'
import { nothing, sql } from '#platform/db/sql.ts'
import { refuse } from '#platform/http/refusal.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { selfOf } from './self.ts'

type Row = {
  seq: number
  id: string
  type: string
  actorKind: 'visitor' | 'customer' | 'staff' | 'system'
  data: Record<string, unknown>
  ip: string | null
  device: string | null
  at: number
}

/** A page of what has happened to the signed-in customer's account, newest first, each in a sentence of the reader's language. */
export async function listActivity(scope: Scope, query: { cursor?: string | undefined; limit: number }) {
  const before = query.cursor === undefined ? nothing : sql`and seq < ${readCursor(query.cursor)}`
  const rows = await scope.run<Row>(sql`select seq, id, type, actor_kind, data, ip, device, at from events
    where customer_id = ${selfOf(scope)} ${before} order by seq desc limit ${query.limit + 1}`)
  const page = rows.slice(0, query.limit)
  const nextCursor = rows.length > page.length ? String(page.at(-1)!.seq) : null
  return { items: page.map((row) => describe(scope, row)), nextCursor }
}

function readCursor(text: string): number {
  return /^\d{1,15}$/.test(text)
    ? Number(text)
    : refuse('wrong-input', 400, { problems: 'cursor: not one of ours' })
}

function describe(scope: Scope, row: Row) {
  return {
    id: row.id,
    type: row.type,
    at: rfc3339Seconds(scope.business.zone, row.at),
    sentence: sentenceOf(scope, row),
    from: row.ip,
    device: row.device === null ? null : deviceLabel(row.device, scope.words),
  }
}

/** The most exact words there are: by type and its way, by type alone, else a plain sentence for whatever has none yet. */
function sentenceOf(scope: Scope, row: Row): string {
  const { data, actorKind } = row
  const isTheirs = actorKind === 'staff' || actorKind === 'system'
  const told = data['method'] ?? data['reason'] ?? data['by']
  const way = isTheirs ? 'business' : typeof told === 'string' ? told : 'any'
  const when =
    typeof data['startsAt'] === 'number'
      ? momentIn({ locale: scope.locale }, data['startsAt'], scope.business.zone, true)
      : ''
  const keys = [`customers:activity.${row.type}.${way}`, `customers:activity.${row.type}.any`].filter(
    isPlainKey,
  )
  const found = keys
    .map((key) => ({ key, words: scope.words(key, { ...data, when }) }))
    .find(({ key, words }) => words !== key)
  return found?.words ?? scope.words('customers:activity.other')
}

/** A reason somebody typed is no key. */
function isPlainKey(key: string): boolean {
  return /^[a-z:.-]+$/.test(key)
}
