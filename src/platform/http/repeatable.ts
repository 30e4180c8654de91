import type { Scope } from '#platform/scope/scope.ts'
import { sameBytes } from '#platform/crypto/keys.ts'
import { refuse } from './refusal.ts'

/** A request as idempotency knows it: whose key, and a print of method, path and body. */
export type Keyed = { key: string; fingerprint: Buffer; actor: string }

/** Whose keys an actor's are; visitors share theirs, which are random enough. */
export function keyOwner(scope: Scope): string {
  return scope.actor.kind === 'customer' || scope.actor.kind === 'staff' ? scope.actor.id : 'visitor'
}

/**
 * Answers a create once for each Idempotency-Key: the first request works, a twin waits for it and hears the same.
 * The row is written in the request's own transaction, so a refused or lost request leaves the key free.
 */
export async function answerOnce(
  scope: Scope,
  { key, fingerprint, actor }: Keyed,
  work: () => Promise<Response>,
): Promise<Response> {
  const taken = await scope.sql`insert into idempotency_keys (actor, key, fingerprint, created_at)
    values (${actor}, ${key}, ${fingerprint}, ${new Date(scope.now)}) on conflict do nothing returning 1 as taken`
  if (taken.length === 0) return (await answeredBefore(scope, { key, fingerprint, actor }))!
  const answer = await work()
  const body = answer.status === 204 ? null : await answer.clone().text()
  // A verb may have gone on as another actor; the row is found by its key all the same.
  await scope.sql`update idempotency_keys set status = ${answer.status}, body = ${body}::jsonb where actor = ${actor} and key = ${key}`
  return answer
}

/** What was answered to this very request before; null if nothing was. Refuses with 422 where the key was another request's. */
export async function answeredBefore(
  scope: Scope,
  { key, fingerprint, actor }: Keyed,
): Promise<Response | null> {
  const [row] = await scope.sql<{ fingerprint: Buffer; status: number; body: unknown }>`
    select fingerprint, status, body from idempotency_keys where actor = ${actor} and key = ${key}`
  if (!row) return null
  if (!sameBytes(row.fingerprint, fingerprint)) refuse('key-reused', 422)
  const headers = { 'idempotent-replay': 'true' }
  return row.body === null
    ? new Response(null, { status: row.status, headers })
    : Response.json(row.body, { status: row.status, headers })
}
