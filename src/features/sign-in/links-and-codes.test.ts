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

const sessions = (slug: string) =>
  portal.inScope(slug, { kind: 'worker' }, async (scope) => (await scope.sql<{ n: number }>`select count(*)::int as n from sessions`)[0]!.n)
const challengesUsed = (slug: string) =>
  portal.inScope(slug, { kind: 'door' }, async (scope) => (await scope.sql<{ n: number }>`select count(*)::int as n from challenges where consumed_at is not null`)[0]!.n)
const withoutId = ({ requestId: _, ...body }: Record<string, unknown>) => body
const hasSession = (cookies: Map<string, string>) => [...cookies.keys()].some((name) => name.startsWith('cps-'))

test('a customer asks for a link, presses its button and is in; the account is made on the way', async () => {
  anotherTime()
  const sara = newVisitor(portal)
  const answer = await sara.signIn('anna', 'sara@customer.example')
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ customer: { email: 'sara@customer.example', name: '' }, isNew: true, next: null, expiresAt: '2026-12-23T13:00:00+00:00' })
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
  const answers = await Promise.all(Array.from({ length: 50 }, () => newVisitor(portal).ask('POST', 'anna', 'auth/verify', { token })))
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

test('a code lives five minutes to the second', async () => {
  const at = anotherTime()
  const sara = newVisitor(portal)
  const { challenge, code } = await sara.askForLink('anna', 'slow@customer.example')
  portal.setClock(at + 5 * minute)
  expect((await sara.ask('POST', 'anna', 'auth/verify', { challenge, code })).body['code']).toBe('link-invalid')
  portal.setClock(at + 5 * minute - 1000)
  expect((await sara.ask('POST', 'anna', 'auth/verify', { challenge, code })).status).toBe(200)
})

test('mail scanners and previews that open a link use nothing up', async () => {
  anotherTime()
  const sara = newVisitor(portal)
  const { token } = await sara.askForLink('anna', 'scanned@customer.example')
  const used = await challengesUsed('anna')
  const openers: Record<string, string>[] = [{}, { 'sec-purpose': 'prefetch' }, { 'user-agent': 'SafeLinks/1.0' }, { 'x-http-method-override': 'POST' }]
  for (const method of ['GET', 'HEAD']) {
    for (const headers of openers) {
      const look = await newVisitor(portal).ask(method, 'anna', `auth/link?token=${token}`, undefined, headers)
      expect(look.status).toBe(200)
      expect(look.headers.getSetCookie()).toEqual([])
      expect((await newVisitor(portal).ask(method, 'anna', `auth/verify?token=${token}`, undefined, headers)).status).toBe(405)
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
    address: 'n•••@customer.example', askedAt: new Date(portal.parts.now()).toISOString().replace('.000Z', '+00:00'),
    askedFrom: 'Chrome on Android, 203.0.113.99', sameBrowser: true, mustUseCode: false,
  })
  expect((await newVisitor(portal).ask('GET', 'anna', `auth/link?token=${token}`)).body).toMatchObject({ sameBrowser: false, mustUseCode: false })
})

test('a newer message makes the older one void', async () => {
  anotherTime()
  const sara = newVisitor(portal)
  const older = await sara.askForLink('anna', 'twice@customer.example')
  const newer = await sara.askForLink('anna', 'twice@customer.example')
  expect((await sara.ask('POST', 'anna', 'auth/verify', { token: older.token })).status).toBe(404)
  expect((await sara.ask('POST', 'anna', 'auth/verify', { challenge: older.challenge, code: older.code })).status).toBe(404)
  expect((await sara.ask('POST', 'anna', 'auth/verify', { token: newer.token })).status).toBe(200)
})

test('of messages asked for at the same moment one alone stays good', async () => {
  anotherTime()
  const tabs = Array.from({ length: 5 }, () => newVisitor(portal))
  const messages = await Promise.all(tabs.map((tab) => tab.askForLink('anna', 'hasty@customer.example')))
  const answers = await Promise.all(messages.map(({ token }) => newVisitor(portal).ask('POST', 'anna', 'auth/verify', { token })))
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
})

test('five messages an hour to one address, however it is spelled', async () => {
  const at = anotherTime()
  for (const email of ['ana@shop.example', 'ANA@Shop.Example', ' ana@shop.example. ', 'ａna@shop.example', 'ana@ＳＨＯＰ.example']) {
    expect((await newVisitor(portal).ask('POST', 'anna', 'auth/request-link', { email })).status).toBe(202)
  }
  portal.setClock(at + 20 * minute)
  const refused = await newVisitor(portal).ask('POST', 'anna', 'auth/request-link', { email: 'Ana@shop.example' })
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe(String(40 * 60))
  expect((await newVisitor(portal).ask('POST', 'bert', 'auth/request-link', { email: 'ana@shop.example' })).status).toBe(202)
  portal.setClock(at + 60 * minute)
  expect((await newVisitor(portal).ask('POST', 'anna', 'auth/request-link', { email: 'ana@shop.example' })).status).toBe(202)
})

