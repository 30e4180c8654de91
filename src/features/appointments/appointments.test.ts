import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '#testing/portal.ts'
import { openSmallBusiness, type SmallBusiness } from '#testing/small-business.ts'

let portal: Portal
let shop: SmallBusiness
let nora: string
const monday = '2027-01-11'

beforeAll(async () => {
  portal = await openPortal({ at: '2027-01-08T09:00:00Z' })
  shop = await openSmallBusiness(portal, 'shop', { classAt: `${monday}T12:00:00Z` })
  nora = await shop.tokenFor('nora@example.com')
})
afterAll(() => portal.close())

const ask = (method: string, path: string, options: Parameters<Portal['ask']>[3] = {}) =>
  portal.ask(method, 'shop', path, { token: nora, ...options })
const stored = <Row = Record<string, any>>(query: (scope: any) => Promise<Row[]>) =>
  portal.inScope('shop', { kind: 'worker' }, query)

const wish = (start: string, services = [shop.services.haircut], staff = 'any') => ({
  services,
  staff,
  start,
})
const slotsOn = async (date: string, services: string[], extra = '') => {
  const answer = await ask(
    'GET',
    `availability?services=${services.join(',')}&from=${date}&to=${date}${extra}`,
  )
  expect(answer.status).toBe(200)
  return answer.body.days[0].slots.map((slot: { start: string }) => slot.start) as string[]
}

test('what is shown is booked, and then no longer shown', async () => {
  const before = await slotsOn(monday, [shop.services.haircut])
  expect(before).toContain(`${monday}T09:00:00+00:00`)
  const answer = await ask('POST', 'appointments', { body: wish(`${monday}T09:00:00+00:00`) })
  expect(answer.status).toBe(201)
  expect(answer.body).toMatchObject({
    status: 'confirmed',
    startsAt: `${monday}T09:00:00+00:00`,
    endsAt: `${monday}T09:30:00+00:00`,
    timezone: 'Europe/London',
    price: { amount: 2500, currency: 'GBP' },
    can: { cancel: true, reschedule: true, restore: false },
  })
  expect(answer.body.code).toMatch(/^[0-9A-Z]{6}$/)
  expect(answer.body.policy.cancel).toMatchObject({ until: `${monday}T07:00:00+00:00`, consequence: 'free' })
  expect(await slotsOn(monday, [shop.services.haircut])).not.toContain(`${monday}T09:00:00+00:00`)
  expect(
    await stored((scope) => scope.sql`select type from events where subject_id = ${answer.body.id}`),
  ).toEqual([{ type: 'appointment.booked' }])
  expect(
    await stored(
      (scope) => scope.sql`select booked, minutes from day_loads where subject_id = ${shop.staff[0]}`,
    ),
  ).toEqual([{ booked: 1, minutes: 30 }])
})

test('a taken time is refused with the three nearest free ones', async () => {
  const answer = await ask('POST', 'appointments', { body: wish(`${monday}T09:15:00+00:00`) })
  expect(answer.status).toBe(409)
  expect(answer.body).toMatchObject({ code: 'slot-taken', reason: 'slot-taken' })
  expect(answer.body.alternatives.map((slot: { start: string }) => slot.start)).toEqual([
    `${monday}T09:30:00+00:00`,
    `${monday}T09:45:00+00:00`,
    `${monday}T10:00:00+00:00`,
  ])
})

test.each([
  ['an hour ago', '2027-01-08T08:00:00+00:00', 'past'],
  ['beyond the thirty days', '2027-02-10T09:00:00+00:00', 'beyond-horizon'],
  ['before opening', `${monday}T08:00:00+00:00`, 'outside-hours'],
  ['off the grid', `${monday}T10:07:00+00:00`, 'not-on-grid'],
])('a time %s is never bookable', async (_, start, code) => {
  const answer = await ask('POST', 'appointments', { body: wish(start) })
  expect([answer.status, answer.body.code]).toEqual([422, code])
})

