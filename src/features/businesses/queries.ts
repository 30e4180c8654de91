import type pg from 'pg'
import { runSql } from '#platform/db/rows.ts'
import { sql } from '#platform/db/sql.ts'
import type { Business } from '#platform/scope/scope.ts'

const freshForMs = 5_000
const slugPattern = /^[a-z0-9](-?[a-z0-9])*$/

export type FindBusiness = (slug: string) => Promise<Business | null>

/**
 * Finds businesses by slug, remembering each answer for five seconds: the one reading outside a scope, of a table
 * that is public. An unknown slug is null.
 */
export function businessFinder(pool: pg.Pool): FindBusiness {
  const known = new Map<string, { business: Business | null; until: number }>()
  return async (slug) => {
    if (slug.length > 40 || !slugPattern.test(slug)) return null
    const found = known.get(slug)
    if (found && found.until > Date.now()) return found.business
    const business = await readBusiness(pool, slug)
    if (known.size > 5_000) known.clear()
    known.set(slug, { business, until: Date.now() + freshForMs })
    return business
  }
}

/** Reads a business as it is at this moment; null when there is none. */
export async function readBusiness(pool: pg.Pool, slug: string): Promise<Business | null> {
  const rows = await runSql<Business>(
    pool,
    sql`
    select id, slug, kind, name, tagline, about, zone, locale, locales, currency, branding, contact, policy, horizon_days, registration_open
      from businesses where slug = ${slug}`,
  )
  return rows[0] ?? null
}

export type ListedBusiness = {
  slug: string
  name: Business['name']
  locale: Business['locale']
  zone: string
  currency: string
}

/** Every business of the installation by slug, for its operator. */
export function listBusinesses(pool: pg.Pool): Promise<ListedBusiness[]> {
  return runSql<ListedBusiness>(
    pool,
    sql`select slug, name, locale, zone, currency from businesses order by slug`,
  )
}
