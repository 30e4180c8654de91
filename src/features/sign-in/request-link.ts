import { queueMessage, sealSecret, type MessageSecret } from '#features/notices/queue-message.ts'
import type { Door } from '#platform/http/route.ts'
import type { Scope } from '#platform/scope/scope.ts'
import type { Locale } from '#values/local-text.ts'
import { readAddress, type Address } from './address.ts'
import { markBrowser } from './browser.ts'
import { lockAddress, openChallenge, voidOlder } from './challenge.ts'
import { countRequest } from './limits.ts'
import { safeNext } from './next-path.ts'

const codeMinutes = 5

type Asked = { email?: string | undefined; phone?: string | undefined; next?: string | undefined }

/**
 * Sends a link and a code to an address. Whether anybody has it plays no part here: the same work is done and the same
 * answer given, and the worker decides what the message says.
 */
export async function requestLink(door: Door, asked: Asked): Promise<{ challenge: string }> {
  const address = readAddress(door, asked)
  const { linkMinutes } = await countRequest(door, address)
  const browserHash = markBrowser(door, linkMinutes)
  const next = safeNext(asked.next, door.business.slug)
  const challenge = await door.open({ kind: 'door' }, async (scope) => {
    await lockAddress(scope, address.value)
    await voidOlder(scope, 'sign-in', address.value)
    const { id, secret } = await openChallenge(scope, door.keys, {
      kind: 'sign-in',
      channel: address.channel,
      subject: address.value,
      browserHash,
      minutes: linkMinutes,
      codeMinutes,
      hasToken: true,
      data: { ...(next && { next }) },
    })
    await sendSecret(scope, door, {
      challenge: id,
      kind: 'sign-in',
      address,
      locale: door.locale,
      secret,
      minutes: { linkMinutes, codeMinutes },
    })
    return id
  })
  return { challenge }
}

type Sending = {
  challenge: string
  kind: 'sign-in' | 'booking-code' | 'email-change'
  address: Address
  locale: Locale
  secret: MessageSecret
  minutes: { linkMinutes?: number; codeMinutes: number }
}

/** Queues the one message that carries a challenge's secrets, sealed until it is delivered. It belongs to no customer: nobody is proven yet. */
export async function sendSecret(
  scope: Scope,
  door: Pick<Door, 'keys'>,
  sending: Sending,
  facts: Record<string, unknown> = {},
): Promise<void> {
  await queueMessage(scope, {
    cause: sending.challenge,
    kind: sending.kind,
    channel: sending.address.channel,
    customerId: null,
    recipient: sending.address.value,
    locale: sending.locale,
    data: { ...sending.minutes, ...facts },
    secret: sealSecret(door.keys, scope.business.id, sending.secret),
  })
}
