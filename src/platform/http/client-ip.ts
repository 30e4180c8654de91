import { isIP, SocketAddress } from 'node:net'

/**
 * Who the connection is from: the peer, or with `trustedProxies` proxies of ours in front, that many entries from
 * the right of X-Forwarded-For. Other headers say nothing. An IPv4 address written as IPv6 is given as IPv4.
 */
export function clientIp(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string | null {
  const chain = [
    ...(forwardedFor ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
    peer ?? '',
  ]
  const wanted = chain[Math.max(0, chain.length - 1 - trustedProxies)]!
  if (isIP(wanted) !== 6) return isIP(wanted) ? wanted : null
  return new SocketAddress({ address: wanted.replace(/%.*/, ''), family: 'ipv6' }).address.replace(
    /^::ffff:(?=\d+\.)/,
    '',
  )
}

/** What limits count an address under: IPv4 whole, IPv6 by its /64. */
export function networkOf(ip: string | null): string {
  if (!ip) return 'unknown'
  if (!ip.includes(':')) return ip
  const [head = '', tail] = ip.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  const groups = [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
  return `${groups.join(':')}::/64`
}
