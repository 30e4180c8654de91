import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '#testing/portal.ts'
import { forget, type ServerProcess, startProcess } from '#testing/processes.ts'
import { openSmallBusiness, type SmallBusiness } from '#testing/small-business.ts'

// Two server processes over one PostgreSQL, many callers at once: the database decides, the rest hear a clean no.
let portal: Portal
let servers: ServerProcess[]
let solo: SmallBusiness
let trio: SmallBusiness
let tokens: Record<'solo' | 'trio', string[]>
const callers = 50
const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
const classAt = `${day}T12:00:00Z`

beforeAll(async () => {
  portal = await openPortal()
  solo = await openSmallBusiness(portal, 'solo', { zone: 'UTC', classAt, seats: 2 })
  trio = await openSmallBusiness(portal, 'trio', { zone: 'UTC', members: 3 })
  const tokensOf = (shop: SmallBusiness) =>
    Promise.all(Array.from({ length: callers }, (_, index) => shop.tokenFor(`caller${index}@example.com`)))
  tokens = { solo: await tokensOf(solo), trio: await tokensOf(trio) }
  servers = await Promise.all([0, 1].map(() => startProcess({ env: { DATABASE_URL: portal.url! } })))
}, 90_000)

afterAll(async () => {
  await Promise.all(servers.map((server) => server.kill()))
  servers.forEach(forget)
  await portal.close()
})

type Slug = 'solo' | 'trio'
const ask = (slug: Slug, caller: number, path: string, body: unknown) =>
  servers[caller % servers.length]!.ask('POST', `/api/client-portal/${slug}/${path}`, {
    token: tokens[slug][caller]!,
    body,
  })
const rush = (count: number, call: (caller: number) => ReturnType<ServerProcess['ask']>) =>
  Promise.all(Array.from({ length: count }, (_, caller) => call(caller)))
const tally = (answers: { status: number }[]) =>
  Object.fromEntries(
    [...Map.groupBy(answers, (answer) => answer.status)].map(([status, all]) => [status, all.length]),
  )
const overlaps = (slug: Slug) =>
  portal
    .inScope(
      slug,
      { kind: 'worker' },
      (scope) => scope.sql<{ n: number }>`select count(*)::int as n from occupations a join occupations b
    on a.subject_id = b.subject_id and a.id < b.id and a.starts_at < b.ends_at and b.starts_at < a.ends_at`,
    )
    .then((rows) => rows[0]!.n)
const at = (time: string) => `${day}T${time}:00Z`

test('fifty callers for one time: one has it, forty-nine hear of others', async () => {
  const body = { services: [solo.services.haircut], start: at('09:00') }
  const answers = await rush(50, (caller) => ask('solo', caller, 'appointments', body))
  expect(tally(answers)).toEqual({ 201: 1, 409: 49 })
  for (const answer of answers.filter((each) => each.status === 409)) {
    expect(answer.body.code).toBe('slot-taken')
    expect(answer.body.alternatives).toHaveLength(3)
  }
  expect(await overlaps('solo')).toBe(0)
  const stored = await portal.inScope(
    'solo',
    { kind: 'worker' },
    (scope) => scope.sql`select 1 from appointments where starts_at = ${new Date(at('09:00'))}`,
  )
  expect(stored).toHaveLength(1)
}, 60_000)

test('sixteen callers, one time, twenty rounds: exactly one each round, and never a five hundred', async () => {
  for (let round = 0; round < 20; round += 1) {
    const body = {
      services: [solo.services.haircut],
      start: new Date(
        Date.parse(at('09:00')) +
          86_400_000 +
          round * 1_800_000 * (round < 16 ? 1 : 0) +
          (round >= 16 ? (round - 15) * 86_400_000 : 0),
      ).toISOString(),
    }
    const answers = await rush(16, (caller) => ask('solo', caller, 'appointments', body))
    expect([round, tally(answers)]).toEqual([round, { 201: 1, 409: 15 }])
  }
  expect(await overlaps('solo')).toBe(0)
}, 60_000)

test('anybody of three, ten callers: three are served, each by another', async () => {
  const body = { services: [trio.services.haircut], start: at('09:00') }
  const answers = await rush(10, (caller) => ask('trio', caller, 'appointments', body))
  expect(tally(answers)).toEqual({ 201: 3, 409: 7 })
  expect(new Set(answers.filter((each) => each.status === 201).map((each) => each.body.staff.id)).size).toBe(
    3,
  )
  expect(await overlaps('trio')).toBe(0)
}, 60_000)

