import { refuse } from '#platform/http/refusal.ts'
import type { Scope } from '#platform/scope/scope.ts'

/** At most `most` hits in any `seconds`. */
export type Limit = { most: number; seconds: number }

/**
 * Counts a hit under a strict sliding window, in one statement under a row lock. Call it in a scope of its own:
 * a later rollback must not un-count. Answers 0 when allowed, else the whole seconds until the next one is.
 */
export async function takeHit(scope: Scope, key: string, limit: Limit): Promise<number> {
  if (limit.most <= 0) return limit.seconds
  const now = new Date(scope.now)
  const since = new Date(scope.now - limit.seconds * 1000)
  const expires = new Date(scope.now + limit.seconds * 1000)
  const taken =
    await scope.sql`insert into limits as l (key, hits, expires_at) values (${key}, array[${now}::timestamptz], ${expires})
    on conflict (business_id, key) do update
      set hits = (select coalesce(array_agg(h order by h), '{}') from unnest(l.hits) h where h > ${since}) || ${now}::timestamptz,
          expires_at = ${expires}
    where (select count(*) from unnest(l.hits) h where h > ${since}) < ${limit.most}
    returning 1 as taken`
  if (taken.length > 0) return 0
  const [row] = await scope.sql<{
    oldest: number
  }>`select min(h) as oldest from limits l, unnest(l.hits) h where l.key = ${key} and h > ${since}`
  return Math.max(1, Math.ceil(((row?.oldest ?? scope.now) + limit.seconds * 1000 - scope.now) / 1000))
}

/** Counts a hit or refuses with 429 `too-many-requests` and `retryAfter` in seconds. */
export async function spendHit(scope: Scope, key: string, limit: Limit): Promise<void> {
  const wait = await takeHit(scope, key, limit)
  if (wait > 0) refuse('too-many-requests', 429, { retryAfter: wait })
}