test('a span of years is refused at once', async () => {
  const answer = await ask(
    'GET',
    `availability?services=${shop.services.haircut}&from=0001-01-01&to=9999-12-31`,
  )
  expect([answer.status, answer.body.code]).toEqual([400, 'range-too-long'])
  expect(
    (await ask('GET', `availability?services=${shop.services.haircut}&from=2027-02-30&to=2027-03-01`)).status,
  ).toBe(400)
  expect(
    (await ask('GET', `availability?services=${shop.services.haircut}&from=2027-01-02&to=2027-01-01`)).status,
  ).toBe(400)
})

test('unknown services, staff members and branches are 404', async () => {
  const unknown = '00000000-0000-7000-8000-000000000000'
  const start = `${monday}T10:00:00+00:00`
  expect((await ask('POST', 'appointments', { body: wish(start, [unknown]) })).body.code).toBe(
    'service-unknown',
  )
  expect(
    (await ask('POST', 'appointments', { body: wish(start, [shop.services.haircut], unknown) })).body.code,
  ).toBe('staff-unknown')
  expect((await ask('POST', 'appointments', { body: { ...wish(start), branch: unknown } })).body.code).toBe(
    'branch-unknown',
  )
  expect((await ask('GET', `appointments/${unknown}`)).status).toBe(404)
})

test('a held time is the holder’s for five minutes, and everybody’s afterwards', async () => {
  const start = `${monday}T10:00:00+00:00`
  const hold = await ask('POST', 'holds', { body: wish(start) })
  expect(hold.status).toBe(201)
  const stranger = await shop.tokenFor('omar@example.com')
  expect((await ask('POST', 'appointments', { body: wish(start), token: stranger })).body.code).toBe(
    'slot-taken',
  )
  expect(
    (await ask('POST', 'appointments', { body: { hold: hold.body.id }, token: stranger })).body.code,
  ).toBe('hold-gone')
  expect(await slotsOn(monday, [shop.services.haircut], `&hold=${hold.body.id}`)).toContain(start)
  expect(await slotsOn(monday, [shop.services.haircut])).not.toContain(start)
  portal.setClock('2027-01-08T09:05:00Z')
  expect(await slotsOn(monday, [shop.services.haircut])).toContain(start)
  expect((await ask('POST', 'appointments', { body: wish(start), token: stranger })).status).toBe(201)
  const late = await ask('POST', 'appointments', { body: { hold: hold.body.id } })
  expect([late.status, late.body.code]).toEqual([409, 'hold-gone'])
  portal.setClock('2027-01-08T09:00:00Z')
})

test('a hold becomes the appointment without a moment in between', async () => {
  const hold = await ask('POST', 'holds', { body: wish(`${monday}T10:30:00+00:00`) })
  const booked = await ask('POST', 'appointments', { body: { hold: hold.body.id, note: 'Short, please' } })
  expect(booked.status).toBe(201)
  expect(booked.body.note).toBe('Short, please')
  expect(
    await stored(
      (scope) =>
        scope.sql`select hold_id, appointment_id from occupations where starts_at = ${new Date(`${monday}T10:30:00Z`)}`,
    ),
  ).toEqual([{ holdId: null, appointmentId: booked.body.id }])
  expect(await stored((scope) => scope.sql`select 1 from holds where id = ${hold.body.id}`)).toEqual([])
})

test('the same request again answers the same and books once', async () => {
  const headers = { 'idempotency-key': 'one-of-a-kind-key' }
  const body = wish(`${monday}T11:00:00+00:00`)
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => ask('POST', 'appointments', { body, headers })),
  )
  expect(new Set(answers.map((answer) => `${answer.status} ${answer.body.id}`)).size).toBe(1)
  expect(answers[0]!.status).toBe(201)
  expect(
    await stored(
      (scope) => scope.sql`select count(*)::int as n from events where subject_id = ${answers[0]!.body.id}`,
    ),
  ).toEqual([{ n: 1 }])
  const other = await ask('POST', 'appointments', { body: wish(`${monday}T15:00:00+00:00`), headers })
  expect([other.status, other.body.code]).toEqual([422, 'key-reused'])
})