test('the last places of a class go to as many as there are', async () => {
  const answers = await rush(20, (caller) =>
    ask('solo', caller, 'appointments', { services: [solo.services.class], start: classAt }),
  )
  expect(tally(answers)).toEqual({ 201: 2, 409: 18 })
  const seats = await portal.inScope(
    'solo',
    { kind: 'worker' },
    (scope) => scope.sql`select seat from seats order by seat`,
  )
  expect(seats).toEqual([{ seat: 1 }, { seat: 2 }])
}, 60_000)

test('moving to a time while others book it: one of them has it', async () => {
  for (let round = 0; round < 10; round += 1) {
    const from = new Date(Date.parse(at('09:00')) + (round + 5) * 86_400_000).toISOString()
    const to = new Date(Date.parse(at('14:00')) + (round + 5) * 86_400_000).toISOString()
    const services = [trio.services.haircut]
    const staff = trio.staff[0]
    const mine = await ask('trio', 0, 'appointments', { services, staff, start: from })
    const [moved, ...booked] = await Promise.all([
      ask('trio', 0, `appointments/${mine.body.id}/reschedule`, { start: to }),
      ask('trio', 1, 'appointments', { services, staff, start: to }),
      ask('trio', 2, 'appointments', { services, staff, start: to }),
    ])
    const winners = [moved.status === 200, ...booked.map((each) => each.status === 201)].filter(Boolean)
    expect([round, winners.length]).toEqual([round, 1])
    const stored = await portal.inScope(
      'trio',
      { kind: 'worker' },
      (scope) =>
        scope.sql`select 1 from occupations where subject_id = ${staff} and starts_at = ${new Date(to)}`,
    )
    expect(stored).toHaveLength(1)
  }
  expect(await overlaps('trio')).toBe(0)
}, 60_000)

test('holding against booking: one of them has it', async () => {
  for (let round = 0; round < 10; round += 1) {
    const body = {
      services: [trio.services.massage],
      start: new Date(Date.parse(at('15:00')) + (round + 5) * 86_400_000).toISOString(),
    }
    const answers = await rush(8, (caller) =>
      ask('trio', caller, caller % 2 ? 'holds' : 'appointments', body),
    )
    expect([round, tally(answers)]).toEqual([round, { 201: 1, 409: 7 }])
  }
}, 60_000)

test('cancelling while moving leaves one state and no ghost', async () => {
  for (let round = 0; round < 10; round += 1) {
    const start = new Date(Date.parse(at('10:00')) + (round + 5) * 86_400_000)
    const mine = await ask('trio', 3, 'appointments', {
      services: [trio.services.haircut],
      start: start.toISOString(),
    })
    await Promise.all([
      ask('trio', 3, `appointments/${mine.body.id}/cancel`, {}),
      ask('trio', 3, `appointments/${mine.body.id}/reschedule`, {
        start: new Date(start.getTime() + 3_600_000).toISOString(),
      }),
    ])
    const [row] = await portal.inScope(
      'trio',
      { kind: 'worker' },
      (scope) => scope.sql<{ status: string; kept: number }>`
      select a.status, (select count(*)::int from occupations o where o.appointment_id = a.id) as kept from appointments a where a.id = ${mine.body.id}`,
    )
    expect([round, row]).toEqual([round, { status: 'cancelled', kept: 0 }])
  }
}, 60_000)

test('a daily limit is kept however many come at once', async () => {
  const limited = await openSmallBusiness(portal, 'limited', {
    zone: 'UTC',
    members: 4,
    serviceDailyLimit: 3,
  })
  const own = await Promise.all(
    Array.from({ length: 12 }, (_, index) => limited.tokenFor(`caller${index}@example.com`)),
  )
  const answers = await Promise.all(
    own.map((token, caller) =>
      servers[caller % 2]!.ask('POST', '/api/client-portal/limited/appointments', {
        token,
        body: { services: [limited.services.haircut], start: at(`${10 + (caller % 6)}:00`) },
      }),
    ),
  )
  expect(tally(answers)).toEqual({ 201: 3, 409: 9 })
}, 60_000)
