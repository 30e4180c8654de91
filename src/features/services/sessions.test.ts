import { afterEach, expect, test } from 'vitest'
import { importFile } from '#apps/commands/import-business.ts'
import { openPortal, type Portal } from '#testing/portal.ts'
import { layOutSessions } from './sessions.ts'

let portal: Portal
afterEach(() => portal.close())

type Wish = {
  zone: string
  at: string
  days: string
  time: string
  closures?: object[]
  timeOff?: object[]
  horizonDays?: number
}

/** A studio with one weekly class of an hour, imported at a moment. */
async function openStudio(wish: Wish): Promise<void> {
  portal = await openPortal({ at: wish.at })
  const file = {
    slug: 'studio',
    name: 'Studio',
    timezone: wish.zone,
    locale: 'en',
    locales: ['en'],
    currency: 'EUR',
    branding: { color: '#225577' },
    horizonDays: wish.horizonDays ?? 30,
    branches: [
      {
        key: 'main',
        name: 'Main',
        closures: wish.closures ?? [],
        resources: [{ key: 'hall', kind: 'hall', name: 'Hall' }],
      },
    ],
    services: [
      { key: 'yoga', kind: 'class', name: 'Yoga', durationMinutes: 60, capacity: 8, bufferAfterMinutes: 10 },
    ],
    staff: [{ key: 'ana', name: 'Ana', skills: ['yoga'], timeOff: wish.timeOff ?? [] }],
    classes: [
      { key: 'weekly', service: 'yoga', staff: 'ana', resource: 'hall', days: wish.days, at: wish.time },
    ],
  }
  const { code, text } = await importFile(portal.parts, {
    file: 'studio.json',
    text: JSON.stringify(file),
    dryRun: false,
  })
  if (code !== 0) throw new Error(text)
}

type Session = { onDate: string; startsAt: number }
const sessions = () =>
  portal.inScope(
    'studio',
    { kind: 'worker' },
    (scope) => scope.sql<Session>`select on_date, starts_at from class_sessions order by starts_at`,
  )
const starts = async () => (await sessions()).map(({ startsAt }) => new Date(startsAt).toISOString())

test('09:00 stays 09:00 on both sides of the change of the clocks', async () => {
  await openStudio({
    zone: 'Europe/London',
    at: '2027-03-15T12:00:00Z',
    days: 'sun',
    time: '09:00',
    horizonDays: 20,
  })
  expect(await starts()).toEqual([
    '2027-03-21T09:00:00.000Z',
    '2027-03-28T08:00:00.000Z',
    '2027-04-04T08:00:00.000Z',
  ])
})

test('a class at a time the clocks skip is left out on that day alone', async () => {
  await openStudio({
    zone: 'Europe/London',
    at: '2027-03-15T12:00:00Z',
    days: 'sun',
    time: '01:30',
    horizonDays: 20,
  })
  expect((await sessions()).map(({ onDate }) => onDate)).toEqual(['2027-03-21', '2027-04-04'])
})

test('a class at a time the clocks repeat takes place once', async () => {
  await openStudio({
    zone: 'America/New_York',
    at: '2027-10-31T12:00:00Z',
    days: 'sun',
    time: '01:30',
    horizonDays: 8,
  })
  expect(await starts()).toEqual(['2027-11-07T05:30:00.000Z'])
})

test('sessions reach one day further than may be booked, and doing it again adds only what is new', async () => {
  await openStudio({
    zone: 'Asia/Dubai',
    at: '2027-03-01T08:00:00Z',
    days: 'mon-sun',
    time: '18:00',
    horizonDays: 3,
  })
  expect((await sessions()).map(({ onDate }) => onDate)).toEqual([
    '2027-03-01',
    '2027-03-02',
    '2027-03-03',
    '2027-03-04',
    '2027-03-05',
  ])
  const again = () => portal.inScope('studio', { kind: 'worker' }, (scope) => layOutSessions(scope))
  expect(await again()).toEqual({ added: 0, skipped: [] })
  portal.setClock('2027-03-02T08:00:00Z')
  expect(await again()).toEqual({ added: 1, skipped: [] })
})

test('a closed day has no class, and a day on which the teacher is away is reported', async () => {
  await openStudio({
    zone: 'Europe/Berlin',
    at: '2027-03-01T08:00:00Z',
    days: 'mon',
    time: '18:00',
    horizonDays: 20,
    closures: [{ from: '2027-03-07', to: '2027-03-08' }],
    timeOff: [{ from: '2027-03-15', to: '2027-03-15' }],
  })
  expect((await sessions()).map(({ onDate }) => onDate)).toEqual(['2027-03-01', '2027-03-22'])
  expect(await portal.inScope('studio', { kind: 'worker' }, (scope) => layOutSessions(scope))).toEqual({
    added: 0,
    skipped: [{ series: 'weekly/mon', date: '2027-03-15' }],
  })
})

test('a session whose room somebody else has taken is left out and reported, and occupies nobody', async () => {
  await openStudio({
    zone: 'Europe/Berlin',
    at: '2027-03-01T08:00:00Z',
    days: 'mon',
    time: '18:00',
    horizonDays: 6,
  })
  const laidOut = await portal.inScope('studio', { kind: 'worker' }, async (scope) => {
    const hold = crypto.randomUUID()
    const [from, to] = [new Date('2027-03-15T18:00:00Z'), new Date('2027-03-15T19:00:00Z')]
    await scope.sql`insert into holds (id, branch_id, starts_at, ends_at, plan, expires_at, created_at)
      select ${hold}, id, ${from}, ${to}, '{}', ${new Date(scope.now + 300_000)}, ${new Date(scope.now)} from branches`
    await scope.sql`insert into occupations (subject_id, starts_at, ends_at, hold_id) select id, ${from}, ${to}, ${hold} from resources`
    return layOutSessions(scope, '2027-03-31')
  })
  expect(laidOut).toEqual({ added: 2, skipped: [{ series: 'weekly/mon', date: '2027-03-15' }] })
  const occupied = await portal.inScope(
    'studio',
    { kind: 'worker' },
    (scope) => scope.sql<{ minutes: number }>`
    select (extract(epoch from ends_at - starts_at) / 60)::int as minutes from occupations where session_id is not null`,
  )
  expect(occupied.map(({ minutes }) => minutes)).toEqual(Array.from({ length: 8 }, () => 70))
})
