import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasWords } from '#apps/words.ts'
import { locales } from '#values/local-text.ts'
import { openPortal, type Portal } from '#testing/portal.ts'
import { openSmallBusiness, type SmallBusiness } from '#testing/small-business.ts'
import { portalRoutes } from './routes.ts'

let portal: Portal
let here: SmallBusiness
let there: SmallBusiness
let nora: string
let noraThere: string
let omar: string
let appointmentHere: string
let holdHere: string

beforeAll(async () => {
  portal = await openPortal({ at: '2027-01-08T09:00:00Z' })
  here = await openSmallBusiness(portal, 'here')
  there = await openSmallBusiness(portal, 'there')
  nora = await here.tokenFor('nora@example.com')
  omar = await here.tokenFor('omar@example.com')
  noraThere = await there.tokenFor('nora@example.com')
  const wish = (start: string) => ({ services: [here.services.haircut], start })
  const booked = await portal.ask('POST', 'here', 'appointments', {
    token: nora,
    body: wish('2027-01-11T09:00:00Z'),
  })
  appointmentHere = booked.body['id']
  holdHere = (await portal.ask('POST', 'here', 'holds', { token: nora, body: wish('2027-01-11T11:00:00Z') }))
    .body['id']
})
afterAll(() => portal.close())

const bodies: Record<string, unknown> = { '/appointments/{id}/reschedule': { start: '2027-01-11T10:00:00Z' } }
const filled = (path: string) =>
  path
    .slice(1)
    .replace('{id}', path.startsWith('/holds') ? holdHere : appointmentHere)
    .replace(/\{\w+\}/g, 'nothing')
const bodyFor = (route: (typeof portalRoutes)[number]) =>
  route.method === 'get' || route.method === 'delete' ? undefined : (bodies[route.path] ?? {})
const own = portalRoutes.filter((route) => route.who === 'customer')
const withIds = portalRoutes.filter((route) => route.path.includes('{id}'))
const name = (route: (typeof portalRoutes)[number]) =>
  [`${route.method.toUpperCase()} ${route.path}`, route] as const

test('there is something to guard', () => {
  expect(own.length).toBeGreaterThan(8)
  expect(withIds.length).toBeGreaterThan(4)
})

describe('without a session', () => {
  test.each(own.map(name))('%s is closed', async (_, route) => {
    const answer = await portal.ask(route.method.toUpperCase(), 'here', filled(route.path), {
      body: bodyFor(route),
    })
    expect([answer.status, answer.body['code']]).toEqual([401, 'not-signed-in'])
  })
})

describe('with the session of another business', () => {
  test.each(own.map(name))('%s is closed', async (_, route) => {
    const answer = await portal.ask(route.method.toUpperCase(), 'here', filled(route.path), {
      token: noraThere,
      body: bodyFor(route),
    })
    expect([answer.status, answer.body['code']]).toEqual([401, 'not-signed-in'])
  })
})

describe('with a broken token', () => {
  const broken = () => nora.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
  test.each(own.map(name))('%s is closed', async (_, route) => {
    const answer = await portal.ask(route.method.toUpperCase(), 'here', filled(route.path), {
      token: broken(),
      body: bodyFor(route),
    })
    expect(answer.status).toBe(401)
  })
})

describe('as another customer of the same business', () => {
  test.each(withIds.map(name))('%s of somebody else is not there', async (_, route) => {
    const answer = await portal.ask(route.method.toUpperCase(), 'here', filled(route.path), {
      token: omar,
      body: bodyFor(route),
    })
    expect(answer.status).toBe(404)
  })
})

describe('with the ids of another business', () => {
  test.each(withIds.map(name))('%s finds nothing there', async (_, route) => {
    const answer = await portal.ask(route.method.toUpperCase(), 'there', filled(route.path), {
      token: noraThere,
      body: bodyFor(route),
    })
    // Giving back a hold that is not there changes nothing and says nothing.
    expect(answer.status).toBe(route.path === '/holds/{id}' ? 204 : 404)
  })
  test('services, staff members and branches of one business are unknown at another', async () => {
    const start = '2027-01-11T10:00:00Z'
    const ask = (body: object) =>
      portal.ask('POST', 'there', 'appointments', { token: noraThere, body: { start, ...body } })
    expect((await ask({ services: [here.services.haircut] })).body['code']).toBe('service-unknown')
    expect((await ask({ services: [there.services.haircut], staff: here.staff[0] })).body['code']).toBe(
      'staff-unknown',
    )
    expect((await ask({ services: [there.services.haircut], branch: here.branch })).body['code']).toBe(
      'branch-unknown',
    )
    expect((await ask({ hold: holdHere })).body['code']).toBe('hold-gone')
  })
})

