import type { Scope } from '#platform/scope/scope.ts'
import { textIn } from '#values/local-text.ts'
import { rfc3339 } from '#values/zone.ts'
import { shortMoment } from './moment.ts'
import type { NotificationRow } from './queries.ts'
import type { NotificationAnswer } from './schema.ts'

/** A notification as the API answers it, worded now in the reader's language. */
export function toNotification(scope: Scope, row: NotificationRow): NotificationAnswer {
  const { data } = row
  const instant = (at: number) => rfc3339(scope.business.zone, Math.floor(at / 60_000))
  const key = `mails:app.${row.kind === 'booked' && data.isPending ? 'requested' : row.kind}`
  const values = {
    service: data.services.map((each) => textIn(each, scope.locale, scope.business.locale)).join(' + '),
    when: shortMoment(scope, data.startsAt, data.zone),
    before: data.before === undefined ? '' : shortMoment(scope, data.before, data.zone),
  }
  return {
    id: row.id,
    kind: row.kind,
    title: scope.words(`${key}.title`),
    body: scope.words(`${key}.body`, values),
    at: instant(row.createdAt),
    readAt: row.readAt === null ? null : instant(row.readAt),
    appointment: data.appointment,
  }
}
