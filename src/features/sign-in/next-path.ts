const base = 'http://portal.invalid'

/** The path to land on after signing in, if it lies inside this business's pages; null for anything else. */
export function safeNext(next: string | undefined, slug: string): string | null {
  if (!next?.startsWith('/') || /[\\\s\p{Cc}]/u.test(next) || !URL.canParse(next, base)) return null
  const url = new URL(next, base)
  const isInside = url.origin === base && !url.pathname.includes('//') && url.pathname.startsWith(`/${slug}/`)
  return isInside ? url.pathname + url.search + url.hash : null
}
