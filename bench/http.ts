import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import pg from 'pg'
import { startPostgres } from '#testing/postgres.ts'
import { addDays, instantsAt, rfc3339 } from '#values/zone.ts'
import type { Row } from './engine.ts'
import { type Salon, slug, zone } from './salon.ts'

type Child = { process: ChildProcess; port: number; salon: Salon; tokens: string[]; stop(): Promise<void> }
type Load = {
  path: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  requests?: autocannon.Request[]
}
type Measured = { perSecond: number; p975: number; errors: number }

const seconds = Number(process.env['BENCH_SECONDS'] ?? 4)
const rounds = 3
const connections = 8

/** Measures whole requests against the bare things they are made of, taking turns, as medians of three rounds. */
export async function run(report: (row: Row) => void = () => {}, only = ''): Promise<Row[]> {
  const child = await startServer(50_000)
  const rows: Row[] = []
  try {
    for (const workload of workloads(child).filter(({ name }) => name.includes(only))) {
      const row = await compare(child, workload)
      rows.push(row)
      report(row)
    }
  } finally {
    await child.stop()
  }
  return rows
}

type Workload = {
  name: string
  product: () => Load
  limit: () => Load
  limitName: string
  target: number
  p95?: number
  per?: number
}

function workloads(child: Child): Workload[] {
  const { salon, tokens } = child
  const api = `/api/client-portal/${slug}`
  let turn = 0
  const bearer = () => ({ authorization: `Bearer ${tokens[(turn += 1) % tokens.length]}` })
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  const free = (days: number) =>
    `${api}/availability?services=${salon.service}&from=${tomorrow}&to=${addDays(tomorrow, days - 1)}`
  const slots = freshSlots(salon)
  const post = (path: string, body: () => object): autocannon.Request => ({
    method: 'POST',
    path,
    setupRequest: (request) => ({
      ...request,
      headers: { ...bearer(), 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(body()),
    }),
  })
  const tx = (): Load => ({
    path: '/limit/tx',
    requests: [
      { method: 'POST', path: '/limit/tx', headers: { 'content-type': 'application/json' }, body: '{}' },
    ],
  })
  const book = (): Load => ({ path: api, requests: [post(`${api}/appointments`, slots)] })
  return [
    {
      name: 'the business (one public row)',
      product: () => ({ path: `${api}/business` }),
      limit: () => ({ path: '/limit/select' }),
      limitName: 'one select',
      target: 0.3,
    },
    {
      name: 'free slots of a day, any of 20, 50,000 appointments',
      product: () => ({ path: free(1) }),
      limit: () => ({ path: '/limit/free/1' }),
      limitName: 'query + sweep',
      target: 0.3,
    },
    {
      name: 'free slots of a month, any of 20, 50,000 appointments',
      product: () => ({ path: free(30) }),
      limit: () => ({ path: '/limit/free/30' }),
      limitName: 'query + sweep',
      target: 0.3,
      p95: 60,
    },
    {
      name: 'own appointments, first page of 20',
      product: () => ({ path: `${api}/appointments?status=upcoming`, headers: bearer() }),
      limit: () => ({ path: '/limit/rls' }),
      limitName: 'rls',
      target: 0.3,
    },
    { name: 'book', product: book, limit: tx, limitName: 'tx', target: 0.3 },
    {
      name: 'hold, then book',
      product: () => holdAndBook(api, bearer, slots),
      limit: tx,
      limitName: 'tx',
      target: 0.3,
      per: 2,
    },
    {
      name: 'page: public page of the business',
      product: () => ({ path: `/${slug}` }),
      limit: () => ({ path: '/limit/render' }),
      limitName: 'render',
      target: 0.4,
      p95: 60,
    },
  ]
}

/** Free starts one after the other, far enough ahead that nothing is in the way, spread over members and days. */
function freshSlots(salon: Salon): () => object {
  let next = 0
  return () => {
    const number = next++
    const date = addDays(salon.firstFreeDay, Math.floor(number / 20) % 250)
    const minute = 540 + 30 * (Math.floor(number / 5_000) % 18)
    const start = rfc3339(zone, instantsAt(zone, date, minute)[0]!)
    return { services: [salon.service], staff: salon.staff[number % 20], start }
  }
}

function holdAndBook(api: string, bearer: () => Record<string, string>, slots: () => object): Load {
  return {
    path: api,
    requests: [
      {
        method: 'POST',
        path: `${api}/holds`,
        setupRequest: (request, context) => ({
          ...request,
          headers: Object.assign(context, { headers: { ...bearer(), 'content-type': 'application/json' } })
            .headers,
          body: JSON.stringify(slots()),
        }),
        onResponse: (_, body, context) =>
          void Object.assign(context, { hold: (JSON.parse(body) as { id: string }).id }),
      },
      {
        method: 'POST',
        path: `${api}/appointments`,
        setupRequest: (request, context) => ({
          ...request,
          headers: (context as Held).headers,
          body: JSON.stringify({ hold: (context as Held).hold }),
        }),
      },
    ],
  }
}

type Held = { headers: Record<string, string>; hold: string }

async function compare(child: Child, workload: Workload): Promise<Row> {
  const product: Measured[] = []
  const limit: Measured[] = []
  for (let round = 0; round < rounds; round += 1) {
    limit.push(await load(child.port, workload.limit()))
    product.push(await load(child.port, workload.product()))
  }
  const errors = [...product, ...limit].reduce((sum, each) => sum + each.errors, 0)
  if (errors > 0) throw new Error(`${workload.name}: ${errors} requests were not answered well`)
  const middle = (measured: Measured[], pick: (each: Measured) => number) =>
    measured.map(pick).toSorted((one, other) => one - other)[1]!
  const figure = middle(product, (each) => each.perSecond) / (workload.per ?? 1)
  const bare = middle(limit, (each) => each.perSecond)
  const p975 = middle(product, (each) => each.p975)
  const name = `${workload.name} / ${workload.limitName}; p97.5 ${p975.toFixed(0)} ms${workload.p95 ? `, p95 to reach ${workload.p95}` : ''}`
  return { workload: name, figure, limit: bare, ratio: figure / bare, target: workload.target }
}

async function load(port: number, { path, headers, requests }: Load): Promise<Measured> {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}${path}`,
    connections,
    duration: seconds,
    ...(headers ? { headers } : {}),
    ...(requests ? { requests } : {}),
  })
  return {
    perSecond: result.requests.average,
    p975: result.latency.p97_5,
    errors: result.non2xx + result.errors + result.timeouts,
  }
}

async function startServer(appointments: number): Promise<Child> {
  const database = await startPostgres({ durable: true })
  const url = await createDatabase(database.url)
  const dataDir = mkdtempSync(join(tmpdir(), 'foyer-bench-'))
  const process_ = fork(fileURLToPath(new URL('server.ts', import.meta.url)), [String(appointments)], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      LOG_LEVEL: 'error',
      DATABASE_URL: url,
      FOYER_DATA_DIR: dataDir,
      FOYER_DEMO: 'off',
      FOYER_SECRET: 'a secret that only measuring would use',
    },
  })
  const gone = once(process_, 'exit').then(([code]) =>
    Promise.reject(new Error(`The server ended with ${code}.`)),
  )
  const [ready] = (await Promise.race([once(process_, 'message'), gone])) as [
    Pick<Child, 'port' | 'salon' | 'tokens'>,
  ]
  return {
    process: process_,
    ...ready,
    async stop() {
      process_.disconnect()
      await gone.catch(() => {})
      await database.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function createDatabase(serverUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  await client.query('create database bench')
  await client.end()
  const url = new URL(serverUrl)
  url.pathname = '/bench'
  return url.href
}
