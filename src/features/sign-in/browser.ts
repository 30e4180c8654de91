import { randomToken, sha256 } from '#platform/crypto/keys.ts'
import { cookieLine } from '#platform/http/cookies.ts'
import type { Door } from '#platform/http/route.ts'
import { cookieNames } from './session.ts'

const nonce = /^[\w-]{22}$/
const deviceSeconds = 400 * 86_400

function namesAt(door: Door) {
  return cookieNames(door.business.id, door.secure)
}

/**
 * Marks the asking browser, so that a code works there only, and answers the mark's hash. A browser that is marked
 * already keeps its mark: two tabs may ask.
 */
export function markBrowser(door: Door, minutes: number): Buffer {
  const { browser } = namesAt(door)
  const kept = door.cookies.get(browser) ?? ''
  const mark = nonce.test(kept) ? kept : randomToken(128)
  door.setCookie(cookieLine(browser, mark, minutes * 60, door.secure))
  return sha256(mark)
}

/** The hash of the asking browser's mark; null for a browser that never asked. */
export function browserOf(door: Door): Buffer | null {
  const mark = door.cookies.get(namesAt(door).browser) ?? ''
  return nonce.test(mark) ? sha256(mark) : null
}

/** The token by which a browser is known as a device: its own, or a new one to give it. */
export function deviceTokenOf(door: Door): string {
  const kept = door.cookies.get(namesAt(door).device) ?? ''
  return nonce.test(kept) ? kept : randomToken(128)
}

/** The Set-Cookie line that lets a browser be known again for 400 days. */
export function deviceCookie(door: Door, token: string): string {
  return cookieLine(namesAt(door).device, token, deviceSeconds, door.secure)
}
