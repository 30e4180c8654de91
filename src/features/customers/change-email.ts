import { queueMessage, sealSecret } from '#features/notices/queue-message.ts'
import { readEmail } from '#features/sign-in/address.ts'
import { consume, findByToken, lockAddress, openChallenge, takeAttempt, voidThoseOf, type Challenge } from '#features/sign-in/challenge.ts'
import { findByAddress } from '#features/sign-in/customer.ts'
import { refuseStale } from '#features/sign-in/fresh.ts'
import { endSessionsOf } from '#features/sign-in/keep-session.ts'
import { countLinkPost, countRequest } from '#features/sign-in/limits.ts'
import { sendSecret } from '#features/sign-in/request-link.ts'
import { checkCode, refuseInvalid } from '#features/sign-in/verify.ts'
import { record } from '#platform/events/record.ts'
import { refuse } from '#platform/http/refusal.ts'
import type { Door } from '#platform/http/route.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { maskEmail } from '#values/email.ts'
import { readSelf, selfOf } from './self.ts'

const minutes = 30
const undoMinutes = 72 * 60
const asDoor = { kind: 'door' } as const

/** Counts a wish for another address, before anything looks whether somebody has it. The same address again is no wish. */
export async function countEmailChange(door: Door, typed: string | undefined): Promise<void> {
  if (typed === undefined) return
  const value = readEmail(door, typed)
  const isOther = await door.enter(async (scope) => {
    const isOther = (await readSelf(scope)).email !== value
    if (isOther) await refuseStale(scope)
    return isOther
  })
  if (isOther) await countRequest(door, { channel: 'email', value })
}

/**
 * Mails a code to the address a customer wants to have. Nothing changes until it is typed, and nothing here tells
 * whether the address is somebody else's: then the worker writes to its owner instead.
 */
export async function askForEmail(scope: Scope, door: Door, email: string): Promise<void> {
  const customerId = selfOf(scope)
  const behind = await scope.become(asDoor)
  await voidThoseOf(behind, 'email-change', customerId)
  const { id, secret } = await openChallenge(behind, door.keys, {
    kind: 'email-change', channel: 'email', subject: email, customerId, minutes, codeMinutes: minutes, hasToken: false,
  })
  const address = { channel: 'email', value: email } as const
  await sendSecret(behind, door, { challenge: id, kind: 'email-change', address, locale: scope.locale, secret, minutes: { codeMinutes: minutes } }, { customerId })
  const self = await scope.become(scope.actor)
  await record(self, 'customer.email-asked', { kind: 'customer', id: customerId }, { to: maskEmail(email) })
}

/** The change of address that waits for its code; `until` in epoch milliseconds. Keeps the scope's actor. */
export async function findPendingEmail(scope: Scope, customerId: string): Promise<{ email: string; challenge: string; until: number } | null> {
  const door = await scope.become(asDoor)
  const [row] = await door.sql<{ email: string; challenge: string; until: number }>`
    select subject as email, id as challenge, expires_at as until from challenges
     where kind = 'email-change' and customer_id = ${customerId} and consumed_at is null and voided_at is null
       and attempts < max_attempts and expires_at > ${new Date(scope.now)}
     order by created_at desc limit 1`
  await scope.become(scope.actor)
  return row ?? null
}

/** Makes the new address the customer's by the code that was mailed there, and tells the old one how to undo it. */
export async function confirmEmailChange(door: Door, input: { challenge: string; code: string }): Promise<void> {
  const challenge = await door.enter(async (scope) => {
    const customerId = selfOf(scope)
    return takeAttempt(await scope.become(asDoor), 'email-change', input.challenge, { customerId })
  })
  if (!challenge) return refuseInvalid()
  await checkCode(door, challenge, input.code)
  const isDone = await door.enter((scope) => switchEmail(scope, door, challenge))
  if (!isDone) refuseInvalid()
}

async function switchEmail(scope: Scope, door: Door, challenge: Challenge): Promise<boolean> {
  const self = await readSelf(scope)
  const behind = await scope.become(asDoor)
  await lockAddress(behind, challenge.subject)
  if (!(await consume(behind, challenge.id)) || (await findByAddress(behind, { channel: 'email', value: challenge.subject }))) return false
  await setEmail(behind, self.id, challenge.subject)
  if (self.email !== null) await offerUndo(behind, door, self.id, self.email, challenge.subject)
  const facts = { from: self.email && maskEmail(self.email), to: maskEmail(challenge.subject) }
  await record(await scope.become(scope.actor), 'customer.email-changed', { kind: 'customer', id: self.id }, facts)
  return true
}

async function setEmail(scope: Scope, customerId: string, email: string): Promise<void> {
  const now = new Date(scope.now)
  await scope.sql`update customers set email = ${email}, email_verified_at = ${now}, updated_at = ${now} where id = ${customerId}`
}

async function offerUndo(scope: Scope, door: Door, customerId: string, from: string, to: string): Promise<void> {
  const { id, secret } = await openChallenge(scope, door.keys, {
    kind: 'undo-email', channel: 'email', subject: from, customerId, minutes: undoMinutes, hasToken: true,
  })
  await queueMessage(scope, {
    cause: id, kind: 'email-changed', channel: 'email', customerId, recipient: from, locale: scope.locale,
    data: { to: maskEmail(to) }, secret: sealSecret(door.keys, scope.business.id, secret),
  })
}

/**
 * Gives a customer the old address back, by the link sent there, whatever happened to the account since: every session
 * ends and every later change of address is void, for somebody else may have made them.
 */
export async function undoEmailChange(door: Door, token: string): Promise<{ email: string }> {
  await countLinkPost(door)
  const outcome = await door.open(asDoor, async (scope) => {
    const challenge = await findByToken(scope, 'undo-email', token)
    if (!challenge?.customerId) return null
    await lockAddress(scope, challenge.subject)
    const owner = await findByAddress(scope, { channel: 'email', value: challenge.subject })
    if (owner && owner.id !== challenge.customerId) return 'taken'
    return (await consume(scope, challenge.id)) ? restoreEmail(scope, challenge.customerId, challenge.subject) : null
  })
  if (outcome === 'taken') return refuse('email-used-again', 409)
  return outcome ?? refuseInvalid()
}

async function restoreEmail(scope: Scope, customerId: string, email: string): Promise<{ email: string }> {
  await setEmail(scope, customerId, email)
  await voidThoseOf(scope, 'undo-email', customerId)
  await voidThoseOf(scope, 'email-change', customerId)
  const sessions = await endSessionsOf(scope, customerId, 'email-restored')
  await record(scope, 'customer.email-restored', { kind: 'customer', id: customerId, customerId }, { sessions })
  return { email }
}
