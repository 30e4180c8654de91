import { sha256, type Keys } from '#platform/crypto/keys.ts'
import { record } from '#platform/events/record.ts'
import { takeHit } from '#platform/limits/limits.ts'
import type { Scope } from '#platform/scope/scope.ts'
import type { SessionRow } from '#platform/scope/with-scope.ts'
import { rotateAfterMs, successorOf, touchAfterMs, type Presented } from './session.ts'
import { readSettings } from './settings.ts'

/** True when a session that was just used wants a new secret or a newer "last seen". */
export function isDueForKeeping(row: SessionRow, now: number): boolean {
  return now - row.rotatedAt >= rotateAfterMs || now - row.lastSeenAt >= touchAfterMs
}

/**
 * Marks a session as seen and, where `mayRotate` and its secret is ten minutes old, gives it a new one. Answers the
 * secret the browser should hold from now on, or null where it keeps its own. Only a browser that can be handed a
 * cookie may be rotated in passing: a script would never hear of its new secret.
 */
export async function keepSession(
  scope: Scope,
  keys: Keys,
  row: SessionRow,
  presented: Presented,
  mayRotate: boolean,
): Promise<Presented | null> {
  await touchSession(scope, row)
  if (!mayRotate || row.kind === 'script' || scope.now - row.rotatedAt < rotateAfterMs) return null
  return rotateSession(scope, keys, presented)
}

/** Moves "last seen" to now and the idle end with it, never past the session's own end. */
export async function touchSession(scope: Scope, row: SessionRow): Promise<void> {
  const { idleDays } = await readSettings(scope)
  const idle = new Date(Math.min(row.expiresAt, scope.now + idleDays * 86_400_000))
  await scope.sql`update sessions set last_seen_at = ${new Date(scope.now)}, idle_expires_at = ${idle} where id = ${row.id} and revoked_at is null`
}

/** Replaces the current secret by its successor. Parallel callers agree on it; null where the session has ended meanwhile. */
export async function rotateSession(
  scope: Scope,
  keys: Keys,
  presented: Presented,
): Promise<Presented | null> {
  const successor = successorOf(keys, scope.business.id, presented)
  const hash = sha256(presented.secret)
  await scope.sql`update sessions set previous_hash = current_hash, current_hash = ${sha256(successor.secret)},
      generation = ${successor.generation}, rotated_at = ${new Date(scope.now)}
    where id = ${presented.id} and revoked_at is null and generation = ${presented.generation} and current_hash = ${hash}`
  const agreed = await scope.sql`select 1 as agreed from sessions
    where id = ${presented.id} and revoked_at is null and generation = ${successor.generation} and previous_hash = ${hash}`
  return agreed.length > 0 ? successor : null
}

/** Ends a whole session because an old secret of it was used: somebody kept a copy. */
export async function revokeReused(scope: Scope, row: SessionRow): Promise<void> {
  if (await revoke(scope, row.id, 'reuse'))
    await record(scope, 'session.reused', { kind: 'session', id: row.id, customerId: row.customerId })
}

/** Ends a session once and records why. */
export async function endSession(
  scope: Scope,
  row: SessionRow,
  reason: 'sign-out' | 'replaced',
): Promise<void> {
  if (!(await revoke(scope, row.id, reason))) return
  await record(
    scope,
    'session.ended',
    { kind: 'session', id: row.id, customerId: row.customerId },
    { reason },
  )
}

async function revoke(scope: Scope, id: string, reason: string): Promise<boolean> {
  const ended =
    await scope.sql`update sessions set revoked_at = ${new Date(scope.now)}, revoked_reason = ${reason}
    where id = ${id} and revoked_at is null returning 1 as ended`
  return ended.length > 0
}

/** Ends every open session of a customer but, where given, one. Answers how many. */
export async function endSessionsOf(
  scope: Scope,
  customerId: string,
  reason: string,
  except: string | null = null,
): Promise<number> {
  const ended =
    await scope.sql`update sessions set revoked_at = ${new Date(scope.now)}, revoked_reason = ${reason}
    where customer_id = ${customerId} and revoked_at is null and expires_at > ${new Date(scope.now)}
      and id is distinct from ${except}::uuid returning 1 as ended`
  return ended.length
}

/** Writes down a secret that fits no session, at most five times an hour from one network: nobody fills the log with guesses. */
export async function recordRefused(scope: Scope, network: string, row: SessionRow | null): Promise<void> {
  if ((await takeHit(scope, `session refused network ${network}`, { most: 5, seconds: 3600 })) > 0) return
  await record(scope, 'session.refused', {
    kind: 'session',
    id: row?.id ?? null,
    customerId: row?.customerId ?? null,
  })
}
