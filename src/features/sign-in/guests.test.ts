import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '#testing/portal.ts'
import { openSmallBusiness, type SmallBusiness } from '#testing/small-business.ts'
import { newVisitor, secretOf, type Visitor } from '#testing/visitor.ts'

const start = Date.parse('2026-11-23T07:00:00Z')
const minute = 60_000
let portal: Portal
let anna: SmallBusiness
let now = start
let slots = 0

beforeAll(async () => {
  portal = await openPortal({ at: new Date(start).toISOString() })
  anna = await openSmallBusiness(portal, 'anna')
  await openSmallBusiness(portal, 'bert')
})
afterAll(() => portal.close())

function pass(time: number): void {
  now += time
  portal.setClock(now)
}

/** A time nobody has taken yet. */
function freeTime(): string {
  const at = Date.parse('2026-11-24T09:00:00Z') + (slots >> 4) * 24 * 60 * minute + (slots & 15) * 30 * minute
  slots += 1
  return new Date(at).toISOString().replace('.000Z', '+00:00')
}

const book = (visitor: Visitor, customer: Record<string, unknown>, at = freeTime()) =>
  visitor.ask('POST', 'anna', 'appointments', {
    services: [anna.services.haircut],
    staff: anna.staff[0],
    branch: anna.branch,
    start: at,
    customer,
  })

/** Asks as a guest does: the first try mails a code. */
async function proofFor(
  visitor: Visitor,
  email: string,
  name = 'Guest',
): Promise<{ challenge: string; code: string }> {
  const asked = await book(visitor, { name, email })
  expect([asked.status, asked.body['code']]).toEqual([403, 'email-unverified'])
  const challenge = String(asked.body['challenge'])
  return { challenge, code: (await secretOf(portal, 'anna', challenge)).code }
}

const customers = (email: string) =>
  portal.inScope(
    'anna',
    { kind: 'worker' },
    (scope) => scope.sql<{
      name: string
      phone: string | null
      registeredAt: number | null
      emailVerifiedAt: number | null
    }>`
    select name, phone, registered_at, email_verified_at from customers where email = ${email}`,
  )

test('a guest proves the address by a code, books, and is in by one tap in the same browser', async () => {
  const nadia = newVisitor(portal)
  const proof = await proofFor(nadia, 'nadia@guest.example', 'Nadia')
  const booked = await book(nadia, { name: 'Nadia', email: 'Nadia@Guest.example', ...proof })
  expect(booked.status).toBe(201)
  expect((await nadia.ask('GET', 'anna', 'profile')).status).toBe(401)
  expect(await customers('nadia@guest.example')).toMatchObject([
    { name: 'Nadia', registeredAt: null, emailVerifiedAt: start },
  ])
  const { challenge } = booked.body['claim']
  expect((await newVisitor(portal).ask('POST', 'anna', 'auth/claim', { challenge })).body['code']).toBe(
    'link-invalid',
  )
  const taps = await Promise.all(
    Array.from({ length: 5 }, () => nadia.ask('POST', 'anna', 'auth/claim', { challenge })),
  )
  expect(taps.map((tap) => tap.status).toSorted((one, other) => one - other)).toEqual([
    200, 404, 404, 404, 404,
  ])
  expect((await nadia.ask('GET', 'anna', 'me')).body).toMatchObject({
    name: 'Nadia',
    next: { id: booked.body['id'] },
    counts: { upcoming: 1 },
  })
})

test('a tap after a booking is good for fifteen minutes', async () => {
  const omar = newVisitor(portal)
  const booked = await book(omar, {
    name: 'Omar',
    email: 'omar@guest.example',
    ...(await proofFor(omar, 'omar@guest.example')),
  })
  pass(15 * minute)
  expect(
    (await omar.ask('POST', 'anna', 'auth/claim', { challenge: booked.body['claim'].challenge })).body[
      'code'
    ],
  ).toBe('link-invalid')
})

