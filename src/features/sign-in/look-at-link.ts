import type { Door } from '#platform/http/route.ts'
import { maskAddress } from './address.ts'
import { browserOf } from './browser.ts'
import { findByToken } from './challenge.ts'
import { deviceLabel } from './device-label.ts'
import { rfc3339Seconds } from './rfc3339-seconds.ts'
import { addressOf, isSameBrowser, refuseInvalid, wantsCode } from './verify.ts'

/** What the page behind a link shows before its button is pressed. It reads and changes nothing, however often it is opened. */
export async function lookAtLink(door: Door, token: string) {
  const browserHash = browserOf(door)
  const found = await door.open({ kind: 'door' }, async (scope) => {
    const challenge = await findByToken(scope, 'sign-in', token)
    return challenge && { challenge, mustUseCode: await wantsCode(scope, challenge, browserHash) }
  })
  if (!found) return refuseInvalid()
  const { challenge, mustUseCode } = found
  const device = deviceLabel(challenge.userAgent, door.words)
  return {
    address: maskAddress(addressOf(challenge)),
    askedAt: rfc3339Seconds(door.business.zone, challenge.createdAt),
    askedFrom: challenge.ip ? door.words('sign-in:asked-from', { device, ip: challenge.ip }) : device,
    sameBrowser: isSameBrowser(challenge, browserHash),
    mustUseCode,
  }
}
