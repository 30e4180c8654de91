import { sameBytes, type Keys } from '#platform/crypto/keys.ts'
import { isId } from '#values/id.ts'

/** Whose calendar a feed's address opens, as far as the address says; `feedTokenFits` decides. */
export type FeedToken = { customerId: string; mac: string }

/** The secret part of a calendar feed's address. It opens the feed until the customer renews it: the generation moves on. */
export function feedToken(keys: Keys, businessId: string, customerId: string, generation: number): string {
  return `${customerId}.${macOf(keys, businessId, customerId, generation)}`
}

/** Takes a feed's address apart; null for anything not shaped like one. */
export function readFeedToken(text: string): FeedToken | null {
  const [customerId = '', mac = '', rest] = text.split('.')
  return rest === undefined && isId(customerId) && /^[\w-]{43}$/.test(mac) ? { customerId, mac } : null
}

/** True while the address was made for this customer's present generation. */
export function feedTokenFits(keys: Keys, businessId: string, token: FeedToken, generation: number): boolean {
  return sameBytes(Buffer.from(token.mac), Buffer.from(macOf(keys, businessId, token.customerId, generation)))
}

function macOf(keys: Keys, businessId: string, customerId: string, generation: number): string {
  return keys.mac(businessId, 'feed', `${customerId}.${generation}`).toString('base64url')
}