test('a class seats its capacity and no more', async () => {
  const start = `${monday}T12:00:00+00:00`
  const body = wish(start, [shop.services.class])
  const tokens = await Promise.all(['a', 'b', 'c'].map((name) => shop.tokenFor(`${name}@example.com`)))
  const [one, two, three] = [
    await ask('POST', 'appointments', { body, token: tokens[0] }),
    await ask('POST', 'appointments', { body, token: tokens[1] }),
    await ask('POST', 'appointments', { body, token: tokens[2] }),
  ]
  expect([one.status, two.status, three.status, three.body.reason]).toEqual([201, 201, 409, 'class-full'])
  expect(await stored((scope) => scope.sql`select seat from seats order by seat`)).toEqual([
    { seat: 1 },
    { seat: 2 },
  ])
  expect(
    (await ask('POST', `appointments/${one.body.id}/cancel`, { body: {}, token: tokens[0] })).status,
  ).toBe(200)
  expect((await ask('POST', 'appointments', { body, token: tokens[2] })).status).toBe(201)
})

test('the teacher of a class cannot be booked meanwhile', async () => {
  expect(await slotsOn(monday, [shop.services.haircut])).not.toContain(`${monday}T12:30:00+00:00`)
})

test('moving keeps the staff member, frees the old time and takes the new one', async () => {
  const booked = await ask('POST', 'appointments', { body: wish(`${monday}T13:00:00+00:00`) })
  const own = await slotsOn(monday, [shop.services.haircut], `&appointment=${booked.body.id}`)
  expect(own).toContain(`${monday}T13:15:00+00:00`)
  const moved = await ask('POST', `appointments/${booked.body.id}/reschedule`, {
    body: { start: `${monday}T13:15:00+00:00` },
  })
  expect([moved.status, moved.body.startsAt]).toEqual([200, `${monday}T13:15:00+00:00`])
  expect(moved.body.timeline.map((entry: { type: string }) => entry.type)).toEqual([
    'appointment.booked',
    'appointment.moved',
  ])
  expect(
    await stored((scope) => scope.sql`select sequence from appointments where id = ${booked.body.id}`),
  ).toEqual([{ sequence: 1 }])
  expect(
    await stored(
      (scope) => scope.sql`select starts_at from occupations where appointment_id = ${booked.body.id}`,
    ),
  ).toEqual([{ startsAt: Date.parse(`${monday}T13:15:00Z`) }])
  const taken = await ask('POST', `appointments/${booked.body.id}/reschedule`, {
    body: { start: `${monday}T11:00:00+00:00` },
  })
  expect([taken.status, taken.body.code]).toEqual([409, 'slot-taken'])
  expect((await ask('GET', `appointments/${booked.body.id}`)).body.startsAt).toBe(`${monday}T13:15:00+00:00`)
})

test('cancelling frees the time; undoing takes it back unless somebody was quicker', async () => {
  const start = `${monday}T14:00:00+00:00`
  const booked = await ask('POST', 'appointments', { body: wish(start) })
  const cancelled = await ask('POST', `appointments/${booked.body.id}/cancel`, { body: { reason: 'ill' } })
  expect(cancelled.body).toMatchObject({
    status: 'cancelled',
    cancelReason: 'ill',
    can: { restore: true, cancel: false },
  })
  expect(await slotsOn(monday, [shop.services.haircut])).toContain(start)
  const again = await ask('POST', `appointments/${booked.body.id}/cancel`, { body: {} })
  expect([again.status, again.body.cancelReason]).toEqual([200, 'ill'])
  const restored = await ask('POST', `appointments/${booked.body.id}/restore`, {})
  expect(restored.body).toMatchObject({ status: 'confirmed', cancelledAt: null })
  expect(await slotsOn(monday, [shop.services.haircut])).not.toContain(start)
  await ask('POST', `appointments/${booked.body.id}/cancel`, { body: {} })
  await ask('POST', 'appointments', { body: wish(start), token: await shop.tokenFor('omar@example.com') })
  const late = await ask('POST', `appointments/${booked.body.id}/restore`, {})
  expect([late.status, late.body.code, late.body.alternatives.length]).toEqual([409, 'slot-taken', 3])
})

