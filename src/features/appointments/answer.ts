import type { Scope } from '#platform/scope/scope.ts'
import { textIn } from '#values/local-text.ts'
import { rfc3339 } from '#values/zone.ts'
import { mayChange } from './access.ts'
import { sentenceOf } from './describe-policy.ts'
import { listTimeline, type AppointmentRow, type TimelineRow } from './queries.ts'
import { type Act, consequenceOf, restorableUntil } from './rules.ts'
import { momentIn } from './say.ts'
import type { AppointmentAnswer, AppointmentDetail } from './schema.ts'

/** An instant in epoch milliseconds as RFC 3339 on the zone's clock, to the second. */
export const instantIn = (zone: string, at: number) =>
  rfc3339(zone, Math.floor(at / 60_000)).replace(
    /:00(?=[+-])/,
    `:${String(Math.floor(at / 1000) % 60).padStart(2, '0')}`,
  )

type Terms = AppointmentAnswer['policy']['cancel']

/** What the policy says of an act now, in data and in words. `nameZone` where the reader may be in another zone, as in mails. */
export function termsOf(scope: Scope, row: AppointmentRow, act: Act, nameZone = false): Terms {
  const consequence = consequenceOf(act, row, scope.now)
  const reader = {
    words: scope.words,
    locale: scope.locale,
    zone: row.zone,
    currency: row.currency,
    nameZone,
  }
  return {
    until: consequence.until === null ? null : instantIn(row.zone, consequence.until),
    sentence: sentenceOf(act, consequence, reader),
    consequence: consequence.kind,
    fee: consequence.kind === 'fee' ? { amount: consequence.feeMinor, currency: row.currency } : null,
    code: consequence.code,
  }
}

/** An appointment as the API answers it, in the reader's language and on the branch's clock. */
export function toAnswer(scope: Scope, row: AppointmentRow): AppointmentAnswer {
  const read = (text: Parameters<typeof textIn>[0]) => textIn(text, scope.locale, scope.business.locale)
  const [first] = row.lines
  const oneMember = row.lines.every((line) => line.staffId === first!.staffId)
  const policy = { cancel: termsOf(scope, row, 'cancel'), reschedule: termsOf(scope, row, 'reschedule') }
  const restore = restorableUntil(row)
  const own = mayChange(scope.actor, row)
  return {
    id: row.id,
    code: row.code,
    status: row.status === 'confirmed' && row.endsAt <= scope.now ? 'completed' : row.status,
    startsAt: instantIn(row.zone, row.startsAt),
    endsAt: instantIn(row.zone, row.endsAt),
    timezone: row.zone,
    services: row.lines.map((line) => ({ id: line.serviceId, name: read(line.service) })),
    staff: { id: first!.staffId, name: [...new Set(row.lines.map((line) => line.staff))].join(', ') },
    lines: row.lines.map((line) => ({
      service: { id: line.serviceId, name: read(line.service) },
      staff: { id: line.staffId, name: line.staff },
      startsAt: instantIn(row.zone, line.startsAt),
      endsAt: instantIn(row.zone, line.endsAt),
    })),
    branch: {
      id: row.branchId,
      name: read(row.branch),
      address: [row.address.line, row.address.city].filter(Boolean).join(', '),
      phone: row.branchPhone,
    },
    price: row.priceMinor === null ? null : { amount: row.priceMinor, currency: row.currency },
    note: row.note,
    can: {
      cancel: own && policy.cancel.consequence !== 'refused',
      reschedule: own && policy.reschedule.consequence !== 'refused',
      restore: own && restore !== null && scope.now < restore,
    },
    policy,
    bookedAt: instantIn(row.zone, row.bookedAt),
    cancelledAt: row.cancelledAt === null ? null : instantIn(row.zone, row.cancelledAt),
    cancelReason: row.cancelReason,
    restoreUntil: restore === null || scope.now >= restore ? null : instantIn(row.zone, restore),
    rebook: {
      services: row.lines.map((line) => line.serviceId),
      staff: oneMember ? first!.staffId : 'any',
      branch: row.branchId,
    },
  }
}

/** The same with everything that has happened to it. */
export async function toDetail(scope: Scope, row: AppointmentRow): Promise<AppointmentDetail> {
  const timeline = await listTimeline(scope, row.id)
  return { ...toAnswer(scope, row), timeline: timeline.flatMap((event) => asEntry(scope, row, event)) }
}

type Entry = AppointmentDetail['timeline'][number]

function asEntry(scope: Scope, row: AppointmentRow, event: TimelineRow): Entry[] {
  const moment = (at: unknown) => momentIn({ locale: scope.locale }, Number(at), row.zone, false)
  const { data } = event
  const sentences: Record<string, () => string> = {
    'appointment.booked': () =>
      scope.words(data['pending'] ? 'appointments:timeline.requested' : 'appointments:timeline.booked', {
        start: moment(data['startsAt']),
      }),
    'appointment.moved': () =>
      scope.words('appointments:timeline.moved', {
        from: moment(data['from']),
        start: moment(data['startsAt']),
      }),
    'appointment.cancelled': () =>
      scope.words(
        data['reason'] ? 'appointments:timeline.cancelled-reason' : 'appointments:timeline.cancelled',
        { reason: data['reason'] },
      ),
    'appointment.restored': () => scope.words('appointments:timeline.restored'),
  }
  const sentence = sentences[event.type]?.()
  if (!sentence) return []
  return [
    {
      type: event.type,
      at: instantIn(row.zone, event.at),
      by: event.actorKind === 'customer' || event.actorKind === 'visitor' ? 'you' : 'business',
      sentence,
    },
  ]
}
