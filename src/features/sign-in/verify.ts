import { record } from '#platform/events/record.ts'
import { sameBytes } from '#platform/crypto/keys.ts'
import { refuse, refuseUnless } from '#platform/http/refusal.ts'
import type { Door } from '#platform/http/route.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { afterFirstFactor, type Proof, type SignedIn } from './after-first-factor.ts'
import type { Address } from './address.ts'
import { browserOf, deviceCookie } from './browser.ts'
import { consume, findByToken, lockAddress, takeAttempt, type Challenge } from './challenge.ts'
import { codeFits } from './code.ts'
import { findByAddress } from './customer.ts'
import { countCodeCheck, countLinkPost } from './limits.ts'
import { rfc3339Seconds } from './rfc3339-seconds.ts'
import { sessionCookie } from './session.ts'
import { readSettings } from './settings.ts'

const asDoor = { kind: 'door' } as const

/** One refusal for every link or code that does not open: unknown, used, expired, replaced by a newer one, or not allowed in. */
export function refuseInvalid(): never {
  return refuse('link-invalid', 404)
}

/** Signs in by the token of a link: of any number of callers exactly one. */
export async function verifyToken(door: Door, token: string) {
  await countLinkPost(door)
  const browser = browserOf(door)
  const outcome = await door.open(asDoor, async (scope): Promise<Outcome> => {
    const challenge = await findByToken(scope, 'sign-in', token)
    if (!challenge) return failed(scope, null, 'link')
    if (await wantsCode(scope, challenge, browser)) return 'code-needed'
    return useUp(scope, door, challenge, { method: 'link', address: addressOf(challenge) })
  })
  return answer(door, outcome)
}

/** Signs in by the code of a message, in the browser that asked for it and nowhere else; each try counts, come what may. */
export async function verifyCode(door: Door, id: string, code: string) {
  const browserHash = browserOf(door)
  const challenge =
    browserHash && (await door.open(asDoor, (scope) => takeAttempt(scope, 'sign-in', id, { browserHash })))
  if (!challenge) return refuseInvalid()
  await checkCode(door, challenge, code)
  const method = challenge.channel === 'sms' ? 'sms' : 'code'
  const outcome = await door.open(asDoor, (scope) =>
    useUp(scope, door, challenge, { method, address: addressOf(challenge) }),
  )
  return answer(door, outcome)
}

/** Refuses a wrong code with how many tries are left, and writes the failure down. */
export async function checkCode(door: Door, challenge: Challenge, code: string): Promise<void> {
  await countCodeCheck(door, challenge.subject)
  if (codeFits(door.keys, door.business.id, challenge, code)) return
  await door.open(asDoor, (scope) => failed(scope, challenge, 'code'))
  refuse('code-wrong', 422, { attemptsLeft: challenge.maxAttempts - challenge.attempts })
}

/** Signs in the guest who has just booked, by one tap in the same browser, once. */
export async function verifyClaim(door: Door, id: string) {
  await countLinkPost(door)
  const browserHash = browserOf(door)
  if (!browserHash) return refuseInvalid()
  const outcome = await door.open(asDoor, async (scope): Promise<Outcome> => {
    const [claim] = await scope.sql<{
      customerId: string
    }>`update challenges set consumed_at = ${new Date(scope.now)}
      where id = ${id} and kind = 'claim' and browser_hash = ${browserHash} and consumed_at is null and voided_at is null
        and expires_at > ${new Date(scope.now)} returning customer_id`
    return claim ? afterFirstFactor(scope, door, { method: 'claim', customerId: claim.customerId }) : null
  })
  return answer(door, outcome)
}

/** A strict business takes a link only in the browser that asked; elsewhere the code of the same message must be typed there. */
export async function wantsCode(
  scope: Scope,
  challenge: Challenge,
  browserHash: Buffer | null,
): Promise<boolean> {
  return !isSameBrowser(challenge, browserHash) && (await readSettings(scope)).strictBrowser
}

export function isSameBrowser(challenge: Challenge, browserHash: Buffer | null): boolean {
  return (
    browserHash !== null && challenge.browserHash !== null && sameBytes(browserHash, challenge.browserHash)
  )
}

export function addressOf(challenge: Challenge): Address {
  return { channel: challenge.channel, value: challenge.subject }
}

type Outcome = (SignedIn & { next: string | null }) | SignedIn | 'code-needed' | null

async function useUp(scope: Scope, door: Door, challenge: Challenge, proof: Proof): Promise<Outcome> {
  await lockAddress(scope, challenge.subject)
  if (!(await consume(scope, challenge.id))) return null
  const signedIn = await afterFirstFactor(scope, door, proof)
  return signedIn ? { ...signedIn, next: nextOf(challenge) } : failed(scope, challenge, 'closed')
}

function nextOf(challenge: Challenge): string | null {
  const next = challenge.data['next']
  return typeof next === 'string' ? next : null
}

/** Writes down that somebody tried, with the customer it was about where there is one. */
async function failed(
  scope: Scope,
  challenge: Challenge | null,
  by: 'link' | 'code' | 'closed',
): Promise<null> {
  const customerId =
    challenge && (challenge.customerId ?? (await findByAddress(scope, addressOf(challenge)))?.id)
  await record(
    scope,
    'sign-in.failed',
    { kind: 'challenge', id: challenge?.id ?? null, customerId: customerId ?? null },
    { by, ...(challenge && { for: challenge.kind }) },
  )
  return null
}

function answer(door: Door, outcome: Outcome) {
  if (!outcome) return refuseInvalid()
  refuseUnless(outcome !== 'code-needed', 'code-needed', 403)
  const { customer, presented, expiresAt, isNew, deviceToken } = outcome
  door.setCookie(sessionCookie(door.business.id, presented, expiresAt, door.now, door.secure))
  door.setCookie(deviceCookie(door, deviceToken))
  return {
    customer: { id: customer.id, name: customer.name, email: customer.email },
    expiresAt: rfc3339Seconds(door.business.zone, expiresAt),
    next: 'next' in outcome ? outcome.next : null,
    isNew,
  }
}
