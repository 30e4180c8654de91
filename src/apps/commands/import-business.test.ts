import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '#testing/portal.ts'
import { importFile } from './import-business.ts'

const mill = {
  slug: 'mill',
  name: { en: 'The Mill', de: 'Die Mühle' },
  timezone: 'Europe/Berlin',
  locale: 'de',
  locales: ['de', 'en'],
  currency: 'EUR',
  branding: { color: '#225577' },
  policy: { cancel: { windowMinutes: 60, inside: { kind: 'fee', amount: '5.00' } } },
  branches: [
    {
      key: 'north',
      name: 'Nord',
      resources: [{ key: 'room-1', kind: 'room', name: 'Raum 1' }],
      hours: [{ days: 'mon-fri', from: '09:00', to: '17:00' }],
      closures: [{ from: '2027-03-08', to: '2027-03-08', reason: 'Fortbildung' }],
    },
  ],
  services: [
    { key: 'cut', name: { de: 'Schnitt', en: 'Cut' }, durationMinutes: 30, price: '25.50', needs: ['room'] },
    { key: 'yoga', kind: 'class', name: 'Yoga', durationMinutes: 60, capacity: 8 },
  ],
  staff: [
    {
      key: 'ana',
      name: 'Ana',
      skills: ['cut', 'yoga'],
      hours: [{ days: 'mon,wed', from: '09:00', to: '17:00', breaks: [{ from: '12:00', to: '12:30' }] }],
      overrides: [{ date: '2027-03-10', windows: [] }],
      timeOff: [{ from: '2027-04-05', to: '2027-04-06', reason: 'Umzug' }],
    },
  ],
  classes: [
    { key: 'early', service: 'yoga', staff: 'ana', resource: 'room-1', days: 'mon,wed', at: '07:00' },
  ],
}

let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ at: '2027-03-01T08:00:00Z' })
})
afterAll(() => portal.close())

type Ask = <Row>(strings: TemplateStringsArray, ...values: unknown[]) => Promise<Row[]>
const imported = (file: object, dryRun = false) =>
  importFile(portal.parts, { file: 'mill.json', text: JSON.stringify(file, null, 2), dryRun })
const rows = <Row>(ask: (sql: Ask) => Promise<Row[]>) =>
  portal.inScope('mill', { kind: 'worker' }, (scope) =>
    ask((strings, ...values) => scope.sql(strings, ...values)),
  )

test('a file with anything wrong in it imports nothing and tells everything', async () => {
  const broken = {
    ...mill,
    timezone: 'Europe/Atlantis',
    services: [{ ...mill.services[0], price: 25 }, mill.services[1]],
  }
  const outcome = await imported(broken)
  expect(outcome.code).toBe(1)
  expect(outcome.text).toContain('mill.json:7:15 timezone Europe/Atlantis is no time zone')
  expect(outcome.text).toMatch(/mill\.json:\d+:\d+ services\[0\]\.price must be an amount/)
  expect(outcome.text).toContain('2 problems. Nothing was imported.')
  expect((await portal.parts.database.pool.query('select 1 from businesses')).rowCount).toBe(0)
})

test('a dry run says what would happen and changes nothing', async () => {
  const outcome = await imported(mill, true)
  expect(outcome.text).toContain('Would create mill: 1 branch, 2 services, 1 staff member, 1 weekly class.')
  expect((await portal.parts.database.pool.query('select 1 from businesses')).rowCount).toBe(0)
})

test('a business is made with everything its file says, and one event tells of it', async () => {
  const outcome = await imported(mill)
  expect(outcome).toEqual({
    code: 0,
    text: expect.stringContaining(
      'Created mill: 1 branch, 2 services, 1 staff member, 1 weekly class. 7 class sessions laid out.',
    ),
  })
  expect(outcome.text).toContain('taken or away then:\n  early/wed on 2027-03-10')
  expect(await rows((sql) => sql`select key, name, price_minor from services order by position`)).toEqual([
    { key: 'cut', name: { de: 'Schnitt', en: 'Cut' }, priceMinor: 2550 },
    { key: 'yoga', name: { de: 'Yoga' }, priceMinor: null },
  ])
  expect(
    await rows((sql) => sql`select policy -> 'cancel' as cancel from businesses where slug = 'mill'`),
  ).toEqual([{ cancel: { windowMinutes: 60, inside: { kind: 'fee', amount: 500 } } }])
  expect(await rows((sql) => sql`select weekday, starts, ends from staff_hours order by weekday`)).toEqual([
    { weekday: 1, starts: '09:00', ends: '17:00' },
    { weekday: 3, starts: '09:00', ends: '17:00' },
  ])
  expect(await rows((sql) => sql`select on_date, starts from staff_overrides`)).toEqual([
    { onDate: '2027-03-10', starts: null },
  ])
  expect(await rows((sql) => sql`select starts_at, ends_at from time_off`)).toEqual([
    { startsAt: Date.parse('2027-04-04T22:00:00Z'), endsAt: Date.parse('2027-04-06T22:00:00Z') },
  ])
  expect(await rows((sql) => sql`select type, actor_kind from events`)).toEqual([
    { type: 'business.imported', actorKind: 'system' },
  ])
})

