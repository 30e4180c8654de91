import { paperOf } from '#features/notices/paper.ts'
import { feedTokenFits, readFeedToken } from '#features/sign-in/feed-token.ts'
import type { Door } from '#platform/http/route.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { calendarText, type CalendarEntry } from './ics.ts'
import { entryOf, visitOf } from './messages/read-visit.ts'
import { type AppointmentRow, listAppointments } from './queries.ts'

const pastDays = 90
const mostPages = 10

/** One appointment as a file for a calendar. */
export function calendarOf(scope: Scope, origin: string, row: AppointmentRow): Response {
  const paper = paperOf(scope, origin, '')
  const text = calendarText([entryFor(scope, origin, row)], {
    slug: scope.business.slug,
    name: paper.business.name,
  })
  return calendarResponse(text, `attachment; filename="${row.code}.ics"`)
}

/**
 * A customer's private feed: what is to come and the last 90 days, without what was cancelled. Null for an address that
 * is not, or no longer, theirs.
 */
export async function feedOf(door: Door, token: string): Promise<Response | null> {
  const claimed = readFeedToken(token.replace(/\.ics$/, ''))
  if (!claimed) return null
  return door.open({ kind: 'door' }, async (scope) => {
    const [customer] = await scope.sql<{ feedGeneration: number; status: string }>`
      select feed_generation, status from customers where id = ${claimed.customerId}`
    const fits =
      customer?.status === 'active' &&
      feedTokenFits(door.keys, scope.business.id, claimed, customer.feedGeneration)
    if (!fits) return null
    return feedText(
      await scope.become({ kind: 'customer', id: claimed.customerId, sessionId: claimed.customerId }),
      door.origin,
    )
  })
}

async function feedText(scope: Scope, origin: string): Promise<Response> {
  const since = scope.now - pastDays * 86_400_000
  const rows = [
    ...(await pages(scope, 'upcoming', () => true)),
    ...(await pages(scope, 'past', (row) => row.startsAt >= since)),
  ]
  const entries = rows.filter((row) => row.status !== 'cancelled').map((row) => entryFor(scope, origin, row))
  const name = scope.words('mails:calendar.feed', { business: paperOf(scope, origin, '').business.name })
  return calendarResponse(
    calendarText(entries, { slug: scope.business.slug, name, refreshMinutes: 60 }),
    'inline; filename="appointments.ics"',
  )
}

async function pages(
  scope: Scope,
  status: 'upcoming' | 'past',
  wanted: (row: AppointmentRow) => boolean,
): Promise<AppointmentRow[]> {
  const found: AppointmentRow[] = []
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const { rows, nextCursor } = await listAppointments(scope, { status, limit: 100, cursor })
    found.push(...rows.filter(wanted))
    if (nextCursor === null || !rows.every(wanted)) break
    cursor = nextCursor
  }
  return found
}

/** Stamped with the last change, so that the same state is the same file. */
function entryFor(scope: Scope, origin: string, row: AppointmentRow): CalendarEntry {
  const stampedAt = Math.max(row.bookedAt, row.movedAt ?? 0, row.cancelledAt ?? 0)
  return entryOf(visitOf(scope, row, null), row, paperOf(scope, origin, ''), stampedAt)
}

function calendarResponse(text: string, disposition: string): Response {
  return new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': disposition,
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
    },
  })
}