test.each([
  [-1, 200],
  [0, 200],
  [1, 409],
])('cancelling %i seconds from the deadline answers %i', async (seconds, status) => {
  portal.setClock('2027-01-08T09:00:00Z')
  const token = await shop.tokenFor(`edge${seconds}@example.com`)
  const booked = await ask('POST', 'appointments', { body: wish('2027-01-09T12:00:00+00:00'), token })
  portal.setClock(Date.parse('2027-01-09T10:00:00Z') + seconds * 1000)
  const answer = await ask('POST', `appointments/${booked.body.id}/cancel`, { body: {}, token })
  expect(answer.status).toBe(status)
  if (status === 409) {
    expect(answer.body).toMatchObject({
      code: 'too-late-to-cancel',
      until: '2027-01-09T10:00:00+00:00',
      contact: { email: 'hello@small.example' },
    })
    expect(
      await stored((scope) => scope.sql`select status from appointments where id = ${booked.body.id}`),
    ).toEqual([{ status: 'confirmed' }])
  }
  portal.setClock('2027-01-08T09:00:00Z')
})

test('a service that needs approval starts pending and occupies its time', async () => {
  const answer = await ask('POST', 'appointments', {
    body: wish(`${monday}T15:30:00+00:00`, [shop.services.checkup]),
  })
  expect(answer.body).toMatchObject({
    status: 'pending',
    price: null,
    policy: { cancel: { code: 'pending' } },
  })
  expect(await slotsOn(monday, [shop.services.haircut])).not.toContain(`${monday}T15:30:00+00:00`)
})

test('several services follow each other in one visit', async () => {
  const answer = await ask('POST', 'appointments', {
    body: wish('2027-01-12T09:00:00+00:00', [shop.services.haircut, shop.services.massage]),
  })
  expect(answer.body).toMatchObject({ endsAt: '2027-01-12T10:30:00+00:00', price: { amount: 8500 } })
  expect(answer.body.services.map((service: { name: string }) => service.name)).toEqual([
    'Haircut',
    'Massage',
  ])
  expect(
    await stored(
      (scope) => scope.sql`select starts_at, ends_at from occupations where subject_id = ${shop.room}`,
    ),
  ).toEqual([{ startsAt: Date.parse('2027-01-12T09:30:00Z'), endsAt: Date.parse('2027-01-12T10:45:00Z') }])
})

test('nobody sees or changes somebody else’s appointment', async () => {
  const booked = await ask('POST', 'appointments', { body: wish('2027-01-13T09:00:00+00:00') })
  const omar = await shop.tokenFor('omar@example.com')
  for (const [method, path] of [
    ['GET', ''],
    ['POST', '/cancel'],
    ['POST', '/restore'],
    ['POST', '/reschedule'],
  ] as const) {
    const answer = await ask(method, `appointments/${booked.body.id}${path}`, {
      token: omar,
      ...(method === 'POST'
        ? { body: path === '/reschedule' ? { start: '2027-01-13T10:00:00+00:00' } : {} }
        : {}),
    })
    expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'appointment-unknown'])
  }
  expect(
    (
      await ask(
        'GET',
        `availability?services=${shop.services.haircut}&from=${monday}&to=${monday}&appointment=${booked.body.id}`,
        { token: omar },
      )
    ).status,
  ).toBe(404)
})

test('lists are paged by key: upcoming nearest first', async () => {
  const first = await ask('GET', 'appointments?status=upcoming&limit=2')
  expect(first.body.items).toHaveLength(2)
  const second = await ask('GET', `appointments?status=upcoming&limit=2&cursor=${first.body.nextCursor}`)
  const starts = [...first.body.items, ...second.body.items].map(
    (item: { startsAt: string }) => item.startsAt,
  )
  expect(starts).toEqual(starts.toSorted())
  expect(new Set(starts).size).toBe(4)
})

