import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '#testing/portal.ts'
import { openSmallBusiness } from '#testing/small-business.ts'
import { newVisitor, type Visitor } from '#testing/visitor.ts'

const start = Date.parse('2026-11-23T09:00:00Z')
const second = 1000
const minute = 60 * second
const day = 24 * 60 * minute
let portal: Portal
let now = start

beforeAll(async () => {
  portal = await openPortal({ at: new Date(start).toISOString() })
  await openSmallBusiness(portal, 'anna')
  await openSmallBusiness(portal, 'bert')
})
afterAll(() => portal.close())

function pass(time: number): void {
  now += time
  portal.setClock(now)
}

let people = 0
async function signedIn(slug = 'anna'): Promise<Visitor> {
  const visitor = newVisitor(portal)
  people += 1
  const answer = await visitor.signIn(slug, `person${people}@customer.example`)
  expect(answer.status).toBe(200)
  return visitor
}

const status = async (visitor: Visitor, slug = 'anna') => (await visitor.ask('GET', slug, 'profile')).status
const cookieOf = (visitor: Visitor) => [...visitor.cookies].find(([name]) => name.startsWith('cps-'))!
const eventsOf = (slug: string, type: string) =>
  portal.inScope(
    slug,
    { kind: 'worker' },
    (scope) =>
      scope.sql<{
        subjectId: string
        data: Record<string, unknown>
      }>`select subject_id, data from events where type = ${type} order by seq`,
  )

/** The value in a Set-Cookie line. */
const cookieIn = (line: string) => /^[^=]+=([^;]*)/.exec(line)![1]!

/** The same browser, as a copy somebody made of it at this moment. */
function copyOf(visitor: Visitor, options: { withoutDevice?: boolean } = {}): Visitor {
  const copy = newVisitor(portal)
  for (const [name, value] of visitor.cookies)
    if (!options.withoutDevice || !name.startsWith('cpd-')) copy.cookies.set(name, value)
  return copy
}

test('signing out ends the session at once, for every copy of its cookie', async () => {
  const sara = await signedIn()
  const copy = copyOf(sara)
  const answer = await sara.ask('POST', 'anna', 'auth/logout')
  expect(answer.status).toBe(204)
  expect(answer.headers.getSetCookie()[0]).toMatch(/^cps-\w{8}=; .*Max-Age=0/)
  expect([await status(sara), await status(copy)]).toEqual([401, 401])
  expect((await copy.ask('POST', 'anna', 'auth/refresh')).status).toBe(401)
  expect((await eventsOf('anna', 'session.ended')).at(-1)!.data).toEqual({ reason: 'sign-out' })
})

test('somebody who was never signed in may sign out', async () => {
  expect((await newVisitor(portal).ask('POST', 'anna', 'auth/logout')).status).toBe(204)
})

test('two businesses in one browser: both stay open, and leaving one leaves the other', async () => {
  const sara = newVisitor(portal)
  await sara.signIn('anna', 'both@customer.example')
  await sara.signIn('bert', 'both@customer.example')
  expect([await status(sara, 'anna'), await status(sara, 'bert')]).toEqual([200, 200])
  await sara.ask('POST', 'anna', 'auth/logout')
  expect([await status(sara, 'anna'), await status(sara, 'bert')]).toEqual([401, 200])
})

test('a session of one business is nothing at another, by cookie or by token', async () => {
  const sara = await signedIn('anna')
  await sara.ask('POST', 'bert', 'auth/request-link', { email: 'x@customer.example' })
  const [, value] = cookieOf(sara)
  const names = await signedIn('bert')
  const [nameAtBert] = cookieOf(names)
  const thief = newVisitor(portal)
  thief.cookies.set(nameAtBert, value)
  expect(await status(thief, 'bert')).toBe(401)
  expect((await portal.ask('GET', 'bert', 'profile', { token: value })).status).toBe(401)
  expect((await eventsOf('bert', 'session.refused')).length).toBeGreaterThan(0)
  expect(await status(sara, 'anna')).toBe(200)
})

test('a session id with a secret that is not its own opens nothing, harms nothing and is written down', async () => {
  const [one, other] = [await signedIn(), await signedIn()]
  const [name, value] = cookieOf(one)
  const [, otherValue] = cookieOf(other)
  const forged = newVisitor(portal)
  const secret = otherValue.split('.')[2]!
  for (const attempt of [
    `${value.split('.').slice(0, 2).join('.')}.${secret}`,
    `${value.split('.')[0]}.7.${secret}`,
    `${value}x`,
    `${value}.x`,
    'x',
    `${value.split('.')[0]}.0.${secret}`,
  ]) {
    forged.cookies.set(name, attempt)
    expect(await status(forged)).toBe(401)
    expect((await forged.ask('POST', 'anna', 'auth/refresh')).status).toBe(401)
  }
  expect([await status(one), await status(other)]).toEqual([200, 200])
  expect((await eventsOf('anna', 'session.refused')).at(-1)!.subjectId).toBe(value.split('.')[0])
})

