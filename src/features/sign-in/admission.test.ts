import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '#testing/portal.ts'
import { openSmallBusiness } from '#testing/small-business.ts'
import { newVisitor, secretOf } from '#testing/visitor.ts'

const start = Date.parse('2026-11-23T09:00:00Z')
const minute = 60_000
let portal: Portal
let hour = 0

beforeAll(async () => {
  portal = await openPortal({ at: new Date(start).toISOString() })
  await openSmallBusiness(portal, 'anna')
  await openSmallBusiness(portal, 'bert')
})
afterAll(() => portal.close())

/** Each test has an afternoon of its own, so that no test meets another's limits. */
function anotherTime(): number {
  hour += 1
  const at = start + hour * 4 * 60 * minute
  portal.setClock(at)
  return at
}

const hasSession = (cookies: Map<string, string>) =>
  [...cookies.keys()].some((name) => name.startsWith('cps-'))

test('where nobody may register, an unknown address and a guest get no further than a wrong link', async () => {
  anotherTime()
  await newVisitor(portal).signIn('bert', 'member@customer.example')
  await portal.inScope(
    'bert',
    { kind: 'worker' },
    (scope) => scope.sql`update businesses set registration_open = false`,
  )
  await portal.inScope(
    'bert',
    { kind: 'worker' },
    (scope) => scope.sql`insert into customers (id, email, created_at, updated_at)
    values (gen_random_uuid(), 'guest@customer.example', now(), now())`,
  )
  // What a business is, is remembered for five seconds.
  await new Promise((done) => setTimeout(done, 5_100))
  expect((await newVisitor(portal).signIn('bert', 'stranger@customer.example')).body['code']).toBe(
    'link-invalid',
  )
  expect((await newVisitor(portal).signIn('bert', 'guest@customer.example')).body['code']).toBe(
    'link-invalid',
  )
  expect((await newVisitor(portal).signIn('bert', 'member@customer.example')).status).toBe(200)
  const strangers = await portal.inScope(
    'bert',
    { kind: 'worker' },
    (scope) => scope.sql`select 1 from customers where email = 'stranger@customer.example'`,
  )
  expect(strangers).toHaveLength(0)
  await portal.inScope(
    'bert',
    { kind: 'worker' },
    (scope) => scope.sql`update businesses set registration_open = true`,
  )
})

test('a blocked customer is refused like a wrong link', async () => {
  anotherTime()
  await newVisitor(portal).signIn('anna', 'blocked@customer.example')
  await portal.inScope(
    'anna',
    { kind: 'worker' },
    (scope) => scope.sql`update customers set status = 'blocked' where email = 'blocked@customer.example'`,
  )
  const refused = await newVisitor(portal).signIn('anna', 'blocked@customer.example')
  expect([refused.status, refused.body['code'], hasSession(refused.cookies)]).toEqual([
    404,
    'link-invalid',
    false,
  ])
})

test('a text message proves a number; a number merely typed into a profile opens no account', async () => {
  anotherTime()
  await portal.inScope(
    'anna',
    { kind: 'worker' },
    (scope) => scope.sql`update business_settings set sms_countries = '{GB}', sms_per_day = 100`,
  )
  const typed = newVisitor(portal)
  await typed.signIn('anna', 'typed@customer.example')
  await typed.ask('PUT', 'anna', 'profile', { phone: '+447400123470' })
  const owner = newVisitor(portal)
  const sms = async (visitor: typeof owner) => {
    const asked = await visitor.ask('POST', 'anna', 'auth/request-link', { phone: '+447400123470' })
    const challenge = String(asked.body['challenge'])
    const { code } = await secretOf(portal, 'anna', challenge)
    return visitor.ask('POST', 'anna', 'auth/verify', { challenge, code })
  }
  const first = await sms(owner)
  expect(first.body).toMatchObject({ customer: { email: null }, isNew: true })
  expect((await owner.ask('GET', 'anna', 'profile')).body).toMatchObject({
    phone: '+447400123470',
    phoneVerified: true,
    email: null,
  })
  expect((await sms(newVisitor(portal))).body).toMatchObject({
    customer: { id: first.body['customer'].id },
    isNew: false,
  })
})
