const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Which pages may send changes: the stored origin, and where none is configured any loopback name at the same port. */
export type Origins = { publicUrl: string; loopbackOrigins: boolean }

/**
 * True when an unsafe request comes from our own pages: `Sec-Fetch-Site: same-origin`, or where a client does not send it,
 * an Origin that is ours. A bearer token without any cookie needs neither: no browser adds it by itself.
 */
export function isSameOrigin(headers: Headers, origins: Origins): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin'
  if (headers.has('authorization') && !headers.has('cookie')) return true
  const origin = headers.get('origin')
  if (!origin) return false
  return (
    origin === origins.publicUrl || (origins.loopbackOrigins && isLoopbackTwin(origin, origins.publicUrl))
  )
}

function isLoopbackTwin(origin: string, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false
  const [one, other] = [new URL(origin), new URL(publicUrl)]
  return one.protocol === 'http:' && loopback.has(one.hostname) && one.port === other.port
}
