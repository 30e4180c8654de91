import type { Scope } from '#platform/scope/scope.ts'
import { newId } from '#values/id.ts'
import type { Minute } from '#values/zone.ts'
import type { Visit } from './write.ts'

const kinds: Record<string, string> = {
  'appointment.booked': 'booked',
  'appointment.moved': 'moved',
  'appointment.cancelled': 'cancelled',
}
const dayMinutes = 1440
const at = (minute: Minute) => new Date(minute * 60_000).toISOString()

/** Something that happened to a visit, as its event row says. */
export type Fact = {
  id: string
  type: string
  subject_id: string
  customer_id: string
  data: Record<string, unknown>
  at: string
}

/** What the portal showed about it: everything to the named customers, and to all the reminders of the last day, which so are not due again. */
export async function writeMessages(
  scope: Scope,
  told: readonly { visit: Visit; facts: readonly Fact[] }[],
): Promise<void> {
  const now = Math.floor(scope.now / 60_000)
  const rows = told.flatMap(({ visit, facts }) => {
    const about = visit.customer.isNamed
      ? facts.map((fact) =>
          messageAbout(scope, visit, {
            cause: fact.id,
            kind: kinds[fact.type]!,
            minute: Date.parse(fact.at) / 60_000,
            data: fact.data,
          }),
        )
      : []
    const remindedAt = visit.place.start - dayMinutes
    const isReminded =
      visit.status !== 'cancelled' &&
      visit.status !== 'pending' &&
      remindedAt <= now &&
      visit.bookedAt < remindedAt - 60
    if (!isReminded || (!visit.customer.isNamed && visit.place.start <= now)) return about
    const startsAt = visit.place.start * 60_000
    return [
      ...about,
      messageAbout(scope, visit, {
        cause: `reminder:${visit.id}:${startsAt}`,
        kind: 'reminder',
        minute: remindedAt,
        data: { startsAt },
      }),
    ]
  })
  await scope.sql`insert into messages (id, cause, kind, channel, customer_id, recipient, locale, data, state, created_at, sent_at, read_at)
    select id, cause, kind, 'app', customer_id, customer_id::text, locale, data, 'sent', at, at, read_at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, cause text, kind text, customer_id uuid, locale text, data jsonb, at timestamptz, read_at timestamptz)`
}

type Telling = { cause: string; kind: string; minute: Minute; data: Record<string, unknown> }

/** A message as the portal keeps it; what is older than two days has been read. */
function messageAbout(scope: Scope, { id, customer, place }: Visit, { cause, kind, minute, data }: Telling) {
  const { from, pending, ...facts } = data
  const known = {
    ...facts,
    ...(from === undefined ? {} : { before: from }),
    ...(pending === undefined ? {} : { isPending: pending }),
    ...(kind === 'cancelled' ? { by: 'customer' } : {}),
  }
  const shown = {
    appointment: id,
    ...known,
    services: place.lines.map(({ service }) => service.name),
    zone: place.branch.zone,
  }
  const isRead = minute * 60_000 < scope.now - 2 * dayMinutes * 60_000
  return {
    id: newId(),
    cause,
    kind,
    customer_id: customer.id,
    locale: customer.locale ?? scope.business.locale,
    data: shown,
    at: at(minute),
    read_at: isRead ? at(minute + 95) : null,
  }
}
