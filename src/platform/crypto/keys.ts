import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from 'node:crypto'

/** Keys for one business and one purpose each, so that a mix-up of businesses fails closed. */
export type Keys = {
  /** HMAC-SHA-256 under the key of this business and purpose. */
  mac(business: string, purpose: string, text: string): Buffer
  /** AES-256-GCM under the key of this business and purpose: 12-byte nonce, 16-byte tag, ciphertext. */
  seal(business: string, purpose: string, text: string): Buffer
  /** The sealed text; throws when it was sealed for another business or purpose, or altered. */
  unseal(business: string, purpose: string, sealed: Buffer): string
}

/** Derives keys from the installation's secret by HKDF-SHA-256 (RFC 5869). */
export function openKeys(secret: string): Keys {
  const known = new Map<string, Buffer>()
  const key = (business: string, purpose: string): Buffer => {
    const name = `${business}:${purpose}`
    const found = known.get(name) ?? Buffer.from(hkdfSync('sha256', secret, business, purpose, 32))
    if (known.size < 10_000) known.set(name, found)
    return found
  }
  return {
    mac: (business, purpose, text) => createHmac('sha256', key(business, purpose)).update(text).digest(),
    seal(business, purpose, text) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key(business, purpose), nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    unseal(business, purpose, sealed) {
      const cipher = createDecipheriv('aes-256-gcm', key(business, purpose), sealed.subarray(0, 12))
      cipher.setAuthTag(sealed.subarray(12, 28))
      return Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]).toString('utf8')
    },
  }
}

/** SHA-256 of a text; enough for secrets of 128 random bits or more, never for codes or passwords. */
export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** `bits` random bits as base64url. */
export function randomToken(bits: 128 | 256): string {
  return randomBytes(bits / 8).toString('base64url')
}

/** A code of six decimal digits, each equally likely. */
export function randomCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** True if both are equal, in time that tells nothing of where they differ. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
