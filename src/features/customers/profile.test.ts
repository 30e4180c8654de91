import { afterAll, beforeAll, expect, test } from 'vitest'
import { feedTokenFits, readFeedToken } from '#features/sign-in/feed-token.ts'
import { openPortal, type Portal } from '#testing/portal.ts'
import { openSmallBusiness } from '#testing/small-business.ts'
import { newVisitor, secretOf, type Visitor } from '#testing/visitor.ts'

const start = Date.parse('2026-11-23T09:00:00Z')
const minute = 60_000
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

async function signedIn(email: string, slug = 'anna'): Promise<Visitor> {
  const visitor = newVisitor(portal)
  expect((await visitor.signIn(slug, email)).status).toBe(200)
  return visitor
}

const profileOf = async (visitor: Visitor) => (await visitor.ask('GET', 'anna', 'profile')).body
const messages = (recipient: string) =>
  portal.inScope(
    'anna',
    { kind: 'worker' },
    (scope) => scope.sql<{
      kind: string
      cause: string
      customerId: string | null
    }>`select kind, cause, customer_id from messages
    where recipient = ${recipient} and kind <> 'sign-in' order by created_at, id`,
  )
/** The code that was mailed for the change of address which waits. */
async function codeFor(visitor: Visitor): Promise<{ challenge: string; code: string }> {
  const { challenge } = (await profileOf(visitor))['pendingEmail']
  return { challenge, code: (await secretOf(portal, 'anna', challenge)).code }
}

test('a customer changes name, telephone, zone and language, and reads who they are', async () => {
  const sara = await signedIn('sara@customer.example')
  const changed = await sara.ask('PUT', 'anna', 'profile', {
    name: '  Sara Haddad ',
    phone: '+44 20 7946 0018',
    timezone: 'Asia/Dubai',
    locale: 'ar',
  })
  expect(changed.status).toBe(200)
  expect(changed.body).toMatchObject({
    name: 'Sara Haddad',
    phone: '+442079460018',
    phoneVerified: false,
    timezone: 'Asia/Dubai',
    locale: 'ar',
    pendingEmail: null,
    facts: { since: '2026-11-23T09:00:00+00:00', appointments: 0, upcoming: 0 },
  })
  expect((await sara.ask('GET', 'anna', 'me')).body).toMatchObject({
    name: 'Sara Haddad',
    next: null,
    last: null,
    counts: { upcoming: 0, past: 0, unread: 0 },
  })
})

test('what is not right is refused beside its field, and nothing is kept', async () => {
  const sara = await signedIn('fields@customer.example')
  const before = await profileOf(sara)
  const refused = async (change: object) => {
    const { body } = await sara.ask('PUT', 'anna', 'profile', { name: 'Changed', ...change })
    return [body['code'], body['fields']?.[0]?.field]
  }
  expect(await refused({ phone: '12' })).toEqual(['phone-wrong', 'phone'])
  expect(await refused({ timezone: 'Mars/Base' })).toEqual(['timezone-wrong', 'timezone'])
  expect(await refused({ timezone: '+04:00' })).toEqual(['timezone-wrong', 'timezone'])
  expect(await refused({ email: 'a@x.example,b@y.example' })).toEqual(['email-wrong', 'email'])
  expect(await refused({ locale: 'fr' })).toEqual(['wrong-input', 'locale'])
  expect(await refused({ name: '' })).toEqual(['wrong-input', 'name'])
  expect(await refused({ name: 'Sara\r\nBcc: b@y.example' })).toEqual(['wrong-input', 'name'])
  expect(await refused({ name: '\ud800x' })).toEqual(['wrong-input', 'name'])
  expect(await profileOf(sara)).toEqual(before)
})

test('what a customer may not decide is not listened to', async () => {
  const sara = await signedIn('extra@customer.example')
  const { id } = await profileOf(sara)
  await sara.ask('PUT', 'anna', 'profile', {
    id: 'x',
    status: 'blocked',
    emailVerified: true,
    phoneVerified: true,
    business_id: 'x',
    customer_id: 'x',
    feedGeneration: 9,
    phone: '+442079460018',
  })
  expect(await profileOf(sara)).toMatchObject({ id, phone: '+442079460018', phoneVerified: false })
})

test('nobody sees or changes a profile without being signed in', async () => {
  const stranger = newVisitor(portal)
  for (const [method, path] of [
    ['GET', 'me'],
    ['GET', 'profile'],
    ['PUT', 'profile'],
    ['POST', 'profile/feed/renew'],
    ['GET', 'activity'],
  ] as const) {
    expect([
      path,
      (await stranger.ask(method, 'anna', path, method === 'GET' ? undefined : { name: 'X' })).body['code'],
    ]).toEqual([path, 'not-signed-in'])
  }
  const wanted = await stranger.ask('PUT', 'anna', 'profile', { email: 'new@customer.example' })
  expect(wanted.status).toBe(401)
  expect(await messages('new@customer.example')).toEqual([])
})