test('a visitor who names an appointment, a made-up cursor and a year out of count are refused, not an error', async () => {
  const { haircut } = shop.services
  const asVisitor = (path: string) => portal.ask('GET', 'shop', path)
  const named = `availability?services=${haircut}&from=${monday}&to=${monday}&appointment=${shop.branch}`
  const asked = [
    await asVisitor(named),
    await asVisitor(`availability?services=${haircut}&from=0000-01-01&to=0000-01-05`),
    await ask('GET', `appointments?cursor=1.${'-'.repeat(36)}`),
    await ask('POST', 'holds', { body: wish('0000-01-01T00:00:00Z') }),
    await ask('POST', 'holds', { body: wish('9999-12-31T12:00:00Z') }),
    await ask('POST', 'holds', { body: wish('2999-12-31T12:00:00Z') }),
  ]
  expect(asked.map(({ status }) => status)).toEqual([404, 400, 400, 400, 400, 422])
})

test('what moving costs is asked first and written down', async () => {
  const { id } = (await ask('POST', 'appointments', { body: wish('2027-01-16T09:00:00+00:00') })).body
  const late = JSON.stringify({ windowMinutes: 20_160, inside: { kind: 'fee', percent: 50 } })
  await stored(
    (scope) =>
      scope.sql`update appointments set policy = jsonb_set(policy, '{reschedule}', ${late}::jsonb) where id = ${id}`,
  )
  const move = (accept: boolean) =>
    ask('POST', `appointments/${id}/reschedule`, { body: { start: '2027-01-16T10:00:00+00:00', accept } })
  const fee = { amount: 1250, currency: 'GBP' }
  expect((await move(false)).body).toMatchObject({ code: 'accept-needed', fee })
  expect((await move(true)).status).toBe(200)
  expect(
    await stored(
      (scope) => scope.sql`select data from events where subject_id = ${id} and type = 'appointment.moved'`,
    ),
  ).toEqual([{ data: expect.objectContaining({ consequence: 'fee', fee }) }])
})

test('what was approved stays approved when a cancellation is taken back', async () => {
  const body = wish('2027-01-14T09:00:00+00:00', [shop.services.checkup])
  const { id } = (await ask('POST', 'appointments', { body })).body
  await stored((scope) => scope.sql`update appointments set status = 'confirmed' where id = ${id}`)
  await ask('POST', `appointments/${id}/cancel`, { body: {} })
  expect((await ask('POST', `appointments/${id}/restore`)).body.status).toBe('confirmed')
})

test('a class is open while any session at that time is, and an expired hold on its last seat is none', async () => {
  const start = `${monday}T12:00:00+00:00`
  const lena = await shop.tokenFor('lena@example.com')
  const body = wish(start, [shop.services.class])
  expect((await ask('POST', 'appointments', { body })).body.code).toBe('slot-taken')
  await stored(
    (
      scope,
    ) => scope.sql`insert into class_sessions (id, on_date, service_id, branch_id, staff_id, starts_at, ends_at, capacity)
    select gen_random_uuid(), on_date, service_id, branch_id, staff_id, starts_at, ends_at, 1 from class_sessions where capacity = 2`,
  )
  const booked = await ask('POST', 'appointments', { body })
  expect(booked.status).toBe(201)
  await ask('POST', `appointments/${booked.body.id}/cancel`, { body: {} })
  expect((await ask('POST', 'holds', { body, token: lena })).status).toBe(201)
  portal.setClock('2027-01-08T09:05:00Z')
  expect((await ask('POST', `appointments/${booked.body.id}/restore`)).status).toBe(200)
  portal.setClock('2027-01-08T09:00:00Z')
})

test('the roles of visitors and customers write no more than they have to', async () => {
  await ask('POST', 'holds', {
    body: wish('2027-01-15T09:00:00Z'),
    headers: { 'idempotency-key': 'nora-holds' },
  })
  const [{ id }] = (await stored(
    (scope) => scope.sql`select id from customers where email = 'nora@example.com'`,
  )) as [{ id: string }]
  const asVisitor = (work: (scope: any) => Promise<unknown>) =>
    portal.inScope('shop', { kind: 'visitor' }, work)
  await expect(asVisitor((scope) => scope.sql`delete from occupations`)).rejects.toThrow('permission denied')
  await expect(asVisitor((scope) => scope.sql`delete from day_loads`)).rejects.toThrow('permission denied')
  expect(await asVisitor((scope) => scope.sql`select key from idempotency_keys`)).toEqual([])
  await expect(
    portal.inScope(
      'shop',
      { kind: 'customer', id, sessionId: '' },
      (scope) => scope.sql`update customers set email = 'other@example.com' where id = ${id}`,
    ),
  ).rejects.toThrow('permission denied')
})

