/** Gives the page of this business to go on to, or its portal when the address leads anywhere else. */
export function nextPage(next: string | null | undefined, slug: string): string {
  const home = `/${slug}/portal`
  if (!next?.startsWith(`/${slug}/`) || /[\\\s\p{Cc}]|\/\/|\/\.\.?(\/|$)/u.test(next)) return home
  return next.startsWith(`/${slug}/portal/login`) ? home : next
}

/** Writes an address with a query, leaving out what is not there. */
export function withQuery(path: string, query: Record<string, string | null | undefined>): string {
  const found = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return found.length > 0 ? `${path}?${new URLSearchParams(found)}` : path
}
