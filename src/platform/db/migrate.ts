import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const folder = fileURLToPath(new URL('../../../migrations/', import.meta.url))
const lockNumber = 7_046_029

/** The migrations this program knows, in the order they run. */
export function listMigrations(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
}

type Runner = Pick<pg.ClientBase, 'query'>

/** Brings a database to the newest schema, as its owner. Several processes may call it at once: one migrates, the rest wait. */
export async function migrate(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC' })
  await client.connect()
  try {
    await migrateWith(client)
  } finally {
    await client.end()
  }
}

/** The same over an open connection of the owner. */
export async function migrateWith(client: Runner): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [lockNumber])
  try {
    await client.query(
      `create table if not exists migrations (name text primary key, hash text not null, at timestamptz not null default now())`,
    )
    const done = await client.query<{ name: string; hash: string }>('select name, hash from migrations')
    const known = new Map(done.rows.map((row) => [row.name, row.hash]))
    for (const name of listMigrations()) await apply(client, name, known.get(name))
    await openEraAfterRestore(client)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockNumber])
  }
}

async function apply(client: Runner, name: string, knownHash: string | undefined): Promise<void> {
  const text = readFileSync(folder + name, 'utf8')
  const hash = createHash('sha256').update(text).digest('hex')
  if (knownHash === hash) return
  if (knownHash) throw new Error(`The migration ${name} was changed after it had run.`)
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into migrations (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** Transaction numbers begin anew in a cluster a dump was restored into; new events then belong to a new era. */
async function openEraAfterRestore(client: Runner): Promise<void> {
  const found = await client.query<{ era: number; ahead: boolean }>(
    `select era, coalesce(max(xid) > pg_current_xact_id()::text::bigint, false) as ahead
       from events where era = (select max(era) from events) group by era`,
  )
  const newest = found.rows[0]
  if (newest?.ahead) await client.query(`alter table events alter column era set default ${newest.era + 1}`)
}
