import type { Keys } from '#platform/crypto/keys.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { newId } from '#values/id.ts'
import type { Locale } from '#values/local-text.ts'
import type { Channel, MessageKind } from './kinds.ts'

const messageQueue = 'message'

/** What only the recipient may know: a link's token, a code. Sealed in the row, erased once the message has left. */
export type MessageSecret = { token?: string; code?: string }

export type NewMessage = {
  /** What the message is about, unique with kind, channel and recipient: an event's id, a challenge's id. */
  cause: string
  kind: MessageKind
  channel: Channel
  customerId: string | null
  /** An e-mail address, a telephone number (E.164), or for `app` the customer's id. */
  recipient: string
  locale: Locale
  /** Facts the text is made from when it leaves; its composer reads them. Never a secret. */
  data: Record<string, unknown>
  /** From `sealSecret`. */
  secret?: Buffer
}

/**
 * Puts a message into the outbox of the transaction it belongs to; it leaves after the commit. The same cause,
 * kind, channel and recipient again changes nothing, so whoever queues may be repeated.
 */
export async function queueMessage(scope: Scope, message: NewMessage): Promise<void> {
  const id = newId()
  const inApp = message.channel === 'app'
  const at = new Date(scope.now)
  // No column is read back: most who may write here may not read.
  const added =
    await scope.sql`insert into messages (id, cause, kind, channel, customer_id, recipient, locale, data, secret, state, created_at, sent_at)
    values (${id}, ${message.cause}, ${message.kind}, ${message.channel}, ${message.customerId}, ${message.recipient}, ${message.locale},
            ${JSON.stringify(message.data)}, ${message.secret ?? null}, ${inApp ? 'sent' : 'queued'}, ${at}, ${inApp ? at : null})
    on conflict do nothing returning 1 as added`
  if (added.length > 0 && !inApp)
    await scope.enqueue(messageQueue, { business: scope.business.id, messageId: id })
}

const purpose = 'message'

/** Seals what a message carries so that the outbox row alone opens nothing. */
export function sealSecret(keys: Keys, business: string, secret: MessageSecret): Buffer {
  return keys.seal(business, purpose, JSON.stringify(secret))
}

/** Opens what `sealSecret` sealed; throws where it was sealed for another business. */
export function openSecret(keys: Keys, business: string, sealed: Buffer | null): MessageSecret {
  return sealed ? (JSON.parse(keys.unseal(business, purpose, sealed)) as MessageSecret) : {}
}
