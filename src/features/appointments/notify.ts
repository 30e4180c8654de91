import type { MessageKind } from '#features/notices/kinds.ts'
import type { Happening, Notice } from '#features/notices/notice.ts'
import { queueMessage } from '#features/notices/queue-message.ts'
import type { Scope } from '#platform/scope/scope.ts'
import type { Locale } from '#values/local-text.ts'
import { findAppointment, type AppointmentRow } from './queries.ts'

const kinds: Record<string, MessageKind> = {
  'appointment.booked': 'booked',
  'appointment.moved': 'moved',
  'appointment.cancelled': 'cancelled',
  'appointment.restored': 'restored',
}

/** Who hears what about appointments: their customer, by mail or else by text, and in the portal. */
export const appointmentNotices: readonly Notice[] = [
  {
    on: Object.keys(kinds),
    async tell(scope, happening) {
      const row = await findAppointment(scope, happening.subjectId!)
      await tellCustomer(scope, row, {
        cause: happening.id,
        kind: kinds[happening.type]!,
        facts: factsOf(happening, row),
      })
    },
  },
]

function factsOf({ type, data }: Happening, row: AppointmentRow): Record<string, unknown> {
  const startsAt = data['startsAt'] ?? row.startsAt
  if (type === 'appointment.moved') return { startsAt, before: data['from'] }
  if (type !== 'appointment.cancelled') return { startsAt, isPending: data['pending'] === true }
  return {
    startsAt,
    by: row.cancelledBy === 'staff' || row.cancelledBy === 'business' ? 'business' : 'customer',
    consequence: data['consequence'] ?? 'free',
    fee: data['fee'] ?? null,
    reason: data['reason'] ?? '',
  }
}

type Telling = { cause: string; kind: MessageKind; facts: Record<string, unknown> }

/** Queues one message by mail, by text where there is no e-mail address, and its twin for the portal. */
export async function tellCustomer(
  scope: Scope,
  row: AppointmentRow,
  { cause, kind, facts }: Telling,
): Promise<void> {
  const [customer] = await scope.sql<{ email: string | null; phone: string | null; locale: Locale | null }>`
    select email, case when phone_verified_at is not null then phone end as phone, locale from customers where id = ${row.customerId}`
  if (!customer) return
  const common = { cause, kind, customerId: row.customerId, locale: customer.locale ?? scope.business.locale }
  const data = { appointment: row.id, ...facts }
  if (customer.email)
    await queueMessage(scope, { ...common, channel: 'email', recipient: customer.email, data })
  else if (customer.phone)
    await queueMessage(scope, { ...common, channel: 'sms', recipient: customer.phone, data })
  const shown = { services: row.lines.map((line) => line.service), zone: row.zone }
  await queueMessage(scope, {
    ...common,
    channel: 'app',
    recipient: row.customerId,
    data: { ...data, ...shown },
  })
}