test('a limit lets five of fifty through when all come at once', async () => {
  anotherTime()
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => newVisitor(portal).ask('POST', 'anna', 'auth/request-link', { email: 'crowd@customer.example' })))
  expect(answers.filter((answer) => answer.status === 202)).toHaveLength(5)
  expect(answers.filter((answer) => answer.status === 429)).toHaveLength(45)
})

test('a thousand addresses of one network share twenty messages, whatever the headers claim', async () => {
  anotherTime()
  const ask = (index: number) =>
    newVisitor(portal, { ip: `2001:DB8:7:9:${(index * 7).toString(16)}::${index.toString(16)}` }).ask('POST', 'anna', 'auth/request-link', { email: `n${index}@crowd.example` }, {
      'x-forwarded-for': `192.0.2.${index % 250}`, forwarded: `for=192.0.2.${index % 250}`, 'x-real-ip': `192.0.2.${index % 250}`, 'cf-connecting-ip': `192.0.2.${index % 250}`,
    })
  const statuses: number[] = []
  for (let index = 0; index < 40; index += 1) statuses.push((await ask(index)).status)
  expect(statuses.filter((status) => status === 202)).toHaveLength(20)
  expect(statuses.slice(20).every((status) => status === 429)).toBe(true)
})

test('a business sends so many messages an hour and no more; its neighbour is not touched', async () => {
  anotherTime()
  await portal.inScope('anna', { kind: 'worker' }, (scope) => scope.sql`update business_settings set sign_in_per_hour = 7`)
  const statuses: number[] = []
  for (let index = 0; index < 9; index += 1) statuses.push((await newVisitor(portal).ask('POST', 'anna', 'auth/request-link', { email: `b${index}@crowd.example` })).status)
  expect(statuses).toEqual([202, 202, 202, 202, 202, 202, 202, 429, 429])
  expect((await newVisitor(portal).ask('POST', 'bert', 'auth/request-link', { email: 'b8@crowd.example' })).status).toBe(202)
  await portal.inScope('anna', { kind: 'worker' }, (scope) => scope.sql`update business_settings set sign_in_per_hour = 500`)
})

test.each(['a@x.example,b@y.example', 'a@x.example\r\nBcc: b@y.example', '<a@x.example>', '"a b"@x.example', 'ana@x', 'a@x.example b@y.example', 'añna@x.example', ''])(
  'no message goes to %j', async (email) => {
    anotherTime()
    const answer = await newVisitor(portal).ask('POST', 'anna', 'auth/request-link', { email })
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ code: 'email-wrong', fields: [{ field: 'email', message: expect.stringContaining('e-mail') }] })
  })

