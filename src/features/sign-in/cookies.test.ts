import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '#testing/portal.ts'
import { openSmallBusiness } from '#testing/small-business.ts'
import { newVisitor } from '#testing/visitor.ts'

let portal: Portal

beforeAll(async () => {
  portal = await openPortal({ database: 'embedded', env: { FOYER_PUBLIC_URL: 'https://portal.example' } })
  await openSmallBusiness(portal, 'anna')
})
afterAll(() => portal.close())

test('over https every cookie is bound to this very host', async () => {
  const sara = newVisitor(portal)
  const { token } = await sara.askForLink('anna', 'sara@customer.example')
  const answer = await sara.ask('POST', 'anna', 'auth/verify', { token })
  expect(answer.status).toBe(200)
  expect([...sara.cookies.keys()].map((name) => name.replace(/-\w{8}$/, ''))).toEqual([
    '__Host-cpl',
    '__Host-cps',
    '__Host-cpd',
  ])
  for (const line of answer.headers.getSetCookie()) {
    expect(line).toMatch(/^__Host-[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/)
  }
})

test('on the embedded database too, of many at once one gets in and all tabs agree', async () => {
  const sara = newVisitor(portal)
  const { token } = await sara.askForLink('anna', 'many@customer.example')
  const presses = await Promise.all(
    Array.from({ length: 10 }, () => sara.ask('POST', 'anna', 'auth/verify', { token })),
  )
  expect(presses.filter(({ status }) => status === 200)).toHaveLength(1)
  const session = [...sara.cookies].find(([name]) => name.startsWith('__Host-cps'))!
  const tabs = Array.from({ length: 10 }, () => {
    const tab = newVisitor(portal)
    for (const [name, value] of sara.cookies) tab.cookies.set(name, value)
    return tab
  })
  await Promise.all(tabs.map((tab) => tab.ask('POST', 'anna', 'auth/refresh')))
  const secrets = new Set(tabs.map((tab) => tab.cookies.get(session[0])))
  expect(secrets.size).toBe(1)
  expect(secrets.has(session[1])).toBe(false)
  expect((await tabs[0]!.ask('GET', 'anna', 'profile')).status).toBe(200)
  expect((await tabs[0]!.ask('POST', 'anna', 'auth/logout')).status).toBe(204)
  expect((await tabs[1]!.ask('GET', 'anna', 'profile')).status).toBe(401)
})
