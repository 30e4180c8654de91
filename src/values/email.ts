const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const domain = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/

/**
 * The one spelling of an e-mail address that is looked up, kept unique and counted: compatibility characters
 * folded (NFKC), lower case, domain in its ASCII form without a trailing dot. Null for anything that is not a
 * single plain address: lists, line breaks, quoted or non-ASCII mailboxes.
 */
export function parseEmail(text: string): string | null {
  const folded = text.trim().normalize('NFKC').toLowerCase()
  const at = folded.lastIndexOf('@')
  if (at < 1 || at > 64 || folded.length > 254 || !local.test(folded.slice(0, at))) return null
  const host = asciiHost(folded.slice(at + 1))
  return host === null ? null : `${folded.slice(0, at)}@${host}`
}

function asciiHost(text: string): string | null {
  if (/[\s/:@\\?#%[\]]/.test(text)) return null
  try {
    const host = new URL(`http://${text.replace(/\.$/, '')}`).hostname
    return domain.test(host) ? host : null
  } catch {
    return null
  }
}

/** An address as shown to somebody who may not be its owner: `n•••@example.com`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, 1)}•••${email.slice(at)}`
}
