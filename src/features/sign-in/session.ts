import { randomToken, sameBytes, sha256 } from '#platform/crypto/keys.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { cookieLine } from '#platform/http/cookies.ts'
import type { SessionRow } from '#platform/scope/with-scope.ts'
import { isId } from '#values/id.ts'

/** What a client presents: the session's id, the generation of the secret, the secret. Cookie and bearer token look the same. */
export type Presented = { id: string; generation: number; secret: string }

export const rotateAfterMs = 10 * 60_000
const previousGoodForMs = 10_000
export const touchAfterMs = 5 * 60_000

/** The names of a business's cookies, prefixed `__Host-` where they can be Secure. */
export function cookieNames(
  businessId: string,
  secure: boolean,
): { session: string; browser: string; device: string } {
  const tail = sha256(businessId).toString('hex').slice(0, 8)
  const prefix = secure ? '__Host-' : ''
  return { session: `${prefix}cps-${tail}`, browser: `${prefix}cpl-${tail}`, device: `${prefix}cpd-${tail}` }
}

/** Reads `id.generation.secret`; null for anything else. */
export function readPresented(text: string | undefined): Presented | null {
  const [id = '', generation = '', secret = '', rest] = (text ?? '').split('.')
  if (rest !== undefined || !isId(id) || !/^\d{1,9}$/.test(generation) || !/^[\w-]{43}$/.test(secret))
    return null
  return { id, generation: Number(generation), secret }
}

export function writePresented(presented: Presented): string {
  return `${presented.id}.${presented.generation}.${presented.secret}`
}

export type Verdict =
  | { kind: 'current' }
  /** The secret before the newest, from the same device, seconds after a rotation: a parallel tab. */
  | { kind: 'previous' }
  /** An old secret: somebody kept a copy. The whole session must end. */
  | { kind: 'reused' }
  | { kind: 'none' }

/**
 * Decides whether what was presented opens the session. An unknown secret never harms the session.
 * A script has no device to be known by: what it presents is judged by its age alone.
 */
export function judgeSession(
  presented: Presented,
  row: SessionRow | null,
  now: number,
  sameDevice: boolean,
  keys: Keys,
  businessId: string,
): Verdict {
  if (!row || !isOpen(row, now)) return { kind: 'none' }
  const hash = sha256(presented.secret)
  if (presented.generation === row.generation && sameBytes(hash, row.currentHash)) return { kind: 'current' }
  const isPrevious =
    presented.generation === row.generation - 1 &&
    row.previousHash !== null &&
    sameBytes(hash, row.previousHash)
  const isKnown = sameDevice || row.kind === 'script'
  if (isPrevious && isKnown && now - row.rotatedAt < previousGoodForMs) return { kind: 'previous' }
  return isPrevious || isAncestor(presented, row, keys, businessId) ? { kind: 'reused' } : { kind: 'none' }
}

/** True while neither its own end, nor idleness, nor anybody's order has closed the session. */
export function isOpen(row: SessionRow, now: number): boolean {
  return row.revokedAt === null && row.status === 'active' && now < row.expiresAt && now < row.idleExpiresAt
}

const longestChain = 5_000

/** Each secret is made from the one before, so an old one proves itself by leading to the newest. */
function isAncestor(presented: Presented, row: SessionRow, keys: Keys, businessId: string): boolean {
  const steps = row.generation - presented.generation
  if (steps < 1 || steps > longestChain) return false
  let next = presented
  for (let step = 0; step < steps; step += 1) next = successorOf(keys, businessId, next)
  return sameBytes(sha256(next.secret), row.currentHash)
}

/** The secret that follows: made from the one presented, so that parallel tabs all receive the same. */
export function successorOf(keys: Keys, businessId: string, presented: Presented): Presented {
  const generation = presented.generation + 1
  const secret = keys
    .mac(businessId, 'session-successor', `${presented.id}.${generation}.${presented.secret}`)
    .toString('base64url')
  return { id: presented.id, generation, secret }
}

export function newPresented(id: string): Presented {
  return { id, generation: 1, secret: randomToken(256) }
}

/** The Set-Cookie line that gives a browser its session, until the session's own end. */
export function sessionCookie(
  businessId: string,
  presented: Presented,
  expiresAt: number,
  now: number,
  secure: boolean,
): string {
  const seconds = Math.max(0, Math.floor((expiresAt - now) / 1000))
  return cookieLine(cookieNames(businessId, secure).session, writePresented(presented), seconds, secure)
}
