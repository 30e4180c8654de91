import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator'
import { oneLine } from '#platform/mail/mail.ts'

/** An appointment as calendars know it; instants in epoch milliseconds. */
export type CalendarEntry = {
  id: string
  /** Rises with every change, so that a calendar never takes an older state for a newer one. */
  sequence: number
  status: 'pending' | 'confirmed' | 'cancelled' | 'completed' | 'no-show'
  startsAt: number
  endsAt: number
  stampedAt: number
  summary: string
  location: string
  description: string
  url: string
}

type Person = { name: string; email: string }

/** Whose calendar it is. An invitation names who invites whom and goes by mail; without one it is for reading only. */
export type CalendarFrame = {
  slug: string
  name: string
  invitation?: { method: 'REQUEST' | 'CANCEL'; organizer: Person; attendee: Person }
  /** How often a subscribed calendar should look again. */
  refreshMinutes?: number
}

/**
 * Writes appointments as an iCalendar file (RFC 5545). One UID an appointment for ever; times are instants in UTC, which
 * every calendar shows on its owner's clock and no change of the clocks can shift.
 */
export function calendarText(entries: readonly CalendarEntry[], frame: CalendarFrame): string {
  const calendar = ical({
    name: oneLine(frame.name),
    prodId: { company: 'Foyer', product: 'Portal', language: 'EN' },
    method: frame.invitation ? ICalCalendarMethod[frame.invitation.method] : ICalCalendarMethod.PUBLISH,
    ...(frame.refreshMinutes ? { ttl: frame.refreshMinutes * 60 } : {}),
  })
  for (const entry of entries) calendar.createEvent(eventOf(entry, frame))
  return calendar.toString()
}

function eventOf(entry: CalendarEntry, { slug, invitation }: CalendarFrame) {
  return {
    id: `${entry.id}@${slug}.foyer`,
    sequence: entry.sequence,
    start: new Date(entry.startsAt),
    end: new Date(entry.endsAt),
    stamp: new Date(entry.stampedAt),
    summary: oneLine(entry.summary),
    location: oneLine(entry.location) || null,
    description: entry.description.replaceAll('\r', ''),
    url: entry.url,
    status: statusOf(entry.status),
    ...(invitation
      ? { organizer: personOf(invitation.organizer), attendees: [attendeeOf(invitation.attendee)] }
      : {}),
  }
}

function statusOf(status: CalendarEntry['status']): ICalEventStatus {
  if (status === 'cancelled') return ICalEventStatus.CANCELLED
  return status === 'pending' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED
}

function personOf({ name, email }: Person): Person {
  // A quote cannot be written inside a quoted parameter (RFC 5545, 3.2).
  return { name: oneLine(name).replaceAll('"', "'") || email, email }
}

/** Whoever booked comes: the calendar need not ask them. */
function attendeeOf(person: Person) {
  return { ...personOf(person), rsvp: false, status: ICalAttendeeStatus.ACCEPTED, role: ICalAttendeeRole.REQ }
}
