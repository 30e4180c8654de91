import type pg from 'pg'
import type { Parts } from '#apps/parts.ts'
import { wordsIn } from '#apps/words.ts'
import { runSql } from '#platform/db/rows.ts'
import { sql } from '#platform/db/sql.ts'
import type { Business, Scope } from '#platform/scope/scope.ts'
import { repeating } from '#platform/scope/race.ts'
import { withScope } from '#platform/scope/with-scope.ts'
import { isId } from '#values/id.ts'
import type { Locale } from '#values/local-text.ts'

/**
 * The door of jobs: opens a scope as the worker for the business a job names, in the wanted language or else the
 * business's own. Does the work again when it loses a race. Answers undefined when there is no such business any more.
 */
export async function asWorker<Answer>(
  parts: Parts,
  businessId: unknown,
  work: (scope: Scope) => Promise<Answer>,
  locale?: Locale,
): Promise<Answer | undefined> {
  const business =
    typeof businessId === 'string' && isId(businessId) ? await businessById(parts, businessId) : null
  if (!business) return undefined
  const request = { id: 'worker', ip: null, userAgent: null }
  return repeating(() =>
    withScope(
      {
        database: parts.database,
        jobsIn: parts.jobs.inTransaction,
        business,
        actor: { kind: 'worker' },
        now: parts.now(),
        locale: locale ?? business.locale,
        wordsIn,
        request,
      },
      work,
    ),
  )
}

async function businessById(parts: Parts, id: string): Promise<Business | null> {
  const [row] = await runSql<Business>(
    readerOf(parts),
    sql`
    select id, slug, kind, name, tagline, about, zone, locale, locales, currency, branding, contact, policy, horizon_days, registration_open
      from businesses where id = ${id}`,
  )
  return row ?? null
}

/** The ids of every business, for work that goes by the clock. */
export async function listBusinessIds(parts: Parts): Promise<string[]> {
  const rows = await runSql<{ id: string }>(readerOf(parts), sql`select id from businesses order by id`)
  return rows.map((row) => row.id)
}

function readerOf(parts: Parts): pg.ClientBase {
  return parts.database.pool as unknown as pg.ClientBase
}