test('imported twice at once, a business is made once', async () => {
  const twin = { ...mill, slug: 'twin' }
  const outcomes = await Promise.all([imported(twin), imported(twin), imported(twin)])
  expect(outcomes.filter(({ text }) => text.startsWith('Created twin'))).toHaveLength(1)
  expect(outcomes.filter(({ text }) => text.startsWith('Updated twin'))).toHaveLength(2)
  const hours = await portal.inScope(
    'twin',
    { kind: 'worker' },
    (scope) => scope.sql`select weekday from staff_hours order by weekday`,
  )
  expect(hours).toEqual([{ weekday: 1 }, { weekday: 3 }])
})

test('importing the same file again changes nothing but the event', async () => {
  const before = await rows(
    (sql) =>
      sql`select id, key from services union all select id, key from staff_members union all select id, key from class_series order by key`,
  )
  const outcome = await imported(mill)
  expect(outcome.text).toContain('Updated mill')
  expect(
    await rows(
      (sql) =>
        sql`select id, key from services union all select id, key from staff_members union all select id, key from class_series order by key`,
    ),
  ).toEqual(before)
  expect(await rows((sql) => sql`select count(*)::int as hours from staff_hours`)).toEqual([{ hours: 2 }])
  expect(await rows((sql) => sql`select count(*)::int as sessions from class_sessions`)).toEqual([
    { sessions: 7 },
  ])
})

test('what the file no longer has is archived, and comes back under its own id', async () => {
  const [cut] = await rows<{ id: string }>((sql) => sql`select id from services where key = 'cut'`)
  await imported({ ...mill, services: [mill.services[1]], staff: [{ ...mill.staff[0], skills: ['yoga'] }] })
  expect(
    await rows((sql) => sql`select key, archived_at is not null as archived from services order by key`),
  ).toEqual([
    { key: 'cut', archived: true },
    { key: 'yoga', archived: false },
  ])
  const { body } = await portal.ask('GET', 'mill', 'services')
  expect(body['items'].map((each: { name: string }) => each.name)).toEqual(['Yoga'])
  await imported(mill)
  expect(await rows((sql) => sql`select id, archived_at from services where key = 'cut'`)).toEqual([
    { id: cut!.id, archivedAt: null },
  ])
})

test('a class that moves takes the sessions nobody has booked along, and leaves the booked one where it is', async () => {
  const [first] = await rows<{ id: string; capacity: number }>(
    (sql) => sql`select id, capacity from class_sessions order by starts_at limit 1`,
  )
  await portal.inScope('mill', { kind: 'worker' }, async (scope) => {
    const hold = crypto.randomUUID()
    await scope.sql`insert into holds (id, branch_id, starts_at, ends_at, plan, expires_at, created_at)
      select ${hold}, branch_id, starts_at, ends_at, '{}', ${new Date(scope.now + 300_000)}, ${new Date(scope.now)} from class_sessions where id = ${first!.id}`
    await scope.sql`insert into seats (session_id, seat, capacity, hold_id) values (${first!.id}, 1, ${first!.capacity}, ${hold})`
  })
  const outcome = await imported({ ...mill, classes: [{ ...mill.classes[0], at: '18:30' }] })
  expect(outcome.text).toContain('7 class sessions laid out.')
  const times = await rows<{ time: string }>(
    (sql) =>
      sql`select to_char(starts_at at time zone 'Europe/Berlin', 'HH24:MI') as time from class_sessions order by starts_at`,
  )
  expect(times.map(({ time }) => time)).toEqual([
    '18:30',
    '07:00',
    ...Array.from({ length: 6 }, () => '18:30'),
  ])
})

test('a class that is gone from the file is laid out no more', async () => {
  await imported({ ...mill, classes: [] })
  expect(await rows((sql) => sql`select key, until_date from class_series order by key`)).toEqual([
    { key: 'early/mon', untilDate: '2027-02-28' },
    { key: 'early/wed', untilDate: '2027-02-28' },
  ])
  expect(await rows((sql) => sql`select count(*)::int as sessions from class_sessions`)).toEqual([
    { sessions: 1 },
  ])
})
