import type { Door } from '#platform/http/route.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { parseEmail } from '#values/email.ts'
import type { Locale } from '#values/local-text.ts'
import { readAddress } from './address.ts'
import { browserOf, markBrowser } from './browser.ts'
import { consume, lockAddress, openChallenge, takeAttempt, voidOlder, type Challenge } from './challenge.ts'
import { confirmEmail, findOrCreate } from './customer.ts'
import { countRequest } from './limits.ts'
import { sendSecret } from './request-link.ts'
import { addressOf, checkCode, refuseInvalid } from './verify.ts'

const minutes = 15
const codeMinutes = 5

/** Mails a code to the address a guest wants to book with: the same work and answer whether a customer has it or not. */
export async function askGuestProof(
  door: Door,
  email: string,
  locale: Locale,
  name: string,
): Promise<{ challenge: string }> {
  const address = readAddress(door, { email })
  await countRequest(door, address)
  const browserHash = markBrowser(door, minutes)
  return door.open({ kind: 'door' }, async (scope) => {
    await lockAddress(scope, address.value)
    await voidOlder(scope, 'booking', address.value)
    const { id, secret } = await openChallenge(scope, door.keys, {
      kind: 'booking',
      channel: 'email',
      subject: address.value,
      browserHash,
      minutes,
      codeMinutes,
      hasToken: false,
      data: { name, locale },
    })
    await sendSecret(scope, door, {
      challenge: id,
      kind: 'booking-code',
      address,
      locale,
      secret,
      minutes: { codeMinutes },
    })
    return { challenge: id }
  })
}

export type GuestProof = {
  challenge: string
  code: string
  email: string
  name?: string
  phone?: string | null
}

/**
 * Answers the customer a guest has proven to be, made where the address is new; an existing customer keeps name and
 * phone, and nobody is signed in. A proof may be shown again by the same browser while its code lives, so that a slot
 * lost in between costs no second mail; `spendGuestProof` in the booking's transaction makes it good for one booking.
 */
export async function proveGuest(door: Door, proof: GuestProof): Promise<{ customerId: string }> {
  const browserHash = browserOf(door)
  const challenge =
    browserHash &&
    (await door.open({ kind: 'door' }, (scope) =>
      takeAttempt(scope, 'booking', proof.challenge, { browserHash }),
    ))
  if (!challenge || challenge.subject !== parseEmail(proof.email)) return refuseInvalid()
  await checkCode(door, challenge, proof.code)
  const customerId = await door.open({ kind: 'door' }, (scope) => welcome(scope, challenge, proof))
  return customerId ? { customerId } : refuseInvalid()
}

async function welcome(scope: Scope, challenge: Challenge, proof: GuestProof): Promise<string | null> {
  const told = challenge.data as { name?: string; locale?: Locale }
  const { customer } = await findOrCreate(scope, {
    address: addressOf(challenge),
    name: proof.name ?? told.name ?? '',
    phone: proof.phone ?? null,
    locale: told.locale ?? scope.locale,
  })
  if (customer.status === 'blocked') return null
  await confirmEmail(scope, customer)
  return customer.id
}

/** Uses a guest's proof up inside the booking's own transaction, whose actor it keeps; refuses where it was used before. */
export async function spendGuestProof(scope: Scope, challenge: string): Promise<void> {
  const isSpent = await consume(await scope.become({ kind: 'door' }), challenge)
  await scope.become(scope.actor)
  if (!isSpent) refuseInvalid()
}
