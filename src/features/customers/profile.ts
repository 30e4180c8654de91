import { feedToken } from '#features/sign-in/feed-token.ts'
import { rfc3339Seconds } from '#features/sign-in/rfc3339-seconds.ts'
import { record } from '#platform/events/record.ts'
import type { Door } from '#platform/http/route.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { findPendingEmail } from './change-email.ts'
import type { ProfileAnswer } from './schema.ts'
import { readSelf, selfOf, type Self } from './self.ts'

/** Everything a customer may know and change about themselves. */
export async function readProfile(scope: Scope, door: Door): Promise<ProfileAnswer> {
  const row = await readSelf(scope)
  const [facts] = await scope.sql<{ appointments: number; upcoming: number }>`
    select count(*)::int as appointments,
           count(*) filter (where status in ('pending', 'confirmed') and starts_at > ${new Date(scope.now)})::int as upcoming
      from appointments where customer_id = ${row.id}`
  const pending = await findPendingEmail(scope, row.id)
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    emailVerified: row.emailVerifiedAt !== null,
    phone: row.phone,
    phoneVerified: row.phoneVerifiedAt !== null,
    timezone: row.zone,
    locale: row.locale,
    pendingEmail: pending && { ...pending, until: rfc3339Seconds(scope.business.zone, pending.until) },
    facts: { since: rfc3339Seconds(scope.business.zone, row.createdAt), ...facts! },
    calendarFeed: feedAddress(door, row),
  }
}

function feedAddress(door: Door, row: Pick<Self, 'id' | 'feedGeneration'>): string {
  const token = feedToken(door.keys, door.business.id, row.id, row.feedGeneration)
  return `${door.origin}/api/client-portal/${door.business.slug}/feed/${token}.ics`
}

/** Gives the calendar feed a new address; the old one opens nothing from now on. */
export async function renewFeed(scope: Scope, door: Door): Promise<{ calendarFeed: string }> {
  const id = selfOf(scope)
  const [row] = await scope.sql<{ feedGeneration: number }>`update customers
    set feed_generation = feed_generation + 1, updated_at = ${new Date(scope.now)} where id = ${id} returning feed_generation`
  await record(scope, 'feed.renewed', { kind: 'customer', id })
  return { calendarFeed: feedAddress(door, { id, feedGeneration: row!.feedGeneration }) }
}
