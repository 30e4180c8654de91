/** Gives one cookie a request carries. */
export function cookieOf(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=')
    if (part.slice(0, at).trim() === name) return decodeURIComponent(part.slice(at + 1).trim())
  }
  return undefined
}

/** Tells whether the browser brought a session of any business; whether it holds is the API's to say. */
export const maySignedIn = (request: Request): boolean =>
  /(?:^|;\s*)(?:__Host-)?cps-/.test(request.headers.get('cookie') ?? '')

/** Writes the line for a choice of the reader's (language, appearance, zone), kept for a year. */
export function choiceCookie(name: string, value: string, secure: boolean): string {
  return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=31536000; SameSite=Lax${secure ? '; Secure' : ''}`
}