test('a guest with a customer’s address changes nothing of the customer’s and sees nothing', async () => {
  const owner = newVisitor(portal)
  await owner.signIn('anna', 'owner@guest.example')
  await owner.ask('PUT', 'anna', 'profile', { name: 'Owner', phone: '+44 20 7946 0018' })
  const guest = newVisitor(portal)
  const proof = await proofFor(guest, 'owner@guest.example', 'Somebody')
  expect(
    (
      await book(guest, {
        name: 'Somebody',
        phone: '+44 20 7946 0099',
        email: 'owner@guest.example',
        ...proof,
      })
    ).status,
  ).toBe(201)
  expect(await customers('owner@guest.example')).toMatchObject([{ name: 'Owner', phone: '+442079460018' }])
  expect((await guest.ask('GET', 'anna', 'profile')).status).toBe(401)
})

test('a guest’s code works in its own browser, for its own address, before its time is over', async () => {
  const lena = newVisitor(portal)
  const proof = await proofFor(lena, 'lena@guest.example')
  const other = newVisitor(portal)
  await other.askForLink('anna', 'other@guest.example')
  expect((await book(other, { name: 'X', email: 'lena@guest.example', ...proof })).body['code']).toBe(
    'link-invalid',
  )
  expect((await book(lena, { name: 'X', email: 'elsewhere@guest.example', ...proof })).body['code']).toBe(
    'link-invalid',
  )
  expect((await lena.ask('POST', 'anna', 'auth/verify', proof)).body['code']).toBe('link-invalid')
  pass(5 * minute)
  expect((await book(lena, { name: 'X', email: 'lena@guest.example', ...proof })).body['code']).toBe(
    'link-invalid',
  )
  expect(await customers('lena@guest.example')).toEqual([])
  expect(await customers('elsewhere@guest.example')).toEqual([])
})

test('a guest’s proof is good for one booking, and a lost time costs no second code', async () => {
  const taken = freeTime()
  const first = newVisitor(portal)
  await book(
    first,
    { name: 'First', email: 'first@guest.example', ...(await proofFor(first, 'first@guest.example')) },
    taken,
  )
  const late = newVisitor(portal)
  const proof = await proofFor(late, 'second@guest.example')
  expect((await book(late, { name: 'Late', email: 'second@guest.example', ...proof }, taken)).status).toBe(
    409,
  )
  expect((await book(late, { name: 'Late', email: 'second@guest.example', ...proof })).status).toBe(201)
  expect((await book(late, { name: 'Late', email: 'second@guest.example', ...proof })).body['code']).toBe(
    'link-invalid',
  )
})

test('two bookings at once with one proof are one booking', async () => {
  const eager = newVisitor(portal)
  const proof = await proofFor(eager, 'eager@guest.example')
  const guest = { name: 'Eager', email: 'eager@guest.example', ...proof }
  const answers = await Promise.all([book(eager, guest), book(eager, guest), book(eager, guest)])
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 404, 404])
})

test('guests’ codes and sign-in links share one limit for an address', async () => {
  const email = 'limit@guest.example'
  for (let count = 0; count < 3; count += 1) await newVisitor(portal).askForLink('anna', email)
  for (let count = 0; count < 2; count += 1) await proofFor(newVisitor(portal), email)
  expect((await book(newVisitor(portal), { name: 'X', email })).status).toBe(429)
})

test('a blocked customer cannot book as a guest either', async () => {
  await newVisitor(portal).signIn('anna', 'blocked@guest.example')
  await portal.inScope(
    'anna',
    { kind: 'worker' },
    (scope) => scope.sql`update customers set status = 'blocked' where email = 'blocked@guest.example'`,
  )
  const guest = newVisitor(portal)
  expect(
    (
      await book(guest, {
        name: 'X',
        email: 'blocked@guest.example',
        ...(await proofFor(guest, 'blocked@guest.example')),
      })
    ).body['code'],
  ).toBe('link-invalid')
})
