import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { inject } from 'vitest'
import { migrate } from '#platform/db/migrate.ts'
import { freePort } from '#testing/free-port.ts'
import { createCluster, locatePrograms, startServer, stopServer } from '#testing/postgres-cluster.ts'

export type PostgresServer = {
  /** Connects as an ordinary owner: may create roles and databases, obeys row security, is no superuser. */
  url: string
  /** The process of the server, for tests that kill it. */
  pid: number
  stop(): Promise<void>
}

const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'wal_level=minimal',
  'max_wal_senders=0',
  'timezone=UTC',
  'jit=off',
]
const fastAndForgetful = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/**
 * Starts an empty PostgreSQL of its own on a free port of the loopback; `stop` deletes it.
 * `durable` syncs each commit to disk, as a real server does; otherwise it trades that for speed.
 */
export async function startPostgres(options: { durable?: boolean } = {}): Promise<PostgresServer> {
  const home = await mkdtemp(join(tmpdir(), 'foyer-postgres-'))
  const programs = await locatePrograms(home)
  const password = randomBytes(12).toString('hex')
  const data = await createCluster(programs, home, password)

  const port = await freePort()
  const chosen = options.durable ? settings : [...settings, ...fastAndForgetful]
  const server = await startServer(programs.postgres, data, port, chosen)
  const killServer = () => void server.kill('SIGKILL')
  process.once('exit', killServer)

  return {
    url: await createOwner(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`, password),
    pid: server.pid ?? 0,
    async stop() {
      process.off('exit', killServer)
      await stopServer(server)
      await rm(home, { recursive: true, force: true })
    },
  }
}

async function createOwner(superUrl: string, password: string) {
  await onServer(superUrl, (client) =>
    client.query(`create role foyer login createrole createdb password '${password}'`),
  )
  const url = new URL(superUrl)
  url.username = 'foyer'
  return url.href
}

/** Makes a new, migrated database for one test file and answers its address; it goes when the tests end. */
export async function freshDatabase(): Promise<{ url: string }> {
  const { serverUrl, prefix } = inject('postgres')
  const template = `${prefix}_template`
  const name = `${prefix}_${randomBytes(6).toString('hex')}`
  await onServer(serverUrl, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [template])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
    if (rowCount === 0) await createTemplate(client, serverUrl, template)
    await client.query('select pg_advisory_unlock(hashtext($1))', [template])
    await client.query(`create database ${name} template ${template} strategy file_copy`)
  })
  return { url: databaseUrl(serverUrl, name) }
}

async function createTemplate(client: Client, serverUrl: string, template: string) {
  const draft = `${template}_draft`
  await client.query(`drop database if exists ${draft} with (force)`)
  await client.query(`create database ${draft}`)
  await migrate(databaseUrl(serverUrl, draft))
  await client.query(`alter database ${draft} rename to ${template}`)
}

/** Drops every database whose name starts with `prefix`. */
export async function dropDatabases(serverUrl: string, prefix: string) {
  await onServer(serverUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [prefix],
    )
    for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`)
  })
}

function databaseUrl(serverUrl: string, name: string) {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

async function onServer<Answer>(url: string, work: (client: Client) => Promise<Answer>) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
