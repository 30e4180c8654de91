import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Database } from '#platform/db/open.ts'
import type { Log } from '#platform/log/log.ts'
import type { JobsIn } from '#platform/scope/with-scope.ts'

/** A kind of waiting work: its name, how often it is tried again, and for the ones by the clock, a cron line in UTC. */
export type Queue = {
  name: string
  retries: number
  retrySeconds: number
  cron?: string
  concurrency?: number
}
export type JobWork = (
  payload: Record<string, unknown>,
  attempt: { number: number; last: boolean },
) => Promise<void>

export type Jobs = {
  /** Enqueues inside a transaction, so that the job exists only if the change does. */
  inTransaction: JobsIn
  /** Starts working on a queue. */
  work(queue: string, work: JobWork): Promise<void>
  stop(): Promise<void>
}

const schemaName = 'pgboss'
const roles = 'foyer_visitor, foyer_customer, foyer_staff, foyer_worker, foyer_door'

function bossOver(database: Database, log: Log, options: { migrate: boolean; worker: boolean }): PgBoss {
  const run = async (text: string, values?: unknown[]) => unwrap(await database.pool.query(text, values))
  const boss = new PgBoss({
    db: { executeSql: run },
    backend: database.embedded ? 'pglite' : 'postgres',
    schema: schemaName,
    migrate: options.migrate,
    createSchema: options.migrate,
    supervise: options.worker,
    schedule: options.worker,
    reindex: false,
    cronWorkerIntervalSeconds: 15,
    cronMonitorIntervalSeconds: 15,
  })
  boss.on('error', (error) => log.warn({ reason: error.message }, 'the job queue met an error'))
  return boss
}

function unwrap(result: pg.QueryResult | pg.QueryResult[]): { rows: unknown[] } {
  return Array.isArray(result) ? { rows: result.flatMap((each) => each.rows ?? []) } : result
}

/** Installs or updates the queue's own tables and the queues, as the database's owner. */
export async function migrateJobs(database: Database, queues: readonly Queue[], log: Log): Promise<void> {
  const boss = bossOver(database, log, { migrate: true, worker: false })
  await boss.start()
  for (const queue of queues) await defineQueue(boss, queue)
  await boss.stop({ graceful: false })
  await database.pool.query(`grant usage on schema ${schemaName} to ${roles};
    grant select on all tables in schema ${schemaName} to ${roles};
    grant insert on all tables in schema ${schemaName} to ${roles}`)
}

async function defineQueue(boss: PgBoss, queue: Queue): Promise<void> {
  const options = {
    retryLimit: queue.retries,
    retryDelay: queue.retrySeconds,
    retryBackoff: true,
    retryDelayMax: 900,
    expireInSeconds: 120,
  }
  await boss.createQueue(queue.name, options)
  await boss.updateQueue(queue.name, options)
  if (queue.cron) await boss.schedule(queue.name, queue.cron, {})
}

/** Opens the queue for sending, and for working where `worker` is set. Every queue is looked up now, never inside a transaction. */
export async function openJobs(
  database: Database,
  queues: readonly Queue[],
  log: Log,
  worker: boolean,
): Promise<Jobs> {
  const boss = bossOver(database, log, { migrate: false, worker })
  await boss.start()
  const workers = new Map<string, string>()
  for (const queue of queues) await boss.getQueue(queue.name)
  await Promise.all(queues.map((queue) => warm(boss, database, queue)))
  return {
    inTransaction: (client) => sender(boss, client, workers),
    work: (name, work) =>
      startWorker(
        boss,
        queues.find((queue) => queue.name === name)!,
        work,
        workers,
        log,
      ),
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

/** The first send looks its queue up outside the transaction; with one connection that would wait for itself. */
async function warm(boss: PgBoss, database: Database, queue: Queue): Promise<void> {
  const client = await database.pool.connect()
  client.release()
  await boss.insert(queue.name, [])
}

function sender(boss: PgBoss, client: pg.ClientBase, workers: Map<string, string>): ReturnType<JobsIn> {
  const used = new Set<string>()
  const db = {
    executeSql: async (text: string, values?: unknown[]) => unwrap(await client.query(text, values)),
  }
  return {
    async send(queue, payload, options = {}) {
      used.add(queue)
      await boss.send(queue, payload, {
        db,
        ...(options.startAfter ? { startAfter: options.startAfter } : {}),
        ...(options.key ? { singletonKey: options.key } : {}),
      })
    },
    committed() {
      for (const queue of used) {
        const id = workers.get(queue)
        if (id) boss.notifyWorker(id)
      }
    },
  }
}

async function startWorker(
  boss: PgBoss,
  queue: Queue,
  work: JobWork,
  workers: Map<string, string>,
  log: Log,
): Promise<void> {
  const options = {
    includeMetadata: true as const,
    batchSize: queue.concurrency ?? 5,
    pollingIntervalSeconds: 1,
  }
  const id = await boss.work<Record<string, unknown>, void, typeof options>(
    queue.name,
    options,
    async (jobs) => {
      for (const job of jobs) {
        try {
          await work(job.data, { number: job.retryCount + 1, last: job.retryCount >= job.retryLimit })
          await boss.complete(queue.name, job.id)
        } catch (error) {
          log.warn(
            { queue: queue.name, job: job.id, reason: (error as Error).message },
            'a job failed and is tried again',
          )
          await boss.fail(queue.name, job.id, { reason: (error as Error).message })
        }
      }
    },
  )
  workers.set(queue.name, id)
}
