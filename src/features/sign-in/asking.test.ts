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

test('five messages an hour to one address, however it is spelled', async () => {
  const at = anotherTime()
  for (const email of [
    'ana@shop.example',
    'ANA@Shop.Example',
    ' ana@shop.example. ',
    'ａna@shop.example',
    'ana@ＳＨＯＰ.example',
  ]) {
    expect((await newVisitor(portal).ask('POST', 'anna', 'auth/request-link', { email })).status).toBe(202)
  }
  portal.setClock(at + 20 * minute)
  const refused = await newVisitor(portal).ask('POST', 'anna', 'auth/request-link', {
    email: 'Ana@shop.example',
  })
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe(String(40 * 60))
  expect(
    (await newVisitor(portal).ask('POST', 'bert', 'auth/request-link', { email: 'ana@shop.example' })).status,
  ).toBe(202)
  portal.setClock(at + 60 * minute)
  expect(
    (await newVisitor(portal).ask('POST', 'anna', 'auth/request-link', { email: 'ana@shop.example' })).status,
  ).toBe(202)
})

test('a limit lets five of fifty through when all come at once', async () => {
  anotherTime()
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      newVisitor(portal).ask('POST', 'anna', 'auth/request-link', { email: 'crowd@customer.example' }),
    ),
  )
  expect(answers.filter((answer) => answer.status === 202)).toHaveLength(5)
  expect(answers.filter((answer) => answer.status === 429)).toHaveLength(45)
})

test('a thousand addresses of one network share twenty messages, whatever the headers claim', async () => {
  anotherTime()
  const ask = (index: number) =>
    newVisitor(portal, { ip: `2001:DB8:7:9:${(index * 7).toString(16)}::${index.toString(16)}` }).ask(
      'POST',
      'anna',
      'auth/request-link',
      { email: `n${index}@crowd.example` },
      {
        'x-forwarded-for': `192.0.2.${index % 250}`,
        forwarded: `for=192.0.2.${index % 250}`,
        'x-real-ip': `192.0.2.${index % 250}`,
        'cf-connecting-ip': `192.0.2.${index % 250}`,
      },
    )
  const statuses: number[] = []
  for (let index = 0; index < 40; index += 1) statuses.push((await ask(index)).status)
  expect(statuses.filter((status) => status === 202)).toHaveLength(20)
  expect(statuses.slice(20).every((status) => status === 429)).toBe(true)
})

test('a business sends so many messages an hour and no more; its neighbour is not touched', async () => {
  anotherTime()
  await portal.inScope(
    'anna',
    { kind: 'worker' },
    (scope) => scope.sql`update business_settings set sign_in_per_hour = 7`,
  )
  const statuses: number[] = []
  for (let index = 0; index < 9; index += 1)
    statuses.push(
      (
        await newVisitor(portal).ask('POST', 'anna', 'auth/request-link', {
          email: `b${index}@crowd.example`,
        })
      ).status,
    )
  expect(statuses).toEqual([202, 202, 202, 202, 202, 202, 202, 429, 429])
  expect(
    (await newVisitor(portal).ask('POST', 'bert', 'auth/request-link', { email: 'b8@crowd.example' })).status,
  ).toBe(202)
  await portal.inScope(
    'anna',
    { kind: 'worker' },
    (scope) => scope.sql`update business_settings set sign_in_per_hour = 500`,
  )
})

test.each([
  'a@x.example,b@y.example',
  'a@x.example\r\nBcc: b@y.example',
  '<a@x.example>',
  '"a b"@x.example',
  'ana@x',
  'a@x.example b@y.example',
  'añna@x.example',
  '',
])('no message goes to %j', async (email) => {
  anotherTime()
  const answer = await newVisitor(portal).ask('POST', 'anna', 'auth/request-link', { email })
  expect(answer.status).toBe(422)
  expect(answer.body).toMatchObject({
    code: 'email-wrong',
    fields: [{ field: 'email', message: expect.stringContaining('e-mail') }],
  })
})

