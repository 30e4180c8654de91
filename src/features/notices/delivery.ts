import type { Scope } from '#platform/scope/scope.ts'
import type { MessageRow } from './letter.ts'

export type Claimed = MessageRow & { secret: Buffer | null; attempts: number }

/**
 * Takes a message to send it: null when it has left, was dropped, or is just being sent by somebody else. Who took it
 * and vanished loses it after two minutes, longer than any try takes.
 */
export async function claimMessage(scope: Scope, id: string): Promise<Claimed | null> {
  const [row] = await scope.sql<Claimed>`
    update messages set state = 'sending', attempts = attempts + 1, claimed_at = now()
     where id = ${id} and (state in ('queued', 'failed') or (state = 'sending' and (claimed_at is null or claimed_at < now() - interval '2 minutes')))
    returning id, cause, kind, channel, customer_id, recipient, locale, data, created_at, secret, attempts`
  return row ?? null
}

/** True while somebody else is at it, so that it is worth coming back. */
export async function isBeingSent(scope: Scope, id: string): Promise<boolean> {
  const rows = await scope.sql`select 1 from messages where id = ${id} and state = 'sending'`
  return rows.length > 0
}

/** What a message said, secrets left out. */
export type Kept = { subject: string | null; text: string; html: string | null }

/** Notes that a message has left, keeps what it said and erases its secret. */
export async function markSent(scope: Scope, id: string, providerId: string, kept: Kept): Promise<void> {
  await scope.sql`update messages set state = 'sent', provider_id = ${providerId}, subject = ${kept.subject}, body_text = ${kept.text}, body_html = ${kept.html},
      secret = null, last_error = null, claimed_at = null, sent_at = ${new Date(scope.now)} where id = ${id}`
}

/** Notes why a message did not leave; it is tried again. */
export async function markFailed(scope: Scope, id: string, reason: string): Promise<void> {
  await scope.sql`update messages set state = 'failed', last_error = ${reason}, claimed_at = null where id = ${id}`
}

/** Gives a message up for good and erases its secret. */
export async function dropMessage(scope: Scope, id: string, reason: string): Promise<void> {
  await scope.sql`update messages set state = 'dropped', last_error = ${reason}, secret = null, claimed_at = null where id = ${id}`
}

const waitHours = 24

/** Gives up what no job has brought out for a day, and erases its secrets. For the hourly upkeep. */
export async function dropAbandoned(scope: Scope): Promise<void> {
  const since = new Date(scope.now - waitHours * 3_600_000)
  await scope.sql`update messages set state = 'dropped', last_error = coalesce(last_error, 'nobody sent it for a day'), secret = null
    where state in ('queued', 'sending', 'failed') and created_at < ${since}`
}