test('the app’s roles see nothing without a business', async () => {
  for (const table of ['appointments', 'customers', 'occupations', 'events', 'messages']) {
    const client = await portal.parts.database.pool.connect()
    await client.query('begin; set local role foyer_worker')
    const found = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`)
    await client.query('rollback')
    client.release()
    expect([table, found.rows[0]!.n]).toEqual([table, 0])
  }
})

test('what is held is promised, whoever reaches the day’s limit meanwhile', async () => {
  const strict = await openSmallBusiness(portal, 'strict', { members: 2, serviceDailyLimit: 1 })
  const [one, two] = [await strict.tokenFor('one@example.com'), await strict.tokenFor('two@example.com')]
  const body = { services: [strict.services.haircut], start: '2027-01-14T09:00:00Z' }
  const hold = await portal.ask('POST', 'strict', 'holds', { token: one, body })
  expect((await portal.ask('POST', 'strict', 'appointments', { token: two, body })).status).toBe(201)
  const kept = await portal.ask('POST', 'strict', 'appointments', {
    token: one,
    body: { hold: hold.body['id'] },
  })
  expect(kept.status).toBe(201)
  const third = await portal.ask('POST', 'strict', 'appointments', {
    token: two,
    body: { ...body, start: '2027-01-14T12:00:00Z' },
  })
  expect([third.status, third.body['reason']]).toEqual([409, 'daily-limit'])
})

test('taking a cancellation back does not pass the day’s limit', async () => {
  const single = await openSmallBusiness(portal, 'single', { serviceDailyLimit: 1 })
  const [one, two] = [await single.tokenFor('one@example.com'), await single.tokenFor('two@example.com')]
  const body = (hour: string) => ({ services: [single.services.haircut], start: `2027-01-14T${hour}:00:00Z` })
  const mine = await portal.ask('POST', 'single', 'appointments', { token: one, body: body('09') })
  await portal.ask('POST', 'single', `appointments/${mine.body['id']}/cancel`, { token: one, body: {} })
  expect((await portal.ask('POST', 'single', 'appointments', { token: two, body: body('12') })).status).toBe(
    201,
  )
  const back = await portal.ask('POST', 'single', `appointments/${mine.body['id']}/restore`, { token: one })
  expect([back.status, back.body['code']]).toEqual([409, 'slot-taken'])
  expect(
    (await portal.ask('GET', 'single', `appointments/${mine.body['id']}`, { token: one })).body['status'],
  ).toBe('cancelled')
})

test('a class is one engagement of its teacher, however many sit in it', async () => {
  const taught = await openSmallBusiness(portal, 'taught', {
    staffDailyLimit: 1,
    seats: 3,
    classAt: '2027-01-14T12:00:00Z',
  })
  for (const name of ['one', 'two', 'three']) {
    const body = { services: [taught.services.class], start: '2027-01-14T12:00:00Z' }
    expect(
      (
        await portal.ask('POST', 'taught', 'appointments', {
          token: await taught.tokenFor(`${name}@example.com`),
          body,
        })
      ).status,
    ).toBe(201)
  }
  const alone = { services: [taught.services.haircut], start: '2027-01-14T09:00:00Z' }
  expect(
    (
      await portal.ask('POST', 'taught', 'appointments', {
        token: await taught.tokenFor('one@example.com'),
        body: alone,
      })
    ).status,
  ).toBe(201)
})

test('a visitor cannot hold a day empty', async () => {
  const body = (slot: number) => ({
    services: [shop.services.haircut],
    start: new Date(
      Date.parse('2027-01-20T09:00:00Z') + (slot % 16) * 1_800_000 + Math.floor(slot / 16) * 86_400_000,
    ).toISOString(),
  })
  const answers = []
  for (let slot = 0; slot < 33; slot += 1)
    answers.push(await portal.ask('POST', 'shop', 'holds', { body: body(slot), ip: '198.51.100.9' }))
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(30)
  expect(answers.at(-1)!.body['code']).toBe('too-many-requests')
})