describe('from somebody else’s page', () => {
  const unsafe = portalRoutes.filter((route) => route.method !== 'get')
  const senders: [string, Record<string, string>][] = [
    ['another site by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' }],
    ['a sibling of the site', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['nobody who says', { origin: '' }],
  ]
  test.each(unsafe.map(name))('%s is refused, signed in or not', async (_, route) => {
    for (const [sender, headers] of senders) {
      const answer = await portal.ask(route.method.toUpperCase(), 'here', filled(route.path), {
        headers,
        body: bodyFor(route),
        cookies: new Map([['x', 'y']]),
      })
      expect([sender, answer.status, answer.body['code']]).toEqual([sender, 403, 'cross-site'])
    }
  })
})

describe('with what no client of ours sends', () => {
  test.each(portalRoutes.map(name))('%s by another method changes nothing', async (_, route) => {
    const answer = await portal.ask('PATCH', 'here', filled(route.path), { token: nora, body: {} })
    expect([answer.status, answer.body['code']]).toEqual([405, 'wrong-method'])
  })
  const unsafe = portalRoutes.filter((route) => route.body)
  test.each(unsafe.map(name))('%s refuses broken bodies quickly', async (_, route) => {
    const send = async (raw: string, headers: Record<string, string> = {}) =>
      (
        await portal.ask(route.method.toUpperCase(), 'here', filled(route.path), {
          token: nora,
          raw,
          headers,
        })
      ).status
    expect(await send('{')).toBe(400)
    expect(await send('{"a":1}', { 'content-type': 'text/plain' })).toBe(415)
    expect(await send(`{"a":"${'x'.repeat(70_000)}"}`)).toBe(413)
    expect(await send(`${'['.repeat(30_000)}${']'.repeat(30_000)}`)).toBe(400)
    const nul = await send(
      JSON.stringify({
        start: '2027\u0000',
        reason: 'a\u0000b',
        name: 'a\u0000b',
        email: 'a\u0000@x.example',
        ids: ['\u0000'],
      }),
    )
    expect(nul).toBe(400)
  })
  test('an unknown slug, path or odd address is 404', async () => {
    for (const [slug, path] of [
      ['nowhere', 'business'],
      ['here', 'nothing'],
      ['HERE', 'business'],
      ['here%2f', 'business'],
      ['..', 'business'],
      ['here', 'appointments/1'],
    ] as const) {
      expect([slug, path, (await portal.ask('GET', slug, path, { token: nora })).status]).toEqual([
        slug,
        path,
        404,
      ])
    }
  })
  test('an X-Business that is not the address’s is refused', async () => {
    const answer = await portal.ask('GET', 'here', 'business', { headers: { 'x-business': 'there' } })
    expect([answer.status, answer.body['code']]).toEqual([403, 'cross-site'])
  })
})

test('nothing of all this has changed anything', async () => {
  const stored = await portal.inScope(
    'here',
    { kind: 'worker' },
    (scope) => scope.sql`select status, starts_at, sequence from appointments`,
  )
  expect(stored).toEqual([{ status: 'confirmed', startsAt: Date.parse('2027-01-11T09:00:00Z'), sequence: 0 }])
  expect(
    await portal.inScope('here', { kind: 'worker' }, (scope) => scope.sql`select id from holds`),
  ).toEqual([{ id: holdHere }])
})

test('every code a route may refuse with has words in every language', () => {
  const codes = new Set(portalRoutes.flatMap((route) => route.refusals ?? []))
  const frame = [
    'not-found',
    'not-signed-in',
    'not-allowed',
    'cross-site',
    'too-many-requests',
    'wrong-input',
    'too-large',
    'wrong-method',
    'wrong-media-type',
    'database-away',
    'busy',
    'unexpected',
    'key-reused',
  ]
  for (const code of [...codes, ...frame]) {
    for (const locale of locales)
      expect([code, locale, hasWords(locale, `refusals.${code}`)]).toEqual([code, locale, true])
  }
})