test('letters that only look alike are another address', async () => {
  anotherTime()
  const answer = await newVisitor(portal).ask('POST', 'anna', 'auth/request-link', {
    email: 'аna@customer.example',
  })
  expect(answer.body['code']).toBe('email-wrong')
})

test('a known and an unknown address get the same answer, header for header', async () => {
  anotherTime()
  await newVisitor(portal).signIn('anna', 'known@customer.example')
  const ask = (email: string) => newVisitor(portal).ask('POST', 'anna', 'auth/request-link', { email })
  const [known, unknown] = [await ask('known@customer.example'), await ask('unknown@customer.example')]
  const shape = (answer: typeof known) => ({
    status: answer.status,
    body: Object.keys(answer.body),
    headers: [...answer.headers].map(([name, value]) => [
      name,
      name === 'set-cookie' ? value.replace(/=[\w-]{22};/, '=;') : value,
    ]),
  })
  expect(shape(known)).toEqual(shape(unknown))
  const rows = await portal.inScope(
    'anna',
    { kind: 'worker' },
    (scope) => scope.sql`select kind, channel, customer_id, locale, data, state, length(secret) as size
    from messages where cause in (${known.body['challenge']}, ${unknown.body['challenge']})`,
  )
  expect(rows).toHaveLength(2)
  expect(rows[0]).toEqual(rows[1])
})

test('text messages go to the countries a business chose, three an hour to a number and so many a day in all', async () => {
  anotherTime()
  const ask = (phone: string) => newVisitor(portal).ask('POST', 'anna', 'auth/request-link', { phone })
  expect((await ask('+44 7400 123456')).body['code']).toBe('sms-not-there')
  await portal.inScope(
    'anna',
    { kind: 'worker' },
    (scope) => scope.sql`update business_settings set sms_countries = '{GB}', sms_per_day = 5`,
  )
  expect((await ask('+971 50 123 4567')).body['code']).toBe('sms-not-there')
  expect((await ask('+882 1 234 5678')).status).toBe(422)
  expect((await ask('12')).body).toMatchObject({ code: 'phone-wrong', fields: [{ field: 'phone' }] })
  const statuses: number[] = []
  for (const phone of ['+44 7400 123456', '+447400123456', '+44 (0)7400 123 456', '+447400123456'])
    statuses.push((await ask(phone)).status)
  expect(statuses).toEqual([202, 202, 202, 429])
  expect([
    (await ask('+447400123457')).status,
    (await ask('+447400123458')).status,
    (await ask('+447400123459')).status,
  ]).toEqual([202, 202, 429])
})

test('the time an answer takes does not tell a known address from an unknown one', async () => {
  anotherTime()
  const pairs = 120
  await portal.inScope('bert', { kind: 'worker' }, async (scope) => {
    await scope.sql`update business_settings set sign_in_per_hour = 1000`
    await scope.sql`insert into customers (id, email, registered_at, created_at, updated_at)
      select gen_random_uuid(), 'timed' || n || '@known.example', now(), now(), now() from generate_series(1, ${pairs}::int) n`
  })
  const timed = async (email: string) => {
    const from = performance.now()
    const { status } = await newVisitor(portal).ask('POST', 'bert', 'auth/request-link', { email })
    return { took: performance.now() - from, status }
  }
  const known: number[] = []
  const unknown: number[] = []
  for (let index = 1; index <= pairs; index += 1) {
    const answers = [await timed(`timed${index}@known.example`), await timed(`timed${index}@other.example`)]
    expect(answers.map(({ status }) => status)).toEqual([202, 202])
    known.push(answers[0]!.took)
    unknown.push(answers[1]!.took)
  }
  const slower = known.flatMap((one) => unknown.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)))
  const area = slower.reduce<number>((sum, each) => sum + each, 0) / slower.length
  expect(area).toBeGreaterThan(0.4)
  expect(area).toBeLessThan(0.6)
})