test('a new address counts once its code was typed; the old one is told and can undo it', async () => {
  const sara = await signedIn('old@customer.example')
  const asked = await sara.ask('PUT', 'anna', 'profile', { email: 'New@Customer.example' })
  expect(asked.body).toMatchObject({
    email: 'old@customer.example',
    pendingEmail: { email: 'new@customer.example', until: '2026-11-23T09:30:00+00:00' },
  })
  const { challenge, code } = await codeFor(sara)
  const wrong = await sara.ask('POST', 'anna', 'profile/email/confirm', {
    challenge,
    code: code === '000000' ? '1' : '000000',
  })
  expect(wrong.body).toMatchObject({ code: 'code-wrong', attemptsLeft: 4 })
  expect((await profileOf(sara))['email']).toBe('old@customer.example')
  const done = await sara.ask('POST', 'anna', 'profile/email/confirm', { challenge, code })
  expect(done.body).toMatchObject({ email: 'new@customer.example', emailVerified: true, pendingEmail: null })
  expect((await sara.ask('POST', 'anna', 'profile/email/confirm', { challenge, code })).body['code']).toBe(
    'link-invalid',
  )

  const feed = String((await profileOf(sara))['calendarFeed']).split('/anna/')[1]!
  const [notice] = await messages('old@customer.example')
  expect(notice!.kind).toBe('email-changed')
  const { token } = await secretOf(portal, 'anna', notice!.cause)
  expect((await newVisitor(portal).ask('GET', 'anna', feed)).status).toBe(200)
  pass(72 * 60 * minute - 1000)
  expect((await newVisitor(portal).ask('POST', 'bert', 'profile/email/undo', { token })).status).toBe(404)
  const undone = await newVisitor(portal).ask('POST', 'anna', 'profile/email/undo', { token })
  expect(undone.body).toEqual({ email: 'old@customer.example' })
  expect((await sara.ask('GET', 'anna', 'profile')).status).toBe(401)
  expect((await newVisitor(portal).ask('GET', 'anna', feed)).status).toBe(404)
  expect((await newVisitor(portal).ask('POST', 'anna', 'profile/email/undo', { token })).body['code']).toBe(
    'link-invalid',
  )
})

test('whoever took an account cannot keep it by changing the address twice', async () => {
  const thief = await signedIn('victim@customer.example')
  const move = async (email: string) => {
    await thief.ask('PUT', 'anna', 'profile', { email })
    return thief.ask('POST', 'anna', 'profile/email/confirm', await codeFor(thief))
  }
  expect((await move('thief1@evil.example')).status).toBe(200)
  expect((await move('thief2@evil.example')).status).toBe(200)
  const undoOf = async (email: string) =>
    (await secretOf(portal, 'anna', (await messages(email)).at(-1)!.cause)).token
  const [victims, thiefs] = [await undoOf('victim@customer.example'), await undoOf('thief1@evil.example')]
  expect(
    (await newVisitor(portal).ask('POST', 'anna', 'profile/email/undo', { token: victims })).status,
  ).toBe(200)
  expect((await newVisitor(portal).ask('POST', 'anna', 'profile/email/undo', { token: thiefs })).status).toBe(
    404,
  )
  expect((await signedIn('victim@customer.example').then(profileOf))['email']).toBe('victim@customer.example')
})

test('an undo link ends after seventy-two hours', async () => {
  const sara = await signedIn('late@customer.example')
  await sara.ask('PUT', 'anna', 'profile', { email: 'later@customer.example' })
  await sara.ask('POST', 'anna', 'profile/email/confirm', await codeFor(sara))
  const { token } = await secretOf(portal, 'anna', (await messages('late@customer.example'))[0]!.cause)
  pass(72 * 60 * minute)
  expect((await newVisitor(portal).ask('POST', 'anna', 'profile/email/undo', { token })).body['code']).toBe(
    'link-invalid',
  )
})

test('a taken address gives the same answers as a free one, and is never taken over', async () => {
  await signedIn('owner@customer.example')
  const sara = await signedIn('curious@customer.example')
  const ask = async (email: string) => {
    const { status, body, headers } = await sara.ask('PUT', 'anna', 'profile', { email })
    const { challenge: _, email: __, ...pending } = body['pendingEmail']
    return { status, pending, rest: { ...body, pendingEmail: null }, headers: [...headers.keys()] }
  }
  expect(await ask('owner@customer.example')).toEqual(await ask('nobody@customer.example'))
  await sara.ask('PUT', 'anna', 'profile', { email: 'owner@customer.example' })
  const [notice] = await messages('owner@customer.example')
  expect(notice).toMatchObject({ kind: 'email-change', customerId: null })
  const answer = await sara.ask('POST', 'anna', 'profile/email/confirm', await codeFor(sara))
  expect(answer.body['code']).toBe('link-invalid')
  expect((await profileOf(sara))['email']).toBe('curious@customer.example')
})

