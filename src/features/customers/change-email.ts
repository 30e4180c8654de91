import { queueMessage, sealSecret } from '#features/notices/queue-message.ts'
import { readEmail } from '#features/sign-in/address.ts'
import {
  consume,
  lockAddress,
  openChallenge,
  takeAttempt,
  voidThoseOf,
  type Challenge,
} from '#features/sign-in/challenge.ts'
import { findByAddress } from '#features/sign-in/customer.ts'
import { refuseStale } from '#features/sign-in/fresh.ts'
import { countRequest } from '#features/sign-in/limits.ts'
import { sendSecret } from '#features/sign-in/request-link.ts'
import { checkCode, refuseInvalid } from '#features/sign-in/verify.ts'
import { record } from '#platform/events/record.ts'
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
  const isWish = await door.enter(async (scope) => {
    const isOther = (await readSelf(scope)).email !== value
    if (isOther) await refuseStale(scope)
    return isOther
  })
  if (isWish) await countRequest(door, { channel: 'email', value })
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
    kind: 'email-change',
    channel: 'email',
    subject: email,
    customerId,
    minutes,
    codeMinutes: minutes,
    hasToken: false,
  })
  const address = { channel: 'email', value: email } as const
  await sendSecret(
    behind,
    door,
    {
      challenge: id,
      kind: 'email-change',
      address,
      locale: scope.locale,
      secret,
      minutes: { codeMinutes: minutes },
    },
    { customerId },
  )
  const self = await scope.become(scope.actor)
  await record(self, 'customer.email-asked', { kind: 'customer', id: customerId }, { to: maskEmail(email) })
}

/** The change of address that waits for its code; `until` in epoch milliseconds. Keeps the scope's actor. */
export async function findPendingEmail(
  scope: Scope,
  customerId: string,
): Promise<{ email: string; challenge: string; until: number } | null> {
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
export async function confirmEmailChange(
  door: Door,
  input: { challenge: string; code: string },
): Promise<void> {
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
  if (
    !(await consume(behind, challenge.id)) ||
    (await findByAddress(behind, { channel: 'email', value: challenge.subject }))
  )
    return false
  await setEmail(behind, self.id, challenge.subject)
  if (self.email !== null) await offerUndo(behind, door, self.id, self.email, challenge.subject)
  const facts = { from: self.email && maskEmail(self.email), to: maskEmail(challenge.subject) }
  await record(
    await scope.become(scope.actor),
    'customer.email-changed',
    { kind: 'customer', id: self.id },
    facts,
  )
  return true
}

/** Makes an address a customer's, proven now. Run it as the door, with the address locked. */
export async function setEmail(scope: Scope, customerId: string, email: string): Promise<void> {
  const now = new Date(scope.now)
  await scope.sql`update customers set email = ${email}, email_verified_at = ${now}, updated_at = ${now} where id = ${customerId}`
}

async function offerUndo(
  scope: Scope,
  door: Door,
  customerId: string,
  from: string,
  to: string,
): Promise<void> {
  const { id, secret } = await openChallenge(scope, door.keys, {
    kind: 'undo-email',
    channel: 'email',
    subject: from,
    customerId,
    minutes: undoMinutes,
    hasToken: true,
  })
  await queueMessage(scope, {
    cause: id,
    kind: 'email-changed',
    channel: 'email',
    customerId,
    recipient: from,
    locale: scope.locale,
    data: { to: maskEmail(to) },
    secret: sealSecret(door.keys, scope.business.id, secret),
  })
}
