/** What this browser asked for last, so that the page with the code knows it after a reload and without script. */
export type Asked = { challenge: string; by: 'email' | 'phone'; address: string; at: number }

const name = 'foyer-asked'
const lifeSeconds = 15 * 60

const pathOf = (slug: string) => `/${slug}/portal`

/** Reads what this browser asked for, or null when it is gone or not ours. */
export function readAsked(request: Request): Asked | null {
  const found = (request.headers.get('cookie') ?? '')
    .split(/;\s*/)
    .find((part) => part.startsWith(`${name}=`))
  if (!found) return null
  try {
    const { challenge, by, address, at } = JSON.parse(
      decodeURIComponent(found.slice(name.length + 1)),
    ) as Record<string, unknown>
    const isOurs = typeof challenge === 'string' && typeof address === 'string' && typeof at === 'number'
    return isOurs ? { challenge, by: by === 'phone' ? 'phone' : 'email', address, at } : null
  } catch {
    return null
  }
}

/** Writes the cookie that keeps it for a quarter of an hour, for these pages only; null forgets it. */
export function askedCookie(request: Request, slug: string, asked: Asked | null): string {
  const value = asked ? encodeURIComponent(JSON.stringify(asked)) : ''
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : ''
  return `${name}=${value}; Path=${pathOf(slug)}; Max-Age=${asked ? lifeSeconds : 0}; HttpOnly; SameSite=Lax${secure}`
}
