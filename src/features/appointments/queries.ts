import { refuse, refuseUnless } from '#platform/http/refusal.ts'
import { type Fragment, nothing, sql } from '#platform/db/sql.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { isId } from '#values/id.ts'
import type { LocalText } from '#values/local-text.ts'
import { maySee } from './access.ts'
import type { Policy } from './policy.ts'

export type LineRow = {
  serviceId: string
  service: LocalText
  staffId: string
  staff: string
  sessionId: string | null
  priceMinor: number | null
  /** Epoch milliseconds. */
  startsAt: number
  endsAt: number
}

/** An appointment as stored, with the names of what it is made of. Instants in epoch milliseconds. */
export type AppointmentRow = {
  id: string
  code: string
  customerId: string
  status: 'pending' | 'confirmed' | 'cancelled' | 'completed' | 'no-show'
  startsAt: number
  endsAt: number
  priceMinor: number | null
  currency: string
  policy: Policy
  note: string
  sequence: number
  bookedAt: number
  movedAt: number | null
  cancelledAt: number | null
  cancelledBy: string | null
  cancelReason: string | null
  released: unknown
  branchId: string
  zone: string
  branch: LocalText
  address: { line?: string; city?: string }
  branchPhone: string | null
  lines: LineRow[]
}

const columns = sql`a.id, a.code, a.customer_id, a.status, a.starts_at, a.ends_at, a.price_minor, a.currency, a.policy, a.note, a.sequence, a.booked_at,
  a.moved_at, a.cancelled_at, a.cancelled_by, a.cancel_reason, a.released, a.branch_id, b.zone, b.name as branch, b.address, b.phone as branch_phone,
  (select json_agg(json_build_object('serviceId', l.service_id, 'service', s.name, 'staffId', l.staff_id, 'staff', m.name, 'sessionId', l.session_id, 'priceMinor', l.price_minor,
      'startsAt', (extract(epoch from l.starts_at) * 1000)::bigint, 'endsAt', (extract(epoch from l.ends_at) * 1000)::bigint) order by l.position)
     from appointment_lines l
     join services s on s.business_id = l.business_id and s.id = l.service_id
     join staff_members m on m.business_id = l.business_id and m.id = l.staff_id
    where l.business_id = a.business_id and l.appointment_id = a.id) as lines
  from appointments a join branches b on b.business_id = a.business_id and b.id = a.branch_id`

/** The appointment as whoever asks may see it; refuses with 404 `appointment-unknown`. `lock` keeps others from changing it meanwhile. */
export async function findAppointment(scope: Scope, id: string, lock = false): Promise<AppointmentRow> {
  // A visitor's role may not even ask the table: that would be an error and no answer.
  refuseUnless(scope.actor.kind !== 'visitor', 'appointment-unknown', 404)
  if (lock) await scope.sql`select 1 from appointments where id = ${id} for update`
  const [row] = await scope.run<AppointmentRow>(sql`select ${columns} where a.id = ${id}`)
  refuseUnless(row && maySee(scope.actor, row), 'appointment-unknown', 404)
  return row
}

export type ListQuery = { status: 'upcoming' | 'past'; cursor?: string | undefined; limit: number }

// No visit lasts longer; so what began earlier is over, and the index need not be read from its beginning.
const longestVisitMs = 7 * 86_400_000

/** A page of the customer's own appointments: upcoming nearest first, past newest first. Keyset by start and id. */
export async function listAppointments(
  scope: Scope,
  query: ListQuery,
): Promise<{ rows: AppointmentRow[]; nextCursor: string | null }> {
  const now = new Date(scope.now)
  const mine = sql`where a.customer_id = ${customerOf(scope)}`
  const after = query.cursor ? readCursor(query.cursor) : null
  const upcoming = query.status === 'upcoming'
  const which = upcoming
    ? sql`and a.status in ('pending', 'confirmed') and a.ends_at > ${now} and a.starts_at > ${new Date(scope.now - longestVisitMs)}`
    : sql`and (a.status not in ('pending', 'confirmed') or a.ends_at <= ${now})`
  const from = after ? position(after, upcoming) : nothing
  const order = upcoming ? sql`order by a.starts_at, a.id` : sql`order by a.starts_at desc, a.id desc`
  const rows = await scope.run<AppointmentRow>(
    sql`select ${columns} ${mine} ${which} ${from} ${order} limit ${query.limit + 1}`,
  )
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return { rows: page, nextCursor: rows.length > page.length && last ? `${last.startsAt}.${last.id}` : null }
}

function position(after: { at: Date; id: string }, upcoming: boolean): Fragment {
  return upcoming
    ? sql`and (a.starts_at, a.id) > (${after.at}, ${after.id}::uuid)`
    : sql`and (a.starts_at, a.id) < (${after.at}, ${after.id}::uuid)`
}

function readCursor(text: string): { at: Date; id: string } {
  const [at = '', id = ''] = text.split('.')
  if (!/^\d{1,15}$/.test(at) || !isId(id))
    return refuse('wrong-input', 400, { problems: 'cursor: not one of ours' })
  return { at: new Date(Number(at)), id }
}

function customerOf(scope: Scope): string | null {
  return scope.actor.kind === 'customer' ? scope.actor.id : null
}

/** The next appointment and the newest visit that took place, for the dashboard and "book again". */
export async function nextAndLast(scope: Scope): Promise<{
  next: AppointmentRow | null
  last: AppointmentRow | null
  counts: { upcoming: number; past: number }
}> {
  const now = new Date(scope.now)
  const mine = customerOf(scope)
  const [next] = (await listAppointments(scope, { status: 'upcoming', limit: 1 })).rows
  const [last] =
    await scope.run<AppointmentRow>(sql`select ${columns} where a.customer_id = ${mine} and a.status in ('confirmed', 'completed') and a.ends_at <= ${now}
    order by a.starts_at desc, a.id desc limit 1`)
  const [counts] = await scope.sql<{ upcoming: number; past: number }>`
    select count(*) filter (where status in ('pending', 'confirmed') and ends_at > ${now})::int as upcoming,
           count(*) filter (where status not in ('pending', 'confirmed') or ends_at <= ${now})::int as past
      from appointments where customer_id = ${mine}`
  return { next: next ?? null, last: last ?? null, counts: counts! }
}

export type TimelineRow = { type: string; at: number; actorKind: string; data: Record<string, unknown> }

/** What has happened to an appointment, oldest first. */
export function listTimeline(scope: Scope, id: string): Promise<TimelineRow[]> {
  return scope.sql<TimelineRow>`select type, at, actor_kind, data from events where subject_kind = 'appointment' and subject_id = ${id} order by era, xid, seq`
}
