import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '#testing/portal.ts'
import { openSmallBusiness } from '#testing/small-business.ts'
import { newVisitor } from '#testing/visitor.ts'

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

const sessions = (slug: string) =>
  portal.inScope(
    slug,
    { kind: 'worker' },
    async (scope) => (await scope.sql<{ n: number }>`select count(*)::int as n from sessions`)[0]!.n,
  )
const challengesUsed = (slug: string) =>
  portal.inScope(
    slug,
    { kind: 'door' },
    async (scope) =>
      (
        await scope.sql<{
          n: number
        }>`select count(*)::int as n from challenges where consumed_at is not null`
      )[0]!.n,
  )
const withoutId = ({ requestId: _, ...body }: Record<string, unknown>) => body
const hasSession = (cookies: Map<string, string>) =>
  [...cookies.keys()].some((name) => name.startsWith('cps-'))

test('a customer asks for a link, presses its button and is in; the account is made on the way', async () => {
  anotherTime()
  const sara = newVisitor(portal)
  const answer = await sara.signIn('anna', 'sara@customer.example')
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({
    customer: { email: 'sara@customer.example', name: '' },
    isNew: true,
    next: null,
    expiresAt: '2026-12-23T13:00:00+00:00',
  })
  const profile = await sara.ask('GET', 'anna', 'profile')
  expect(profile.body).toMatchObject({ email: 'sara@customer.example', emailVerified: true })
  expect((await newVisitor(portal).signIn('anna', 'sara@customer.example')).body['isNew']).toBe(false)
})

test('cookies are out of reach of page script and of other sites', async () => {
  anotherTime()
  const sara = newVisitor(portal)
  const { token } = await sara.askForLink('anna', 'cookies@customer.example')
  const lines = (await sara.ask('POST', 'anna', 'auth/verify', { token })).headers.getSetCookie()
  expect(lines).toHaveLength(2)
  for (const line of lines) expect(line).toMatch(/; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/)
  expect(lines.map((line) => Number(/Max-Age=(\d+)/.exec(line)![1]) / 86_400)).toEqual([30, 400])
})

test('a link works once; afterwards it is as good as one that never was', async () => {
  anotherTime()
  const sara = newVisitor(portal)
  const { token } = await sara.askForLink('anna', 'once@customer.example')
  expect((await sara.ask('POST', 'anna', 'auth/verify', { token })).status).toBe(200)
  const stranger = newVisitor(portal)
  const again = await stranger.ask('POST', 'anna', 'auth/verify', { token })
  const never = await stranger.ask('POST', 'anna', 'auth/verify', { token: 'x'.repeat(43) })
  expect(again.status).toBe(404)
  expect(withoutId(again.body)).toEqual(withoutId(never.body))
  expect(again.body['code']).toBe('link-invalid')
  expect(stranger.cookies.size).toBe(0)
})

test('fifty presses of one button at once make one session and one cookie', async () => {
  anotherTime()
  const sara = newVisitor(portal)
  const { token } = await sara.askForLink('anna', 'fifty@customer.example')
  const before = await sessions('anna')
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => newVisitor(portal).ask('POST', 'anna', 'auth/verify', { token })),
  )
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
  expect(answers.filter((answer) => answer.status === 404)).toHaveLength(49)
  expect(answers.filter((answer) => hasSession(answer.cookies))).toHaveLength(1)
  expect(await sessions('anna')).toBe(before + 1)
})

test('a link lives fifteen minutes to the second', async () => {
  const at = anotherTime()
  const sara = newVisitor(portal)
  const early = await sara.askForLink('anna', 'early@customer.example')
  const late = await sara.askForLink('anna', 'late@customer.example')
  portal.setClock(at + 15 * minute)
  expect((await sara.ask('POST', 'anna', 'auth/verify', { token: late.token })).status).toBe(404)
  portal.setClock(at + 15 * minute - 1000)
  expect((await sara.ask('POST', 'anna', 'auth/verify', { token: early.token })).status).toBe(200)
})

test('mail scanners and previews that open a link use nothing up', async () => {
  anotherTime()
  const sara = newVisitor(portal)
  const { token } = await sara.askForLink('anna', 'scanned@customer.example')
  const used = await challengesUsed('anna')
  const openers: Record<string, string>[] = [
    {},
    { 'sec-purpose': 'prefetch' },
    { 'user-agent': 'SafeLinks/1.0' },
    { 'x-http-method-override': 'POST' },
  ]
  for (const method of ['GET', 'HEAD']) {
    for (const headers of openers) {
      const look = await newVisitor(portal).ask(
        method,
        'anna',
        `auth/link?token=${token}`,
        undefined,
        headers,
      )
      expect(look.status).toBe(200)
      expect(look.headers.getSetCookie()).toEqual([])
      expect(
        (await newVisitor(portal).ask(method, 'anna', `auth/verify?token=${token}`, undefined, headers))
          .status,
      ).toBe(405)
    }
  }
  expect(await challengesUsed('anna')).toBe(used)
  expect((await sara.ask('POST', 'anna', 'auth/verify', { token })).status).toBe(200)
  expect((await sara.ask('GET', 'anna', `auth/link?token=${token}`)).body['code']).toBe('link-invalid')
})

