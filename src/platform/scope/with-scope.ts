import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'
import { idLiteral } from '#platform/db/literal.ts'
import type { Database } from '#platform/db/open.ts'
import { runSql, toRows } from '#platform/db/rows.ts'
import { sql } from '#platform/db/sql.ts'
import { Refusal } from '#platform/http/refusal.ts'
import type { Locale } from '#values/local-text.ts'
import type { Actor, Business, JobSender, RequestFacts, Scope, Words } from './scope.ts'

/** Sends jobs inside the transaction of a client; `committed` wakes who works on them. */
export type JobsIn = (client: pg.ClientBase) => { send: JobSender; committed(): void }

export type ScopeOptions = {
  database: Database
  jobsIn: JobsIn
  business: Business
  actor: Actor
  now: number
  /** For counts whose loss in a crash harms nobody: the commit does not wait for the disk. */
  relaxed?: boolean
  locale: Locale
  wordsIn: (locale: Locale) => Words
  request: RequestFacts
}

const roles: Record<Actor['kind'], string> = {
  visitor: 'foyer_visitor',
  customer: 'foyer_customer',
  staff: 'foyer_staff',
  worker: 'foyer_worker',
  door: 'foyer_door',
}

function settingsOf(actor: Actor): string {
  const customer = actor.kind === 'customer' ? idLiteral(actor.id) : `''`
  return `set local role ${roles[actor.kind]}; set local app.customer_id = ${customer};`
}

const inside = new AsyncLocalStorage<true>()

/**
 * Opens a transaction for one business and one actor, runs the work, commits. Rolls back when the work throws.
 * A serialisation failure or deadlock is the caller's to repeat. Refuses to open inside another scope: the
 * embedded database has one connection and would wait for itself for ever.
 */
export async function withScope<Answer>(
  options: ScopeOptions,
  work: (scope: Scope) => Promise<Answer>,
): Promise<Answer> {
  const pace = options.relaxed ? 'set local synchronous_commit = off;' : ''
  const opening = `begin; ${pace} set local app.business_id = ${idLiteral(options.business.id)}; ${settingsOf(options.actor)}`
  return inTransaction(options.database, opening, options.jobsIn, (client, _, send) =>
    work(scopeOver(client, send, options, options.actor)),
  )
}

/** What a session row tells the door. */
export type SessionRow = {
  id: string
  customerId: string
  kind: 'browser' | 'script'
  amr: string[]
  deviceHash: Buffer | null
  createdAt: number
  lastSeenAt: number
  rotatedAt: number
  idleExpiresAt: number
  expiresAt: number
  revokedAt: number | null
  currentHash: Buffer
  generation: number
  previousHash: Buffer | null
  status: string
  locale: Locale | null
}

/**
 * Opens the transaction and reads the session in one round trip. The decision whether the session holds is the
 * door's: `judge` gets the row and answers the actor. Rows are unreachable until it has: the customer setting is empty.
 */
export async function withSession<Answer>(
  options: Omit<ScopeOptions, 'actor' | 'locale'>,
  sessionId: string,
  judge: (session: SessionRow | null) => { actor: Actor; locale: Locale },
  work: (scope: Scope) => Promise<Answer>,
): Promise<Answer> {
  const opening = `begin; set local app.business_id = ${idLiteral(options.business.id)}; set local role foyer_door;
    select s.id, s.customer_id, s.kind, s.amr, d.token_hash as device_hash, s.created_at, s.last_seen_at, s.rotated_at, s.idle_expires_at, s.expires_at, s.revoked_at,
           s.current_hash, s.generation, s.previous_hash, c.status, c.locale
      from sessions s join customers c on c.business_id = s.business_id and c.id = s.customer_id
      left join devices d on d.business_id = s.business_id and d.id = s.device_id
     where s.business_id = ${idLiteral(options.business.id)} and s.id = ${idLiteral(sessionId)};
    select set_config('app.customer_id', coalesce((select customer_id::text from sessions
     where business_id = ${idLiteral(options.business.id)} and id = ${idLiteral(sessionId)}), ''), true); set local role foyer_customer;`
  return inTransaction(options.database, opening, options.jobsIn, async (client, results, send) => {
    const selected = results.find((result) => result.command === 'SELECT')!
    const { actor, locale } = judge(toRows<SessionRow>(selected)[0] ?? null)
    if (actor.kind !== 'customer') await client.query(settingsOf(actor))
    return work(scopeOver(client, send, { ...options, locale }, actor))
  })
}

type ArrayResult = pg.QueryArrayResult<unknown[]>

async function inTransaction<Answer>(
  database: Database,
  opening: string,
  jobsIn: JobsIn,
  work: (client: pg.PoolClient, results: ArrayResult[], send: JobSender) => Promise<Answer>,
): Promise<Answer> {
  if (inside.getStore()) throw new Error('A scope was opened inside a scope.')
  const client = await connect(database)
  let broken: Error | undefined
  try {
    const results = (await client.query({ text: opening, rowMode: 'array' })) as unknown as ArrayResult[]
    const jobs = jobsIn(client)
    const answer = await inside.run(true, () => work(client, results, jobs.send))
    await client.query('commit')
    jobs.committed()
    return answer
  } catch (error) {
    broken = await rollback(client)
    throw error
  } finally {
    client.release(broken)
  }
}

async function connect(database: Database): Promise<pg.PoolClient> {
  try {
    return await database.pool.connect()
  } catch (error) {
    throw new Refusal('database-away', 503, { cause: (error as Error).message })
  }
}

/** Rolls back; answers the error if the connection itself is lost, so that the pool drops it. */
async function rollback(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback')
    return undefined
  } catch (error) {
    return error as Error
  }
}

type Facts = Pick<ScopeOptions, 'business' | 'now' | 'locale' | 'wordsIn' | 'request'>

function scopeOver(client: pg.PoolClient, send: JobSender, options: Facts, actor: Actor): Scope {
  return {
    business: options.business,
    actor,
    now: options.now,
    locale: options.locale,
    words: options.wordsIn(options.locale),
    request: options.request,
    sql: (strings, ...values) => runSql(client, sql(strings, ...values)),
    run: (fragment) => runSql(client, fragment),
    enqueue: send,
    async become(next) {
      await client.query(settingsOf(next))
      return scopeOver(client, send, options, next)
    },
  }
}
