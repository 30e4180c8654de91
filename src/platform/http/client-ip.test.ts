import { expect, test } from 'vitest'
import { clientIp, networkOf } from './client-ip.ts'

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['::FFFF:CB00:7109', '203.0.113.9'],
  ['0:0:0:0:0:ffff:203.0.113.9', '203.0.113.9'],
  ['2001:DB8:0:0::1', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['203.0.113.9:443', null],
  ['evil', null],
  [undefined, null],
])('%s is known as %s', (peer, ip) => {
  expect(clientIp(peer, undefined, 0)).toBe(ip)
})

test('without a proxy of ours nobody else’s word for an address counts', () => {
  expect(clientIp('203.0.113.9', '192.0.2.1, 192.0.2.2', 0)).toBe('203.0.113.9')
})

test('behind proxies of ours their entries count, from the right', () => {
  expect(clientIp('10.0.0.1', '192.0.2.66, 192.0.2.1', 1)).toBe('192.0.2.1')
  expect(clientIp('10.0.0.1', '192.0.2.66, 192.0.2.1, 10.0.0.2', 2)).toBe('192.0.2.1')
})

test.each([
  ['2001:db8:7:9::1', '2001:db8:7:9::/64'],
  ['2001:DB8:7:9:ffff:1:2:3', '2001:db8:7:9::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['203.0.113.9', '203.0.113.9'],
  [null, 'unknown'],
])('%s is counted under %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network)
})