test('the page behind a link tells whose it is, when and from where it was asked, and nothing more', async () => {
  anotherTime()
  const sara = newVisitor(portal, { ip: '203.0.113.99' })
  const { token } = await sara.askForLink('anna', 'nadia@customer.example')
  const own = await sara.ask('GET', 'anna', `auth/link?token=${token}`)
  expect(own.body).toEqual({
    address: 'n•••@customer.example',
    askedAt: new Date(portal.parts.now()).toISOString().replace('.000Z', '+00:00'),
    askedFrom: 'Chrome on Android, 203.0.113.99',
    sameBrowser: true,
    mustUseCode: false,
  })
  expect((await newVisitor(portal).ask('GET', 'anna', `auth/link?token=${token}`)).body).toMatchObject({
    sameBrowser: false,
    mustUseCode: false,
  })
})

test('a newer message makes the older one void', async () => {
  anotherTime()
  const sara = newVisitor(portal)
  const older = await sara.askForLink('anna', 'twice@customer.example')
  const newer = await sara.askForLink('anna', 'twice@customer.example')
  expect((await sara.ask('POST', 'anna', 'auth/verify', { token: older.token })).status).toBe(404)
  expect(
    (await sara.ask('POST', 'anna', 'auth/verify', { challenge: older.challenge, code: older.code })).status,
  ).toBe(404)
  expect((await sara.ask('POST', 'anna', 'auth/verify', { token: newer.token })).status).toBe(200)
})

test('of messages asked for at the same moment one alone stays good', async () => {
  anotherTime()
  const rounds = Array.from({ length: 12 }, (_, round) => `hasty${round}@customer.example`)
  await Promise.all(
    rounds.flatMap((email) =>
      Array.from({ length: 4 }, () => newVisitor(portal).ask('POST', 'anna', 'auth/request-link', { email })),
    ),
  )
  const open = await portal.inScope(
    'anna',
    { kind: 'door' },
    (scope) => scope.sql<{
      subject: string
    }>`select subject from challenges where consumed_at is null and voided_at is null
      and subject like 'hasty%' order by subject`,
  )
  expect(open.map(({ subject }) => subject)).toEqual(rounds.toSorted())
})

test('a link or code of one business opens nothing at another and stays good at its own', async () => {
  anotherTime()
  const sara = newVisitor(portal)
  const { token, challenge, code } = await sara.askForLink('anna', 'both@customer.example')
  await sara.askForLink('bert', 'both@customer.example')
  expect((await sara.ask('POST', 'bert', 'auth/verify', { token })).status).toBe(404)
  expect((await sara.ask('POST', 'bert', 'auth/verify', { challenge, code })).status).toBe(404)
  expect((await sara.ask('POST', 'anna', 'auth/verify', { token })).status).toBe(200)
})

test('only paths of this business are led to afterwards', async () => {
  anotherTime()
  const land = async (next: string) => {
    const sara = newVisitor(portal)
    const { token } = await sara.askForLink('anna', `n${Math.random()}@customer.example`, { next })
    return (await sara.ask('POST', 'anna', 'auth/verify', { token })).body['next']
  }
  expect(await land('/anna/portal/appointments?status=past#top')).toBe(
    '/anna/portal/appointments?status=past#top',
  )
  const evil = [
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    'https://evil.example/anna/',
    '/bert/portal',
    '/anna/../bert/portal',
    '/anna/%2e%2e/bert',
    '/annabel/portal',
    '/anna//evil.example',
    '/anna/\u0000',
    ' /anna/portal',
    '/anna\t/x',
    'anna/portal',
  ]
  for (const next of evil.filter((each) => !each.includes('\u0000')))
    expect([next, await land(next)]).toEqual([next, null])
})

test('a strict business takes a link in the asking browser only; elsewhere nothing is used up', async () => {
  anotherTime()
  await portal.inScope(
    'anna',
    { kind: 'worker' },
    (scope) => scope.sql`update business_settings set strict_browser = true`,
  )
  const sara = newVisitor(portal)
  const { token } = await sara.askForLink('anna', 'strict@customer.example')
  const other = newVisitor(portal)
  expect((await other.ask('GET', 'anna', `auth/link?token=${token}`)).body).toMatchObject({
    sameBrowser: false,
    mustUseCode: true,
  })
  const refused = await other.ask('POST', 'anna', 'auth/verify', { token })
  expect([refused.status, refused.body['code'], hasSession(other.cookies)]).toEqual([
    403,
    'code-needed',
    false,
  ])
  expect((await sara.ask('POST', 'anna', 'auth/verify', { token })).status).toBe(200)
  await portal.inScope(
    'anna',
    { kind: 'worker' },
    (scope) => scope.sql`update business_settings set strict_browser = false`,
  )
})