test('the same address at another business is free to have', async () => {
  await signedIn('shared@customer.example', 'bert')
  const sara = await signedIn('before@customer.example')
  await sara.ask('PUT', 'anna', 'profile', { email: 'shared@customer.example' })
  expect((await sara.ask('POST', 'anna', 'profile/email/confirm', await codeFor(sara))).body['email']).toBe(
    'shared@customer.example',
  )
})

test('a change of address wants a sign-in of the last ten minutes', async () => {
  const sara = await signedIn('stale@customer.example')
  pass(10 * minute)
  const refused = await sara.ask('PUT', 'anna', 'profile', { name: 'Sara', email: 'fresh@customer.example' })
  expect([refused.status, refused.body['code']]).toEqual([403, 'fresh-sign-in-needed'])
  expect(await profileOf(sara)).toMatchObject({ name: '', pendingEmail: null })
  expect(
    (await sara.ask('PUT', 'anna', 'profile', { name: 'Sara', email: 'stale@customer.example' })).status,
  ).toBe(200)
})

test('another customer’s code opens nothing, and a code has five tries', async () => {
  const [sara, omar] = [await signedIn('codes1@customer.example'), await signedIn('codes2@customer.example')]
  await sara.ask('PUT', 'anna', 'profile', { email: 'codes3@customer.example' })
  const { challenge, code } = await codeFor(sara)
  expect((await omar.ask('POST', 'anna', 'profile/email/confirm', { challenge, code })).body['code']).toBe(
    'link-invalid',
  )
  const wrong = code === '000000' ? '1' : '000000'
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      sara.ask('POST', 'anna', 'profile/email/confirm', { challenge, code: wrong }),
    ),
  )
  expect(answers.filter((answer) => answer.body['code'] === 'code-wrong')).toHaveLength(5)
  expect((await sara.ask('POST', 'anna', 'profile/email/confirm', { challenge, code })).body['code']).toBe(
    'link-invalid',
  )
})

test('the calendar feed has a secret address that a customer can change', async () => {
  const sara = await signedIn('feed@customer.example')
  const { id, calendarFeed } = await profileOf(sara)
  const tokenIn = (address: string) =>
    readFeedToken(/^http:\/\/localhost:3000\/api\/client-portal\/anna\/feed\/(.+)\.ics$/.exec(address)![1]!)!
  const fits = (address: string, slug: string, generation: number) =>
    portal.inScope(slug, { kind: 'door' }, async (scope) =>
      feedTokenFits(portal.parts.keys, scope.business.id, tokenIn(address), generation),
    )
  expect(tokenIn(calendarFeed).customerId).toBe(id)
  expect(await fits(calendarFeed, 'anna', 1)).toBe(true)
  expect(await fits(calendarFeed, 'bert', 1)).toBe(false)
  const renewed = (await sara.ask('POST', 'anna', 'profile/feed/renew')).body['calendarFeed']
  expect((await profileOf(sara))['calendarFeed']).toBe(renewed)
  expect([await fits(calendarFeed, 'anna', 2), await fits(renewed, 'anna', 2)]).toEqual([false, true])
})

test('customers read what happened to their own account, newest first, in their language', async () => {
  const sara = await signedIn('diary@customer.example')
  await signedIn('neighbour@customer.example')
  await sara.ask('PUT', 'anna', 'profile', { name: 'Sara', locale: 'de' })
  const all = (await sara.ask('GET', 'anna', 'activity')).body
  expect(all['items'].map((item: { type: string }) => item.type)).toEqual([
    'customer.changed',
    'session.started',
    'customer.registered',
  ])
  expect(all['items'][0]).toMatchObject({
    sentence: 'Sie haben Ihre Angaben geändert.',
    device: 'Chrome auf Android',
    from: expect.stringMatching(/^198\.51\./),
  })
  const english = (await sara.ask('GET', 'anna', 'activity?lang=en&limit=2')).body
  expect(english['items'].map((item: { sentence: string }) => item.sentence)).toEqual([
    'You changed your details.',
    'You signed in with a link.',
  ])
  const rest = (await sara.ask('GET', 'anna', `activity?lang=en&cursor=${english['nextCursor']}`)).body
  expect(rest).toMatchObject({ items: [{ sentence: 'Your account was created.' }], nextCursor: null })
  expect((await sara.ask('GET', 'anna', 'activity?cursor=x')).status).toBe(400)
})
