import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '#testing/portal.ts'
import { openSmallBusiness, type SmallBusiness } from '#testing/small-business.ts'
import { newId } from '#values/id.ts'

let portal: Portal
let shop: SmallBusiness
beforeAll(async () => {
  portal = await openPortal({ at: '2026-11-23T08:00:00Z' })
  shop = await openSmallBusiness(portal, 'shop')
})
afterAll(() => portal.close())

const secret = 'a'.repeat(43)
const hold = (from: { token?: string; ip: string }) =>
  portal.ask('POST', 'shop', 'holds', { body: {}, ...from })
const statusesOf = async (count: number, from: () => { token?: string; ip: string }) => {
  const statuses = new Set<number>()
  for (let each = 0; each < count; each += 1) statuses.add((await hold(from())).status)
  return [...statuses]
}

test('visitors of one network are stopped after thirty holds in five minutes, others are not', async () => {
  expect(await statusesOf(30, () => ({ ip: '198.51.100.1' }))).toEqual([400])
  expect((await hold({ ip: '198.51.100.1' })).status).toBe(429)
  expect((await hold({ ip: '198.51.100.2' })).status).toBe(400)
}, 60_000)

test('a session invented for each request does not get round the limit of a network', async () => {
  const invented = () => ({ token: `${newId()}.1.${secret}`, ip: '198.51.100.3' })
  expect(await statusesOf(30, invented)).toEqual([400])
  expect((await hold(invented())).status).toBe(429)
}, 60_000)

test('who is signed in is not stopped by others of the same network', async () => {
  const token = await shop.tokenFor('nora@example.com')
  expect((await hold({ ip: '198.51.100.1' })).status).toBe(429)
  expect((await hold({ token, ip: '198.51.100.1' })).status).toBe(400)
})