test('fifty refreshes at once agree on one successor, and every tab stays in', async () => {
  const sara = await signedIn()
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => copyOf(sara).ask('POST', 'anna', 'auth/refresh')),
  )
  expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 50 }, () => 200))
  expect(new Set(answers.map((answer) => answer.headers.getSetCookie()[0]!.split(';')[0])).size).toBe(1)
  const renewed = cookieIn(answers[0]!.headers.getSetCookie()[0]!)
  expect(renewed.split('.')[1]).toBe('2')
  sara.cookies.set(cookieOf(sara)[0], renewed)
  expect(await status(sara)).toBe(200)
})

test('fifty pages at once, when a new secret is due, all get the same one', async () => {
  const sara = await signedIn()
  pass(11 * minute)
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => copyOf(sara).ask('GET', 'anna', 'profile')),
  )
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]))
  const given = answers.flatMap((answer) => answer.headers.getSetCookie())
  expect(given.length).toBeGreaterThan(0)
  expect(new Set(given.map((line) => line.split(';')[0])).size).toBe(1)
  sara.cookies.set(cookieOf(sara)[0], cookieIn(given[0]!))
  pass(minute)
  expect(await status(sara)).toBe(200)
})

test('an old secret used after the grace time ends the whole session, the newest secret too, and that is on record', async () => {
  const first = await signedIn()
  const old = copyOf(first)
  await first.ask('POST', 'anna', 'auth/refresh')
  pass(10 * second)
  expect(await status(first)).toBe(200)
  expect(await status(old)).toBe(401)
  expect(await status(first)).toBe(401)
  expect((await first.ask('POST', 'anna', 'auth/refresh')).status).toBe(401)
  expect((await eventsOf('anna', 'session.reused')).map((event) => event.subjectId)).toEqual([
    cookieOf(old)[1].split('.')[0],
  ])
})

test('an old secret ends the session however many secrets ago it was, and at the refresh too', async () => {
  const sara = await signedIn()
  const old = copyOf(sara)
  for (let count = 0; count < 5; count += 1) await sara.ask('POST', 'anna', 'auth/refresh')
  expect(await status(sara)).toBe(200)
  expect((await old.ask('POST', 'anna', 'auth/refresh')).status).toBe(401)
  expect(await status(sara)).toBe(401)
})

test('within the grace time the old secret is good for the same device only', async () => {
  const sara = await signedIn()
  const [tab, thief] = [copyOf(sara), copyOf(sara, { withoutDevice: true })]
  await sara.ask('POST', 'anna', 'auth/refresh')
  pass(5 * second)
  expect(await status(tab)).toBe(200)
  expect(cookieOf(tab)[1]).toBe(cookieOf(sara)[1])
  expect(await status(thief)).toBe(401)
  expect(await status(sara)).toBe(401)
})

test('a session gets a new secret by being used, and thirty a minute at most by asking', async () => {
  const sara = await signedIn()
  const before = cookieOf(sara)[1]
  pass(9 * minute)
  await status(sara)
  expect(cookieOf(sara)[1]).toBe(before)
  pass(minute)
  await status(sara)
  expect(cookieOf(sara)[1].split('.')[1]).toBe('2')
  const statuses: number[] = []
  for (let count = 0; count < 31; count += 1)
    statuses.push((await sara.ask('POST', 'anna', 'auth/refresh')).status)
  expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 200))
  expect(statuses[30]).toBe(429)
  expect(await status(sara)).toBe(200)
})

test('a new secret reaches the browser with a refusal as well', async () => {
  const sara = await signedIn()
  pass(11 * minute)
  expect((await sara.ask('PUT', 'anna', 'profile', { phone: 'x' })).status).toBe(422)
  expect(cookieOf(sara)[1].split('.')[1]).toBe('2')
  pass(minute)
  expect(await status(sara)).toBe(200)
  pass(11 * minute)
  expect((await sara.ask('GET', 'anna', 'appointments/00000000-0000-7000-8000-000000000000')).status).toBe(
    404,
  )
  expect(cookieOf(sara)[1].split('.')[1]).toBe('3')
  pass(minute)
  expect(await status(sara)).toBe(200)
})

