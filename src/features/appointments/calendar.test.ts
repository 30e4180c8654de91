import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '#testing/portal.ts'
import { openSmallBusiness, type SmallBusiness } from '#testing/small-business.ts'

let portal: Portal
let shop: SmallBusiness
let nora: string
const monday = '2027-01-11'

beforeAll(async () => {
  portal = await openPortal({ at: '2027-01-08T09:00:00Z' })
  shop = await openSmallBusiness(portal, 'shop', { members: 2 })
  nora = await shop.tokenFor('nora@example.com')
})
afterAll(() => portal.close())

const ask = (method: string, path: string, body?: unknown, token = nora) =>
  portal.ask(method, 'shop', path, { token, ...(body ? { body } : {}) })
const book = async (start: string, token = nora) => {
  const answer = await ask(
    'POST',
    'appointments',
    { services: [shop.services.haircut], staff: 'any', start },
    token,
  )
  expect(answer.status).toBe(201)
  return answer.body['id'] as string
}
const entriesIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0])
    .getAllSubcomponents('vevent')
    .map((each) => new ICAL.Event(each))
const feedOf = async (token = nora) =>
  new URL((await ask('GET', 'profile', undefined, token)).body['calendarFeed'] as string)
const fetchFeed = (address: URL) => portal.fetch(address.pathname)

test('an appointment comes as a calendar file with its instants, and only to its customer', async () => {
  const id = await book(`${monday}T09:00:00Z`)
  const answer = await portal.ask<string>('GET', 'shop', `appointments/${id}/calendar.ics`, { token: nora })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[0-9A-Z]{6}\.ics"$/)
  const [entry] = entriesIn(answer.body)
  expect(entry!.startDate.toJSDate().toISOString()).toBe(`${monday}T09:00:00.000Z`)
  expect(entry!.summary).toBe('Haircut at Small business')
  const stranger = await shop.tokenFor('sam@example.com')
  expect((await ask('GET', `appointments/${id}/calendar.ics`, undefined, stranger)).status).toBe(404)
  expect((await ask('GET', `appointments/${id}/confirmation.pdf`, undefined, stranger)).status).toBe(404)
})

test('the confirmation comes as a PDF', async () => {
  const id = await book(`${monday}T10:00:00Z`)
  const answer = await portal.ask<string>('GET', 'shop', `appointments/${id}/confirmation.pdf`, {
    token: nora,
  })
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(answer.body.slice(0, 5)).toBe('%PDF-')
})

test('moving keeps the entry’s name and raises its sequence', async () => {
  const id = await book(`${monday}T11:00:00Z`)
  const read = async () =>
    entriesIn(
      (await portal.ask<string>('GET', 'shop', `appointments/${id}/calendar.ics`, { token: nora })).body,
    )[0]!
  const before = await read()
  expect((await ask('POST', `appointments/${id}/reschedule`, { start: `${monday}T12:00:00Z` })).status).toBe(
    200,
  )
  const after = await read()
  expect(after.uid).toBe(before.uid)
  expect(after.sequence).toBeGreaterThan(before.sequence)
  expect(after.startDate.toJSDate().toISOString()).toBe(`${monday}T12:00:00.000Z`)
})

test('the private feed holds what is to come and what was lately, not what was cancelled and nothing of others', async () => {
  const ana = await shop.tokenFor('ana@example.com')
  const kept = await book(`${monday}T13:00:00Z`, ana)
  const cancelled = await book(`${monday}T14:00:00Z`, ana)
  await ask('POST', `appointments/${cancelled}/cancel`, {}, ana)
  const address = await feedOf(ana)
  const uids = async () => entriesIn(await (await fetchFeed(address)).text()).map((entry) => entry.uid)
  expect(await uids()).toEqual([`${kept}@shop.foyer`])
  portal.setClock('2027-04-01T09:00:00Z')
  expect(await uids()).toEqual([`${kept}@shop.foyer`])
  portal.setClock('2027-05-01T09:00:00Z')
  expect(await uids()).toEqual([])
  portal.setClock('2027-01-08T09:00:00Z')
})

test('a renewed feed closes the old address at once, and a changed one never opens', async () => {
  const old = await feedOf()
  expect((await fetchFeed(old)).status).toBe(200)
  const renewed = new URL((await ask('POST', 'profile/feed/renew')).body['calendarFeed'] as string)
  expect((await fetchFeed(old)).status).toBe(404)
  expect((await fetchFeed(renewed)).status).toBe(200)
  const wrong = new URL(renewed)
  wrong.pathname = wrong.pathname.replace(/.\.ics$/, (end) => (end.startsWith('A') ? 'B.ics' : 'A.ics'))
  expect((await fetchFeed(wrong)).status).toBe(404)
})
