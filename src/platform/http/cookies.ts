/** Cookie values by name; a name sent twice is dropped, since one of the two may be planted. */
export function readCookies(header: string | null): Map<string, string> {
  const found = new Map<string, string>()
  const twice = new Set<string>()
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at < 1) continue
    const name = part.slice(0, at).trim()
    if (found.has(name)) twice.add(name)
    found.set(name, part.slice(at + 1).trim())
  }
  for (const name of twice) found.delete(name)
  return found
}

/** A Set-Cookie line: HttpOnly, SameSite=Lax, Path=/, no Domain; Secure where the public address is https. */
export function cookieLine(
  name: string,
  value: string,
  seconds: number,
  secure: boolean,
  sameSite: 'Lax' | 'Strict' = 'Lax',
): string {
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}`
}
