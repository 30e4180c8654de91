let last = 0
let counter = 0

/** A new UUID of version 7: sorts by the time it was made, within one process strictly. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const now = Date.now()
  counter = now > last ? bytes[7]! : counter + 1
  if (counter > 0xfff) {
    last += 1
    counter = 0
  } else last = Math.max(now, last)
  let time = last
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = time % 256
    time = Math.floor(time / 256)
  }
  bytes[6] = 0x70 | (counter >> 8)
  bytes[7] = counter & 0xff
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True for the one spelling of a UUID that the product writes: lower case, with hyphens. */
export function isId(text: string): boolean {
  return pattern.test(text)
}
