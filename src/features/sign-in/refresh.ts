import { refuse } from '#platform/http/refusal.ts'
import type { Door } from '#platform/http/route.ts'
import { sha256 } from '#platform/crypto/keys.ts'
import { takeHit } from '#platform/limits/limits.ts'
import type { Scope } from '#platform/scope/scope.ts'
import type { SessionRow } from '#platform/scope/with-scope.ts'
import { cookieLine } from '#platform/http/cookies.ts'
import { deviceTokenOf } from './browser.ts'
import { endSession, revokeReused, rotateSession, touchSession } from './keep-session.ts'
import { rfc3339Seconds } from './rfc3339-seconds.ts'
import { lockSession } from './session-row.ts'
import {
  cookieNames,
  judgeSession,
  readPresented,
  sessionCookie,
  successorOf,
  writePresented,
  type Presented,
  type Verdict,
} from './session.ts'

const rotations = { most: 30, seconds: 60 }

type Outcome =
  | { kind: 'renewed'; row: SessionRow; next: Presented }
  | { kind: 'wait'; seconds: number }
  | { kind: 'out' }

/**
 * Gives a session its next secret, by cookie or, for a bearer, in the answer. Parallel callers hear the same one; an
 * old secret ends the session, and that is committed before the caller is refused.
 */
export async function refresh(door: Door) {
  const presented = presentedAt(door)
  const outcome = presented
    ? await door.open({ kind: 'door' }, (scope) => renew(scope, door, presented))
    : { kind: 'out' as const }
  if (outcome.kind === 'out') return refuse('not-signed-in', 401)
  if (outcome.kind === 'wait') return refuse('too-many-requests', 429, { retryAfter: outcome.seconds })
  const { row, next } = outcome
  const expiresAt = rfc3339Seconds(door.business.zone, row.expiresAt)
  if (door.bearer !== null) return { expiresAt, token: writePresented(next) }
  door.setCookie(sessionCookie(door.business.id, next, row.expiresAt, door.now, door.secure))
  return { expiresAt }
}

async function renew(scope: Scope, door: Door, presented: Presented): Promise<Outcome> {
  const { row, verdict } = await judgeAt(scope, door, presented)
  if (!row || verdict.kind === 'none') return { kind: 'out' }
  if (verdict.kind === 'previous')
    return { kind: 'renewed', row, next: successorOf(door.keys, scope.business.id, presented) }
  if (verdict.kind === 'reused') {
    await revokeReused(scope, row)
    return { kind: 'out' }
  }
  const seconds = await takeHit(scope, `refresh ${row.id}`, rotations)
  if (seconds > 0) return { kind: 'wait', seconds }
  await touchSession(scope, row)
  const next = await rotateSession(scope, door.keys, presented)
  return next ? { kind: 'renewed', row, next } : { kind: 'out' }
}

/** Ends the session that was presented, if it holds, and takes the cookie back either way. */
export async function signOut(door: Door): Promise<void> {
  const presented = presentedAt(door)
  if (presented) {
    await door.open({ kind: 'door' }, async (scope) => {
      const { row, verdict } = await judgeAt(scope, door, presented)
      if (row && verdict.kind === 'reused') await revokeReused(scope, row)
      else if (row && verdict.kind !== 'none') await endSession(scope, row, 'sign-out')
    })
  }
  if (door.bearer === null)
    door.setCookie(cookieLine(cookieNames(door.business.id, door.secure).session, '', 0, door.secure))
}

function presentedAt(door: Door): Presented | null {
  return readPresented(door.bearer ?? door.cookies.get(cookieNames(door.business.id, door.secure).session))
}

async function judgeAt(
  scope: Scope,
  door: Door,
  presented: Presented,
): Promise<{ row: SessionRow | null; verdict: Verdict }> {
  const row = await lockSession(scope, presented.id)
  const isSameDevice = row?.deviceHash ? sha256(deviceTokenOf(door)).equals(row.deviceHash) : false
  return { row, verdict: judgeSession(presented, row, scope.now, isSameDevice, door.keys, scope.business.id) }
}
