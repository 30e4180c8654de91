import { nothing, sql } from '#platform/db/sql.ts'
import { refuse } from '#platform/http/refusal.ts'
import type { Scope } from '#platform/scope/scope.ts'
import type { LocalText } from '#values/local-text.ts'

/** A row of the notification centre; instants in epoch milliseconds. */
export type NotificationRow = {
  id: string
  kind: string
  data: {
    appointment: string
    startsAt: number
    before?: number
    isPending?: boolean
    services: LocalText[]
    zone: string
  }
  createdAt: number
  readAt: number | null
}

/** A page of the signed-in customer's notifications, newest first. Keyset by time and id. */
export async function listNotifications(
  scope: Scope,
  query: { cursor?: string | undefined; limit: number },
): Promise<{ rows: NotificationRow[]; nextCursor: string | null }> {
  const after = query.cursor === undefined ? null : readCursor(query.cursor)
  const older = after ? sql`and (created_at, id) < (${after.at}, ${after.id}::uuid)` : nothing
  const rows = await scope.run<NotificationRow>(sql`select id, kind, data, created_at, read_at from messages
    where channel = 'app' and customer_id = ${ownId(scope)} ${older} order by created_at desc, id desc limit ${query.limit + 1}`)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return { rows: page, nextCursor: rows.length > page.length && last ? `${last.createdAt}.${last.id}` : null }
}

function readCursor(text: string): { at: Date; id: string } {
  const [, at, id] = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? []
  return at && id
    ? { at: new Date(Number(at)), id }
    : refuse('wrong-input', 400, { problems: 'cursor: not one of ours' })
}

function ownId(scope: Scope): string | null {
  return scope.actor.kind === 'customer' ? scope.actor.id : null
}

/** How many notifications the signed-in customer has not read. */
export async function countUnread(scope: Scope): Promise<number> {
  const [row] = await scope.sql<{ unread: number }>`
    select count(*)::int as unread from messages where channel = 'app' and customer_id = ${ownId(scope)} and read_at is null`
  return row!.unread
}

/** Marks the named notifications as read, or without ids all of them. What was read keeps its time. */
export async function markRead(scope: Scope, ids?: readonly string[]): Promise<void> {
  const which = ids ? sql`and id = any(${[...ids]}::uuid[])` : nothing
  await scope.run(sql`update messages set read_at = ${new Date(scope.now)}
    where channel = 'app' and customer_id = ${ownId(scope)} and read_at is null ${which}`)
}
