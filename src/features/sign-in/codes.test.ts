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

test('a code lives five minutes to the second', async () => {
  const at = anotherTime()
  const sara = newVisitor(portal)
  const { challenge, code } = await sara.askForLink('anna', 'slow@customer.example')
  portal.setClock(at + 5 * minute)
  expect((await sara.ask('POST', 'anna', 'auth/verify', { challenge, code })).body['code']).toBe(
    'link-invalid',
  )
  portal.setClock(at + 5 * minute - 1000)
  expect((await sara.ask('POST', 'anna', 'auth/verify', { challenge, code })).status).toBe(200)
})

test('a code works in the browser that asked, and its tries cannot be used up from elsewhere', async () => {
  anotherTime()
  const sara = newVisitor(portal)
  const { challenge, code } = await sara.askForLink('anna', 'bound@customer.example')
  const thief = newVisitor(portal)
  await thief.askForLink('anna', 'thief@customer.example')
  for (let count = 0; count < 6; count += 1) {
    expect((await thief.ask('POST', 'anna', 'auth/verify', { challenge, code })).body['code']).toBe(
      'link-invalid',
    )
  }
  expect(
    (await newVisitor(portal).ask('POST', 'anna', 'auth/verify', { challenge, code })).body['code'],
  ).toBe('link-invalid')
  expect((await sara.ask('POST', 'anna', 'auth/verify', { challenge, code })).status).toBe(200)
})

test('two tabs may ask, each for its own address, and both codes work', async () => {
  anotherTime()
  const sara = newVisitor(portal)
  const one = await sara.askForLink('anna', 'tab1@customer.example')
  const two = await sara.askForLink('anna', 'tab2@customer.example')
  expect((await sara.ask('POST', 'anna', 'auth/verify', one)).status).toBe(200)
  expect(
    (await sara.ask('POST', 'anna', 'auth/verify', { challenge: two.challenge, code: two.code })).status,
  ).toBe(200)
})

test('a code may be typed with spaces and in Arabic digits', async () => {
  anotherTime()
  const sara = newVisitor(portal)
  const { challenge, code } = await sara.askForLink('anna', 'digits@customer.example')
  const typed = code.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
  expect(
    (
      await sara.ask('POST', 'anna', 'auth/verify', {
        challenge,
        code: `${typed.slice(0, 3)} ${typed.slice(3)}`,
      })
    ).status,
  ).toBe(200)
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
  expect((await sara.ask('POST', 'anna', 'auth/verify', { challenge, code })).body['code']).toBe(
    'link-invalid',
  )
  expect((await sara.signIn('anna', 'guess@customer.example')).status).toBe(200)
})

test('of fifty wrong codes at once five are looked at, then the right one is refused and a new request works', async () => {
  anotherTime()
  const sara = newVisitor(portal)
  const { challenge, code } = await sara.askForLink('anna', 'flood@customer.example')
  const wrong = code === '000000' ? '000001' : '000000'
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => sara.ask('POST', 'anna', 'auth/verify', { challenge, code: wrong })),
  )
  expect(answers.filter((answer) => answer.body['code'] === 'code-wrong')).toHaveLength(5)
  expect(answers.filter((answer) => answer.body['code'] === 'link-invalid')).toHaveLength(45)
  expect((await sara.ask('POST', 'anna', 'auth/verify', { challenge, code })).body['code']).toBe(
    'link-invalid',
  )
  const next = await sara.askForLink('anna', 'flood@customer.example')
  expect(
    (await sara.ask('POST', 'anna', 'auth/verify', { challenge: next.challenge, code: next.code })).status,
  ).toBe(200)
})

test('a network has thirty tries at codes in a quarter of an hour, an address twenty in an hour', async () => {
  const at = anotherTime()
  const guess = async (sara: ReturnType<typeof newVisitor>, email: string) => {
    const { challenge, code } = await sara.askForLink('anna', email)
    const codes: unknown[] = []
    for (let count = 0; count < 5; count += 1)
      codes.push(
        (
          await sara.ask('POST', 'anna', 'auth/verify', {
            challenge,
            code: code === '000000' ? '1' : '000000',
          })
        ).body['code'],
      )
    return codes
  }
  const cafe = newVisitor(portal)
  for (let index = 0; index < 6; index += 1)
    expect(await guess(cafe, `cafe${index}@customer.example`)).not.toContain('too-many-requests')
  expect(new Set(await guess(cafe, 'cafe7@customer.example'))).toEqual(new Set(['too-many-requests']))
  for (let index = 0; index < 4; index += 1) {
    portal.setClock(at + index * 14 * minute)
    expect(await guess(newVisitor(portal), 'victim@customer.example')).not.toContain('too-many-requests')
  }
  expect(new Set(await guess(newVisitor(portal), 'victim@customer.example'))).toEqual(
    new Set(['too-many-requests']),
  )
})
