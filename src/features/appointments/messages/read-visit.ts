import type { Paper } from '#features/notices/letter.ts'
import { serviceText, type VisitFacts } from './visit.ts'
import type { CalendarPart } from '#platform/mail/mail.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { termsOf, toAnswer } from '../answer.ts'
import { calendarText, type CalendarEntry } from '../ics.ts'
import type { AppointmentRow } from '../queries.ts'

/** An appointment as its messages tell it, read now; `at` where it is told of a time it no longer has. */
export function visitOf(scope: Scope, row: AppointmentRow, ownZone: string | null, at?: number): VisitFacts {
  const answer = toAnswer(scope, row)
  const cancel = termsOf(scope, row, 'cancel', true)
  const reschedule = termsOf(scope, row, 'reschedule', true)
  const isOpen = row.status === 'pending' || row.status === 'confirmed'
  const startsAt = at ?? row.startsAt
  return {
    id: row.id,
    code: row.code,
    isPending: row.status === 'pending',
    startsAt,
    endsAt: startsAt + row.endsAt - row.startsAt,
    zone: row.zone,
    ownZone,
    services: answer.services.map((service) => service.name),
    staff: answer.staff.name,
    place: { name: answer.branch.name, address: answer.branch.address, phone: answer.branch.phone },
    price: answer.price,
    policy: isOpen && row.startsAt > scope.now ? cancel.sentence : null,
    can: { move: reschedule.consequence !== 'refused', cancel: cancel.consequence !== 'refused' },
    rebook: answer.rebook,
  }
}

/** The appointment as calendars know it; `stampedAt` is when that was written. */
export function entryOf(
  visit: VisitFacts,
  row: AppointmentRow,
  paper: Pick<Paper, 'words' | 'business' | 'home'>,
  stampedAt: number,
): CalendarEntry {
  const url = `${paper.home}/portal/appointments/${visit.id}`
  const values = {
    service: serviceText(visit),
    business: paper.business.name,
    staff: visit.staff,
    code: row.code,
  }
  return {
    id: row.id,
    sequence: row.sequence,
    status: row.status,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    stampedAt,
    summary: paper.words('mails:calendar.name', values),
    location: [visit.place.name, visit.place.address].filter(Boolean).join(', '),
    description: [paper.words('mails:calendar.description', values), url].join('\n'),
    url,
  }
}

/** The calendar entry of a mail: an invitation while the appointment stands, its withdrawal once it is cancelled. */
export function invitationOf(
  scope: Scope,
  row: AppointmentRow,
  visit: VisitFacts,
  paper: Paper,
  attendee: { name: string; email: string },
): CalendarPart {
  const method = row.status === 'cancelled' ? 'CANCEL' : 'REQUEST'
  const organizer = { name: paper.business.name, email: paper.business.email ?? paper.sender }
  const content = calendarText([entryOf(visit, row, paper, scope.now)], {
    slug: paper.business.slug,
    name: paper.business.name,
    invitation: { method, organizer, attendee },
  })
  return { method, filename: `${row.code}.ics`, content }
}
