import { businessFinder } from '#features/businesses/queries.ts'
import type { Config } from '#platform/config/config.ts'
import { installationSecret } from '#platform/config/secret.ts'
import { openKeys } from '#platform/crypto/keys.ts'
import { checkRoles } from '#platform/db/check-roles.ts'
import { migrateWith } from '#platform/db/migrate.ts'
import { openEmbedded, openPostgres, type Database } from '#platform/db/open.ts'
import { migrateJobs, openJobs } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log/log.ts'
import type { Parts } from './parts.ts'
import { queues } from './queues.ts'

/** Opens, migrates and checks the database, then the queue: everything an app or a command needs. */
export async function openParts(
  config: Config,
  log: Log,
  options: { startFrom?: Blob; now?: () => number } = {},
): Promise<Parts & { close(): Promise<void> }> {
  const secret = installationSecret(config.secret, config.dataDir)
  const database = await openDatabase(config, log, options.startFrom)
  await checkRoles(database.pool)
  const jobs = await openJobs(database, queues, log, config.worker)
  return {
    config,
    log,
    database,
    jobs,
    keys: openKeys(secret),
    findBusiness: businessFinder(database.pool),
    now: options.now ?? Date.now,
    origin: () => config.publicUrl,
    async close() {
      await jobs.stop()
      await database.close()
    },
  }
}

async function openDatabase(config: Config, log: Log, startFrom?: Blob): Promise<Database> {
  if (!config.databaseUrl) {
    const database = await openEmbedded(config.dataDir, log, startFrom)
    await migrateAll(database, log)
    return database
  }
  const owner = openPostgres(config.ownerUrl!, 2, log)
  try {
    await migrateAll(owner, log)
  } finally {
    await owner.close()
  }
  return openPostgres(config.databaseUrl, config.poolSize, log)
}

/** Migrations, then the queue's own tables and grants. Everything in it may run again and by several processes at once. */
async function migrateAll(database: Database, log: Log): Promise<void> {
  const client = await database.pool.connect()
  try {
    await migrateWith(client)
  } finally {
    client.release()
  }
  await migrateJobs(database, queues, log)
}
