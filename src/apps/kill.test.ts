import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openPortal } from '#testing/portal.ts'
import { type ServerProcess, startProcess } from '#testing/processes.ts'
import { openSmallBusiness } from '#testing/small-business.ts'
import { startPostgres } from '#testing/postgres.ts'

type Booked = { id: string; code: string }

/** Books one time after the other from several callers until the server is gone; notes what was acknowledged. */
async function bookUntilGone(
  server: ServerProcess,
  token: string,
  service: string,
  starts: Iterator<string>,
  acknowledged: Booked[],
): Promise<void> {
  const caller = async () => {
    for (let start = starts.next(); !start.done; start = starts.next()) {
      const answer = await server
        .ask('POST', '/api/client-portal/shop/appointments', {
          token,
          body: { services: [service], start: start.value },
        })
        .catch(() => null)
      if (!answer) return
      if (answer.status === 201) acknowledged.push({ id: answer.body.id, code: answer.body.code })
    }
  }
  await Promise.all(Array.from({ length: 6 }, caller))
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000
  while (!condition() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 3))
}

function* halfHours(): Generator<string> {
  const first = Date.parse(`${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T09:00:00Z`)
  for (let day = 0; day < 28; day += 1)
    for (let slot = 0; slot < 16; slot += 1)
      yield new Date(first + day * 86_400_000 + slot * 1_800_000).toISOString()
}

async function expectKept(database: 'postgres' | 'embedded', rounds: number, url?: string): Promise<void> {
  const portal = await openPortal({ database, ...(url ? { url } : {}) })
  const shop = await openSmallBusiness(portal, 'shop', { zone: 'UTC', members: 3 })
  const token = await shop.tokenFor('nora@example.com')
  const { dataDir } = portal.parts.config
  await portal.close(true)

  const env: Record<string, string> = portal.url ? { DATABASE_URL: portal.url } : {}
  const starts = halfHours()
  const acknowledged: Booked[] = []
  for (let round = 0; round < rounds; round += 1) {
    const server = await startProcess({ dataDir, env })
    const enough = acknowledged.length + 4 + round
    const booking = bookUntilGone(server, token, shop.services.haircut, starts, acknowledged)
    // The callers go on meanwhile, so the signal falls somewhere in the middle of several bookings.
    await until(() => acknowledged.length >= enough)
    await server.kill('SIGKILL')
    await booking
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(4 * rounds)

  const after = await startProcess({ dataDir, env })
  for (const booked of acknowledged) {
    const answer = await after.ask('GET', `/api/client-portal/shop/appointments/${booked.id}`, { token })
    expect([answer.status, answer.body.code, answer.body.timeline?.length]).toEqual([200, booked.code, 1])
  }
  await after.kill()

  const again = await openPortal({
    database,
    env: { FOYER_DATA_DIR: dataDir },
    ...(portal.url ? { url: portal.url } : {}),
  })
  const half = await again.inScope(
    'shop',
    { kind: 'worker' },
    (scope) => scope.sql`select a.id from appointments a where a.status = 'confirmed' and (
       (select count(*) from appointment_lines l where l.appointment_id = a.id) <> 1
    or (select count(*) from occupations o where o.appointment_id = a.id) <> 1
    or (select count(*) from events e where e.subject_id = a.id and e.type = 'appointment.booked') <> 1)`,
  )
  expect(half).toEqual([])
  const counted = await again.inScope(
    'shop',
    { kind: 'worker' },
    (scope) =>
      scope.sql`select (select coalesce(sum(booked), 0)::int from day_loads where subject_id = ${shop.services.haircut}) as counted, (select count(*)::int from appointments) as stored`,
  )
  expect(counted[0]!['counted']).toBe(counted[0]!['stored'])
  await again.close()
  rmSync(dataDir, { recursive: true, force: true })
}

test('PostgreSQL: whatever was acknowledged survives the server being killed, and nothing is half done', async () => {
  const server = await startPostgres({ durable: true })
  try {
    const { default: pg } = await import('pg')
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    await client.query('create database killed')
    await client.end()
    await expectKept('postgres', 5, server.url.replace(/\/postgres$/, '/killed'))
  } finally {
    await server.stop()
  }
}, 180_000)

test('the embedded database: the same', () => expectKept('embedded', 3), 180_000)

test('a second process on the embedded database is refused by name; a lock left behind is taken over', async () => {
  const first = await startProcess()
  const second = await startProcess({ dataDir: first.dataDir }).then(
    () => 'started',
    (error: Error) => error.message,
  )
  expect(second).toContain(`in use by process ${first.pid}`)
  await first.kill('SIGKILL')
  const third = await startProcess({ dataDir: first.dataDir })
  expect((await third.ask('GET', '/readyz')).status).toBe(200)
  await third.kill()
  rmSync(first.dataDir, { recursive: true, force: true })
}, 120_000)

test('a wrong environment stops the process with every reason', async () => {
  const message = await startProcess({ env: { PORT: 'abc', SMTP_URL: 'nonsense', FOYER_TYPO: 'x' } }).then(
    () => 'started',
    (error: Error) => error.message,
  )
  for (const part of ['PORT: must be a whole number', 'SMTP_URL:', 'FOYER_TYPO: there is no such setting'])
    expect(message).toContain(part)
}, 60_000)