test('a change in several steps keeps a browser in that brings nothing but its session', async () => {
  const omar = await signedIn()
  const { email } = (await omar.ask('GET', 'anna', 'profile')).body
  pass(11 * minute)
  const alone = copyOf(omar, { withoutDevice: true })
  expect((await alone.ask('PUT', 'anna', 'profile', { name: 'Omar', email })).status).toBe(200)
  pass(minute)
  expect(await status(alone)).toBe(200)
})

test('a session ends after fourteen idle days, and after thirty days in any case', async () => {
  const [idle, busy] = [await signedIn(), await signedIn()]
  const idleStatus: number[] = []
  for (let days = 0; days < 29; days += 1) {
    pass(day)
    expect(await status(busy)).toBe(200)
    idleStatus.push(days === 13 ? await status(idle) : 0)
  }
  expect(idleStatus[13]).toBe(401)
  pass(day - second)
  expect(await status(busy)).toBe(200)
  pass(second)
  expect(await status(busy)).toBe(401)
})

test('signing in gives a new session and ends the one the browser came with', async () => {
  const sara = await signedIn()
  const planted = copyOf(sara)
  const [, before] = cookieOf(sara)
  await sara.signIn('anna', 'somebody.else@customer.example')
  expect(cookieOf(sara)[1].split('.')[0]).not.toBe(before.split('.')[0])
  expect([await status(sara), await status(planted)]).toEqual([200, 401])
})

test('the first device is no news, a second one is', async () => {
  const before = (await eventsOf('anna', 'device.new')).length
  await newVisitor(portal).signIn('anna', 'devices@customer.example')
  expect(await eventsOf('anna', 'device.new')).toHaveLength(before)
  const laptop = newVisitor(portal)
  await laptop.signIn('anna', 'devices@customer.example')
  expect(await eventsOf('anna', 'device.new')).toHaveLength(before + 1)
  await laptop.signIn('anna', 'devices@customer.example')
  expect(await eventsOf('anna', 'device.new')).toHaveLength(before + 1)
})

test('a customer who is blocked is out with the next request', async () => {
  const sara = await signedIn()
  const { email } = (await sara.ask('GET', 'anna', 'profile')).body
  await portal.inScope(
    'anna',
    { kind: 'worker' },
    (scope) => scope.sql`update customers set status = 'blocked' where email = ${email}`,
  )
  expect(await status(sara)).toBe(401)
})

test('a script signs in by bearer token, keeps it while it works and can change it', async () => {
  const shop = await openSmallBusiness(portal, 'carla')
  const token = await shop.tokenFor('script@customer.example')
  const read = async (bearer: string) =>
    (await portal.ask('GET', 'carla', 'profile', { token: bearer })).status
  for (let count = 0; count < 3; count += 1) {
    pass(20 * minute)
    expect(await read(token)).toBe(200)
  }
  const renewed = await portal.ask('POST', 'carla', 'auth/refresh', { token })
  expect(renewed.body).toMatchObject({ token: expect.any(String), expiresAt: expect.any(String) })
  expect(renewed.headers.getSetCookie()).toEqual([])
  const twin = await portal.ask('POST', 'carla', 'auth/refresh', { token })
  expect(twin.body['token']).toBe(renewed.body['token'])
  pass(minute)
  expect(await read(renewed.body['token'])).toBe(200)
  expect([await read(token), await read(renewed.body['token'])]).toEqual([401, 401])
})

test('changes from other sites are refused, signed in or not', async () => {
  const sara = await signedIn()
  const evil: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'null' },
    { 'sec-fetch-site': 'none' },
  ]
  for (const headers of evil) {
    for (const path of [
      'auth/request-link',
      'auth/verify',
      'auth/claim',
      'auth/refresh',
      'auth/logout',
      'profile/feed/renew',
      'profile/email/confirm',
      'profile/email/undo',
    ]) {
      for (const visitor of [sara, newVisitor(portal)]) {
        expect([path, (await visitor.ask('POST', 'anna', path, {}, headers)).body['code']]).toEqual([
          path,
          'cross-site',
        ])
      }
    }
  }
  expect(await status(sara)).toBe(200)
})

test('nothing but JSON is read', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const answer = await newVisitor(portal).ask(
      'POST',
      'anna',
      'auth/request-link',
      { email: 'form@customer.example' },
      { 'content-type': type },
    )
    expect(answer.status).toBe(415)
  }
})

test('no answer about signing in is kept by a cache', async () => {
  const sara = await signedIn()
  for (const path of ['profile', 'activity', 'auth/link?token=' + 'x'.repeat(43)]) {
    expect((await sara.ask('GET', 'anna', path)).headers.get('cache-control')).toBe('no-store')
  }
})
