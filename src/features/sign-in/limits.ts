import { networkOf } from '#platform/http/client-ip.ts'
import { refuse } from '#platform/http/refusal.ts'
import type { Door } from '#platform/http/route.ts'
import { takeHit, type Limit } from '#platform/limits/limits.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { refuseForeign, type Address } from './address.ts'
import { readSettings, type SignInSettings } from './settings.ts'

const hour = 3600
const quarter = 900
const perNetwork: Limit = { most: 20, seconds: hour }
const perAddress: Record<Address['channel'], Limit> = {
  email: { most: 5, seconds: hour },
  sms: { most: 3, seconds: hour },
}
const codesPerAddress: Limit = { most: 20, seconds: hour }
const checksPerNetwork: Limit = { most: 30, seconds: quarter }

/**
 * Counts a request for a link or code before anything looks whether the address is known: by network, by address,
 * by business, and for SMS by the day. Refuses with 429, or with 422 for a country the business sends no SMS to.
 * Answers the business's settings, which it had to read.
 */
export async function countRequest(door: Door, address: Address): Promise<SignInSettings> {
  const { allowed, wait } = await door.open({ kind: 'door' }, async (scope) => {
    const settings = await readSettings(scope)
    refuseForeign(address, settings.smsCountries)
    return { allowed: settings, wait: await takeAll(scope, requestLimits(door, address, settings)) }
  })
  if (wait > 0) refuse('too-many-requests', 429, { retryAfter: wait })
  return allowed
}

function requestLimits(door: Door, address: Address, settings: SignInSettings): [string, Limit][] {
  const own: [string, Limit] = [`ask ${addressKey(door, address.value)}`, perAddress[address.channel]]
  const business: [string, Limit] = ['ask business', { most: settings.signInPerHour, seconds: hour }]
  const sms: [string, Limit][] =
    address.channel === 'sms' ? [['ask sms', { most: settings.smsPerDay, seconds: 86_400 }]] : []
  return [[`ask network ${networkOf(door.request.ip)}`, perNetwork], own, ...sms, business]
}

/** Takes the hits in order, each only if the ones before were allowed: whoever is refused uses up nobody else's share. */
async function takeAll(scope: Scope, limits: readonly [string, Limit][]): Promise<number> {
  for (const [key, limit] of limits) {
    const wait = await takeHit(scope, key, limit)
    if (wait > 0) return wait
  }
  return 0
}

/** Counts one guess of a code, by network and by the address it was sent to; refuses with 429. */
export async function countCodeCheck(door: Door, address: string): Promise<void> {
  await door.spend(`code network ${networkOf(door.request.ip)}`, checksPerNetwork)
  await door.spend(`code ${addressKey(door, address)}`, codesPerAddress)
}

/** Counts one use of a link or of the like, by network; refuses with 429. */
export async function countLinkPost(door: Door): Promise<void> {
  await door.spend(`link network ${networkOf(door.request.ip)}`, checksPerNetwork)
}

/** An address as the limits know it: the table of limits holds nobody's name. */
function addressKey(door: Pick<Door, 'keys' | 'business'>, address: string): string {
  return `address ${door.keys.mac(door.business.id, 'limit', address).toString('base64url').slice(0, 22)}`
}
