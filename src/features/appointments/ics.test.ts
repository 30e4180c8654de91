import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { calendarText, type CalendarEntry } from './ics.ts'

const entry: CalendarEntry = {
  id: '0190c5a0-0000-7000-8000-000000000001',
  sequence: 3,
  status: 'confirmed',
  startsAt: Date.parse('2027-03-28T09:00:00+02:00'),
  endsAt: Date.parse('2027-03-28T09:45:00+02:00'),
  stampedAt: Date.parse('2027-03-01T10:00:00Z'),
  summary: 'Haarschnitt, Färben; kurz',
  location: 'Main\\Street 1, Berlin',
  description: 'With Lena.\nCode 7K3MPQ',
  url: 'https://portal.example/praxis/portal/appointments/1',
}
const invitation = {
  method: 'REQUEST' as const,
  organizer: { name: 'Praxis', email: 'hello@praxis.example' },
  attendee: { name: 'Nora', email: 'nora@example.com' },
}

function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0])
  return {
    calendar,
    events: calendar
      .getAllSubcomponents('vevent')
      .map((component) => ({ component, event: new ICAL.Event(component) })),
  }
}

test('another library reads the same instants, words and sequence', () => {
  const { calendar, events } = read(calendarText([entry], { slug: 'praxis', name: 'Praxis' }))
  const [{ event, component } = { event: undefined!, component: undefined! }] = events
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
  expect(event.startDate.toJSDate().getTime()).toBe(entry.startsAt)
  expect(event.endDate.toJSDate().getTime()).toBe(entry.endsAt)
  expect(event).toMatchObject({
    uid: `${entry.id}@praxis.foyer`,
    sequence: 3,
    summary: entry.summary,
    location: entry.location,
    description: entry.description,
  })
  expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED')
})

test('any instant survives, whatever the clocks do that night', () => {
  const nights = [
    '2026-10-25T00:00:00Z',
    '2027-03-28T00:00:00Z',
    '2026-11-01T05:00:00Z',
    '2027-03-14T06:00:00Z',
  ].map(Date.parse)
  const moment = fc.tuple(
    fc.constantFrom(...nights),
    fc.integer({ min: 0, max: 360 }),
    fc.integer({ min: 5, max: 600 }),
  )
  fc.assert(
    fc.property(moment, ([night, after, minutes]) => {
      const startsAt = night + after * 60_000
      const { events } = read(
        calendarText([{ ...entry, startsAt, endsAt: startsAt + minutes * 60_000 }], { slug: 's', name: 'S' }),
      )
      expect(events[0]!.event.startDate.toJSDate().getTime()).toBe(startsAt)
      expect(events[0]!.event.duration.toSeconds()).toBe(minutes * 60)
    }),
    { numRuns: 200 },
  )
})

test('an invitation names who invites whom and asks nothing', () => {
  const { calendar, events } = read(calendarText([entry], { slug: 'praxis', name: 'Praxis', invitation }))
  expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST')
  const attendee = events[0]!.component.getFirstProperty('attendee')!
  expect(attendee.getFirstValue()).toBe('MAILTO:nora@example.com')
  expect(attendee.getFirstParameter('partstat')).toBe('ACCEPTED')
  expect(attendee.getFirstParameter('rsvp')).toBe('FALSE')
  expect(String(events[0]!.component.getFirstPropertyValue('organizer')).toLowerCase()).toBe(
    'mailto:hello@praxis.example',
  )
})

test('a cancellation takes the same entry back with a higher sequence', () => {
  const cancelled = { ...entry, status: 'cancelled' as const, sequence: 4 }
  const { calendar, events } = read(
    calendarText([cancelled], {
      slug: 'praxis',
      name: 'Praxis',
      invitation: { ...invitation, method: 'CANCEL' },
    }),
  )
  expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL')
  expect(events[0]!.event).toMatchObject({ uid: `${entry.id}@praxis.foyer`, sequence: 4 })
  expect(events[0]!.component.getFirstPropertyValue('status')).toBe('CANCELLED')
})

test('words that people wrote open no line of their own', () => {
  const evil = 'Cut\r\nATTENDEE:mailto:eve@example.com\rX-EVIL:1\nBEGIN:VALARM'
  const people = {
    ...invitation,
    attendee: { name: `No"ra\r\nX-EVIL:2;${evil}`, email: 'nora@example.com' },
    organizer: { name: evil, email: 'hello@praxis.example' },
  }
  const text = calendarText([{ ...entry, summary: evil, location: evil, description: evil }], {
    slug: 'praxis',
    name: evil,
    invitation: people,
  })
  const { calendar, events } = read(text)
  expect(calendar.getAllSubcomponents()).toHaveLength(1)
  expect(events[0]!.component.getAllSubcomponents()).toHaveLength(0)
  expect(events[0]!.component.getAllProperties('attendee')).toHaveLength(1)
  expect(events[0]!.component.hasProperty('x-evil')).toBe(false)
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
})
