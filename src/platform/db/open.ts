import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Log } from '#platform/log/log.ts'
import { lockDirectory } from './lock.ts'
import { typeParsers } from './rows.ts'

/** The database as the frame sees it: a pool, and whether it is the embedded one, which has a single connection. */
export type Database = { pool: pg.Pool; embedded: boolean; close(): Promise<void> }

/** Opens PostgreSQL. A connection killed while idle is logged and replaced, never fatal. */
export function openPostgres(url: string, poolSize: number, log: Log): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    options: '-c timezone=UTC -c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000',
    application_name: 'foyer',
    types: typeParsers,
  })
  pool.on('error', (error) =>
    log.warn({ reason: error.message }, 'a database connection was lost while idle'),
  )
  return { pool, embedded: false, close: () => pool.end() }
}

/**
 * Opens the embedded database in a directory, which one process at a time may use: a second one is refused
 * with the first one's pid. It does not sync to disk on each commit.
 */
export async function openEmbedded(directory: string | null, log: Log, startFrom?: Blob): Promise<Database> {
  const release = directory ? lockDirectory(directory) : () => {}
  const { PGlite } = await import('@electric-sql/pglite')
  const { createPgConfig } = await import('@electric-sql/pglite/node-postgres')
  const { btree_gist } = await import('@electric-sql/pglite/contrib/btree_gist')
  if (directory) mkdirSync(directory, { recursive: true })
  const place = directory ? join(directory, 'database') : 'memory://'
  const embedded = await PGlite.create(place, {
    extensions: { btree_gist },
    ...(startFrom ? { loadDataDir: startFrom } : {}),
  })
  await embedded.exec(`set timezone = 'UTC'`)
  const adapter: pg.PoolConfig = createPgConfig(embedded)
  const pool = new pg.Pool(Object.assign(adapter, { max: 1, idleTimeoutMillis: 0, types: typeParsers }))
  pool.on('error', (error) => log.warn({ reason: error.message }, 'the embedded database reported an error'))
  return {
    pool,
    embedded: true,
    async close() {
      await pool.end()
      await embedded.close()
      release()
    },
  }
}