test('letters that only look alike are another address', async () => {
  anotherTime()
  const answer = await newVisitor(portal).ask('POST', 'anna', 'auth/request-link', { email: 'аna@customer.example' })
  expect(answer.body['code']).toBe('email-wrong')
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

test('a code works in the browser that asked, and its tries cannot be used up from elsewhere', async () => {
  anotherTime()
  const sara = newVisitor(portal)
  const { challenge, code } = await sara.askForLink('anna', 'bound@customer.example')
  const thief = newVisitor(portal)
  await thief.askForLink('anna', 'thief@customer.example')
  for (let count = 0; count < 6; count += 1) {
    expect((await thief.ask('POST', 'anna', 'auth/verify', { challenge, code })).body['code']).toBe('link-invalid')
  }
  expect((await newVisitor(portal).ask('POST', 'anna', 'auth/verify', { challenge, code })).body['code']).toBe('link-invalid')
  expect((await sara.ask('POST', 'anna', 'auth/verify', { challenge, code })).status).toBe(200)
})

test('two tabs may ask, each for its own address, and both codes work', async () => {
  anotherTime()
  const sara = newVisitor(portal)
  const one = await sara.askForLink('anna', 'tab1@customer.example')
  const two = await sara.askForLink('anna', 'tab2@customer.example')
  expect((await sara.ask('POST', 'anna', 'auth/verify', one)).status).toBe(200)
  expect((await sara.ask('POST', 'anna', 'auth/verify', { challenge: two.challenge, code: two.code })).status).toBe(200)
})

test('a code may be typed with spaces and in Arabic digits', async () => {
  anotherTime()
  const sara = newVisitor(portal)
  const { challenge, code } = await sara.askForLink('anna', 'digits@customer.example')
  const typed = [...code].map((digit) => String.fromCharCode(0x660 + Number(digit))).join('')
  expect((await sara.ask('POST', 'anna', 'auth/verify', { challenge, code: `${typed.slice(0, 3)} ${typed.slice(3)}` })).status).toBe(200)
})

test('a wrong code tells how many tries are left, after five nothing works, and a new message does', async () => {
  anotherTime()
  const sara = newVisitor(portal)
  const { challenge, code } = await sara.askForLink('anna', 'guess@customer.example')
  const wrong = code === '000000' ? '000001' : '000000'
  const left: unknown[] = []
  for (let count = 0; count < 5; count += 1) {
    const answer = await sara.ask('POST', 'anna', 'auth/verify', { challenge, code: wrong })
    expect([answer.status, answer.body['code']]).toEqual([422, 'code-wrong'])
    left.push(answer.body['attemptsLeft'])
  }
  expect(left).toEqual([4, 3, 2, 1, 0])
  expect((await sara.ask('POST', 'anna', 'auth/verify', { challenge, code })).body['code']).toBe('link-invalid')
  expect((await sara.signIn('anna', 'guess@customer.example')).status).toBe(200)
})

test('of fifty wrong codes at once five are looked at, then the right one is refused and a new request works', async () => {
  anotherTime()
  const sara = newVisitor(portal)
  const { challenge, code } = await sara.askForLink('anna', 'flood@customer.example')
  const wrong = code === '000000' ? '000001' : '000000'
  const answers = await Promise.all(Array.from({ length: 50 }, () => sara.ask('POST', 'anna', 'auth/verify', { challenge, code: wrong })))
  expect(answers.filter((answer) => answer.body['code'] === 'code-wrong')).toHaveLength(5)
  expect(answers.filter((answer) => answer.body['code'] === 'link-invalid')).toHaveLength(45)
  expect((await sara.ask('POST', 'anna', 'auth/verify', { challenge, code })).body['code']).toBe('link-invalid')
  const next = await sara.askForLink('anna', 'flood@customer.example')
  expect((await sara.ask('POST', 'anna', 'auth/verify', { challenge: next.challenge, code: next.code })).status).toBe(200)
})

test('a network has thirty tries at codes in a quarter of an hour, an address twenty in an hour', async () => {
  const at = anotherTime()
  const guess = async (sara: ReturnType<typeof newVisitor>, email: string) => {
    const { challenge, code } = await sara.askForLink('anna', email)
    const codes: unknown[] = []
    for (let count = 0; count < 5; count += 1) codes.push((await sara.ask('POST', 'anna', 'auth/verify', { challenge, code: code === '000000' ? '1' : '000000' })).body['code'])
    return codes
  }
  const cafe = newVisitor(portal)
  for (let index = 0; index < 6; index += 1) expect(await guess(cafe, `cafe${index}@customer.example`)).not.toContain('too-many-requests')
  expect(new Set(await guess(cafe, 'cafe7@customer.example'))).toEqual(new Set(['too-many-requests']))
  for (let index = 0; index < 4; index += 1) {
    portal.setClock(at + index * 14 * minute)
    expect(await guess(newVisitor(portal), 'victim@customer.example')).not.toContain('too-many-requests')
  }
  expect(new Set(await guess(newVisitor(portal), 'victim@customer.example'))).toEqual(new Set(['too-many-requests']))
})

test('a known and an unknown address get the same answer, header for header', async () => {
  anotherTime()
  await newVisitor(portal).signIn('anna', 'known@customer.example')
  const ask = (email: string) => newVisitor(portal).ask('POST', 'anna', 'auth/request-link', { email })
  const [known, unknown] = [await ask('known@customer.example'), await ask('unknown@customer.example')]
  const shape = (answer: typeof known) => ({
    status: answer.status,
    body: Object.keys(answer.body),
    headers: [...answer.headers].map(([name, value]) => [name, name === 'set-cookie' ? value.replace(/=[\w-]{22};/, '=;') : value]),
  })
  expect(shape(known)).toEqual(shape(unknown))
  const rows = await portal.inScope('anna', { kind: 'worker' }, (scope) => scope.sql`select kind, channel, customer_id, locale, data, state, length(secret) as size
    from messages where cause in (${known.body['challenge']}, ${unknown.body['challenge']})`)
  expect(rows).toHaveLength(2)
  expect(rows[0]).toEqual(rows[1])
})

test('only paths of this business are led to afterwards', async () => {
  anotherTime()
  const land = async (next: string) => {
    const sara = newVisitor(portal)
    const { token } = await sara.askForLink('anna', `n${Math.random()}@customer.example`, { next })
    return (await sara.ask('POST', 'anna', 'auth/verify', { token })).body['next']
  }
  expect(await land('/anna/portal/appointments?status=past#top')).toBe('/anna/portal/appointments?status=past#top')
  const evil = ['//evil.example', '/\\evil.example', 'https:evil.example', 'javascript:alert(1)', 'https://evil.example/anna/', '/bert/portal', '/anna/../bert/portal',
    '/anna/%2e%2e/bert', '/annabel/portal', '/anna//evil.example', '/anna/\u0000', ' /anna/portal', '/anna\t/x', 'anna/portal']
  for (const next of evil.filter((each) => !each.includes('\u0000'))) expect([next, await land(next)]).toEqual([next, null])
})

test('where nobody may register, an unknown address and a guest get no further than a wrong link', async () => {
  anotherTime()
  await newVisitor(portal).signIn('bert', 'member@customer.example')
  await portal.inScope('bert', { kind: 'worker' }, (scope) => scope.sql`update businesses set registration_open = false`)
  await portal.inScope('bert', { kind: 'worker' }, (scope) => scope.sql`insert into customers (id, email, created_at, updated_at)
    values (gen_random_uuid(), 'guest@customer.example', now(), now())`)
  // What a business is, is remembered for five seconds.
  await new Promise((done) => setTimeout(done, 5_100))
  expect((await newVisitor(portal).signIn('bert', 'stranger@customer.example')).body['code']).toBe('link-invalid')
  expect((await newVisitor(portal).signIn('bert', 'guest@customer.example')).body['code']).toBe('link-invalid')
  expect((await newVisitor(portal).signIn('bert', 'member@customer.example')).status).toBe(200)
  const strangers = await portal.inScope('bert', { kind: 'worker' }, (scope) => scope.sql`select 1 from customers where email = 'stranger@customer.example'`)
  expect(strangers).toHaveLength(0)
  await portal.inScope('bert', { kind: 'worker' }, (scope) => scope.sql`update businesses set registration_open = true`)
})

test('a blocked customer is refused like a wrong link', async () => {
  anotherTime()
  await newVisitor(portal).signIn('anna', 'blocked@customer.example')
  await portal.inScope('anna', { kind: 'worker' }, (scope) => scope.sql`update customers set status = 'blocked' where email = 'blocked@customer.example'`)
  const refused = await newVisitor(portal).signIn('anna', 'blocked@customer.example')
  expect([refused.status, refused.body['code'], hasSession(refused.cookies)]).toEqual([404, 'link-invalid', false])
})

test('a strict business takes a link in the asking browser only; elsewhere nothing is used up', async () => {
  anotherTime()
  await portal.inScope('anna', { kind: 'worker' }, (scope) => scope.sql`update business_settings set strict_browser = true`)
  const sara = newVisitor(portal)
  const { token } = await sara.askForLink('anna', 'strict@customer.example')
  const other = newVisitor(portal)
  expect((await other.ask('GET', 'anna', `auth/link?token=${token}`)).body).toMatchObject({ sameBrowser: false, mustUseCode: true })
  const refused = await other.ask('POST', 'anna', 'auth/verify', { token })
  expect([refused.status, refused.body['code'], hasSession(other.cookies)]).toEqual([403, 'code-needed', false])
  expect((await sara.ask('POST', 'anna', 'auth/verify', { token })).status).toBe(200)
  await portal.inScope('anna', { kind: 'worker' }, (scope) => scope.sql`update business_settings set strict_browser = false`)
})

test('text messages go to the countries a business chose, three an hour to a number and so many a day in all', async () => {
  anotherTime()
  const ask = (phone: string) => newVisitor(portal).ask('POST', 'anna', 'auth/request-link', { phone })
  expect((await ask('+44 7400 123456')).body['code']).toBe('sms-not-there')
  await portal.inScope('anna', { kind: 'worker' }, (scope) => scope.sql`update business_settings set sms_countries = '{GB}', sms_per_day = 5`)
  expect((await ask('+971 50 123 4567')).body['code']).toBe('sms-not-there')
  expect((await ask('+882 1 234 5678')).status).toBe(422)
  expect((await ask('12')).body).toMatchObject({ code: 'phone-wrong', fields: [{ field: 'phone' }] })
  const statuses: number[] = []
  for (const phone of ['+44 7400 123456', '+447400123456', '+44 (0)7400 123 456', '+447400123456']) statuses.push((await ask(phone)).status)
  expect(statuses).toEqual([202, 202, 202, 429])
  expect([(await ask('+447400123457')).status, (await ask('+447400123458')).status, (await ask('+447400123459')).status]).toEqual([202, 202, 429])
})

test('a text message proves a number; a number merely typed into a profile opens no account', async () => {
  anotherTime()
  await portal.inScope('anna', { kind: 'worker' }, (scope) => scope.sql`update business_settings set sms_countries = '{GB}', sms_per_day = 100`)
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
  expect((await owner.ask('GET', 'anna', 'profile')).body).toMatchObject({ phone: '+447400123470', phoneVerified: true, email: null })
  expect((await sms(newVisitor(portal))).body).toMatchObject({ customer: { id: first.body['customer'].id }, isNew: false })
})
