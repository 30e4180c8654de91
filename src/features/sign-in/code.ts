import { sameBytes, type Keys } from '#platform/crypto/keys.ts'

/** The six digits somebody typed, whatever digits their keyboard has and however they spaced them; null for anything else. */
function readCode(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}]/gu, '')
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
  return /^[0-9]{6}$/.test(plain) ? plain : null
}

/** What is stored of a code: useless for another challenge or business, and without the key. */
export function codeHash(keys: Keys, business: string, challenge: string, code: string): Buffer {
  return keys.mac(business, 'code', `${challenge}:${code}`)
}

/** True if what was typed is the code of this challenge. */
export function codeFits(
  keys: Keys,
  business: string,
  challenge: { id: string; codeHash: Buffer | null },
  typed: string,
): boolean {
  const code = readCode(typed)
  return (
    code !== null &&
    challenge.codeHash !== null &&
    sameBytes(codeHash(keys, business, challenge.id, code), challenge.codeHash)
  )
}
