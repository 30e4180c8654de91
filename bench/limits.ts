import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import type pg from 'pg'
import { renderToString } from 'react-dom/server'
import { createElement } from 'react'
import { hoursBetween } from '#features/availability/hours.ts'
import { addDays, daysIn } from '#values/zone.ts'
import { sweep } from './engine-sweep.ts'
import { type Salon, zone } from './salon.ts'

/** What each workload is measured against: the same machine, driver and data with no product around them. */
export function limitRoutes(pool: pg.Pool, salon: Salon): Hono {
  const app = new Hono()
  let next = 0
  app.get('/limit/hello', (context) => context.json({ hello: 'world' }))
  app.get('/limit/select', async (context) => {
    const { rows } = await pool.query({
      name: 'one',
      text: 'select id, slug, name from businesses where slug = $1',
      values: ['large-salon'],
    })
    return context.json(rows[0])
  })
  app.get('/limit/rls', async (context) => {
    const rows = await inBusiness(pool, salon, (client) =>
      client.query({
        name: 'list',
        text: `select id, code, starts_at, status from appointments where customer_id = $1 and starts_at > now() order by starts_at, id limit 20`,
        values: [salon.customers[0]],
      }),
    )
    return context.json(rows.rows)
  })
  app.post('/limit/tx', async (context) => {
    await context.req.json()
    await inBusiness(pool, salon, (client) => bookBarely(client, salon, (next += 1)))
    return context.json({ booked: true }, 201)
  })
  app.get('/limit/free/:days', async (context) =>
    context.json(await freeBarely(pool, salon, Number(context.req.param('days')))),
  )
  app.get(
    '/limit/render',
    () =>
      new Response(`<!doctype html>${renderToString(page())}`, { headers: { 'content-type': 'text/html' } }),
  )
  return app
}

async function inBusiness<Result>(
  pool: pg.Pool,
  salon: Salon,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query(`begin; set local app.business_id = '${salon.business}'; set local role foyer_worker`)
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    client.release()
  }
}

/** One customer and one appointment under the exclusion constraint, synced: the least a booking can be. */
async function bookBarely(client: pg.PoolClient, salon: Salon, number: number): Promise<void> {
  const id = randomUUID()
  const starts = new Date(Date.parse('2040-01-01T00:00:00Z') + number * 1_800_000)
  const ends = new Date(starts.getTime() + 1_800_000)
  await client.query({
    name: 'customer',
    text: `insert into customers (id, email, name, created_at, updated_at) values ($1, 'bench@example.com', 'Bench', now(), now()) on conflict (business_id, email) do update set updated_at = now()`,
    values: [randomUUID()],
  })
  await client.query({
    name: 'appointment',
    text: `insert into appointments (id, code, customer_id, branch_id, status, starts_at, ends_at, price_minor, currency, policy, booked_at) values ($1, $2, $3, $4, 'confirmed', $5, $6, 3000, 'EUR', '{}', now())`,
    values: [
      id,
      (0x600000 + number).toString(16).toUpperCase(),
      salon.customers[0],
      salon.branch,
      starts,
      ends,
    ],
  })
  await client.query({
    name: 'occupation',
    text: 'insert into occupations (subject_id, starts_at, ends_at, appointment_id) values ($1, $2, $3, $4)',
    values: [salon.staff[number % 20], starts, ends, id],
  })
}

async function freeBarely(pool: pg.Pool, salon: Salon, days: number) {
  const from = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  const to = addDays(from, days - 1)
  const span = daysIn(zone, from, to)
  const busy = await inBusiness(pool, salon, (client) =>
    client.query<{ id: string; times: string }>({
      name: 'busy',
      text: `select subject_id as id, string_agg(floor(extract(epoch from starts_at) / 60)::int || ',' || ceil(extract(epoch from ends_at) / 60)::int, ',' order by starts_at) as times
        from occupations where subject_id = any($1) and starts_at > $2 and starts_at < $3 group by subject_id`,
      values: [salon.staff, new Date((span[0]!.start - 1440) * 60_000), new Date(span.at(-1)!.end * 60_000)],
    }),
  )
  const times = new Map(busy.rows.map((row) => [row.id, row.times.split(',').map(Number)]))
  const working = hoursBetween(
    { zone, weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '09:00', to: '18:00' })) },
    from,
    to,
  )
  const staff = salon.staff.map((id) => ({ id, working, busy: times.get(id) ?? [] }))
  return sweep({
    staff,
    days: span.map(({ date, start, end }) => ({ date, start, end })),
    interval: 15,
    length: 30,
    before: 0,
    after: 0,
  })
}

/** Markup of about the size and depth of the dashboard, without anything that would have to be loaded for it. */
function page() {
  const row = (index: number) =>
    createElement(
      'li',
      { key: index, className: 'flex items-center gap-4 rounded-card bg-surface p-4 shadow-card' },
      createElement(
        'div',
        { className: 'grid' },
        createElement('time', { dateTime: '2027-01-01T09:00:00Z' }, `Tuesday ${index}`),
        createElement('span', { className: 'text-soft' }, 'Haircut with Member'),
      ),
      createElement(
        'a',
        { href: `/x/${index}`, className: 'inline-flex min-h-11 items-center' },
        createElement(
          'svg',
          { viewBox: '0 0 24 24', className: 'size-5' },
          createElement('path', { d: 'M4 4h16v16H4z' }),
        ),
        'Details',
      ),
    )
  return createElement(
    'html',
    { lang: 'en' },
    createElement(
      'body',
      null,
      createElement(
        'main',
        null,
        createElement('h1', null, 'Hello'),
        createElement(
          'ul',
          null,
          Array.from({ length: 40 }, (_, index) => row(index)),
        ),
      ),
    ),
  )
}
