import { randomCode, randomToken, sha256, type Keys } from '#platform/crypto/keys.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { newId } from '#values/id.ts'
import { codeHash } from './code.ts'

export type ChallengeKind = 'sign-in' | 'booking' | 'claim' | 'email-change' | 'undo-email'

export type Challenge = {
  id: string
  kind: ChallengeKind
  channel: 'email' | 'sms'
  subject: string
  customerId: string | null
  codeHash: Buffer | null
  browserHash: Buffer | null
  attempts: number
  maxAttempts: number
  data: Record<string, unknown>
  ip: string | null
  userAgent: string | null
  createdAt: number
  expiresAt: number
}

export type Wish = {
  kind: ChallengeKind
  channel: 'email' | 'sms'
  subject: string
  customerId?: string | null
  browserHash?: Buffer | null
  data?: Record<string, unknown>
  minutes: number
  /** How long the code lives; without it there is none. */
  codeMinutes?: number
  hasToken: boolean
}

/** What only the person who gets the message may know; nothing else keeps it. */
export type Secret = { token?: string; code?: string }

/** Opens a challenge as the door and answers its secrets, of which the row holds only hashes. */
export async function openChallenge(
  scope: Scope,
  keys: Keys,
  wish: Wish,
): Promise<{ id: string; secret: Secret }> {
  const id = newId()
  const token = wish.hasToken ? randomToken(256) : null
  const code = wish.codeMinutes === undefined ? null : randomCode()
  const after = (minutes: number) => new Date(scope.now + minutes * 60_000)
  await scope.sql`insert into challenges (id, kind, channel, subject, customer_id, token_hash, code_hash, browser_hash, data, ip, user_agent,
      created_at, expires_at, code_expires_at)
    values (${id}, ${wish.kind}, ${wish.channel}, ${wish.subject}, ${wish.customerId ?? null}, ${token && sha256(token)},
      ${code && codeHash(keys, scope.business.id, id, code)}, ${wish.browserHash ?? null}, ${JSON.stringify(wish.data ?? {})},
      ${scope.request.ip}, ${scope.request.userAgent}, ${new Date(scope.now)}, ${after(wish.minutes)},
      ${wish.codeMinutes === undefined ? null : after(wish.codeMinutes)})`
  return { id, secret: { ...(token && { token }), ...(code && { code }) } }
}

/**
 * Holds everybody else who works on the same address until this transaction ends: two requests at once must not leave
 * two open links, nor two first visits two customers.
 */
export async function lockAddress(scope: Scope, address: string): Promise<void> {
  await scope.sql`select pg_advisory_xact_lock(hashtextextended(${`address ${scope.business.id} ${address}`}, 0))`
}

/** Voids the open challenges of a kind that went to an address: only the newest message counts. */
export async function voidOlder(scope: Scope, kind: ChallengeKind, subject: string): Promise<void> {
  await scope.sql`update challenges set voided_at = ${new Date(scope.now)}
    where kind = ${kind} and subject = ${subject} and consumed_at is null and voided_at is null`
}

/** Voids the open challenges of a kind that a customer has, wherever they went. */
export async function voidThoseOf(scope: Scope, kind: ChallengeKind, customerId: string): Promise<void> {
  await scope.sql`update challenges set voided_at = ${new Date(scope.now)}
    where kind = ${kind} and customer_id = ${customerId} and consumed_at is null and voided_at is null`
}

/** The open challenge a token belongs to; changes nothing. */
export async function findByToken(
  scope: Scope,
  kind: ChallengeKind,
  token: string,
): Promise<Challenge | null> {
  const [row] = await scope.sql<Challenge>`
    select id, kind, channel, subject, customer_id, code_hash, browser_hash, attempts, max_attempts, data, ip, user_agent, created_at, expires_at
      from challenges where token_hash = ${sha256(token)} and kind = ${kind}
       and consumed_at is null and voided_at is null and expires_at > ${new Date(scope.now)}`
  return row ?? null
}

/**
 * Counts one try at a code and answers its challenge, or null where there is nothing left to try: unknown, used,
 * voided, expired, tried five times, or asked for by another browser or customer. Commit it whatever comes of the try.
 */
export async function takeAttempt(
  scope: Scope,
  kind: ChallengeKind,
  id: string,
  asker: { browserHash: Buffer } | { customerId: string },
): Promise<Challenge | null> {
  const browser = 'browserHash' in asker ? asker.browserHash : null
  const customer = 'customerId' in asker ? asker.customerId : null
  const [row] = await scope.sql<Challenge>`
    update challenges set attempts = attempts + 1
     where id = ${id} and kind = ${kind} and consumed_at is null and voided_at is null and attempts < max_attempts
       and code_expires_at > ${new Date(scope.now)}
       and (browser_hash = ${browser} or (browser_hash is null and customer_id = ${customer}))
    returning id, kind, channel, subject, customer_id, code_hash, browser_hash, attempts, max_attempts, data, ip, user_agent, created_at, expires_at`
  return row ?? null
}

/** Uses a challenge up. Of any number of callers at once exactly one hears true. */
export async function consume(scope: Scope, id: string): Promise<boolean> {
  const used = await scope.sql`update challenges set consumed_at = ${new Date(scope.now)}
    where id = ${id} and consumed_at is null and voided_at is null and expires_at > ${new Date(scope.now)} returning 1 as used`
  return used.length > 0
}
