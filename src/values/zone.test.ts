import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  clockTime,
  dateAt,
  datesBetween,
  dayIn,
  daysIn,
  instantsAt,
  isDate,
  isZone,
  localAt,
  minuteOfDay,
  offsetAt,
  rfc3339,
  weekdayOf,
} from './zone.ts'

const zones = [
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Beirut',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Asia/Dubai',
  'Pacific/Apia',
  'America/St_Johns',
  'UTC',
]
const since = (year: number) =>
  fc.integer({ min: Date.UTC(year, 0) / 60_000, max: Date.UTC(2099, 0) / 60_000 })
const exact = (zone: string, minute: number) =>
  Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(zone)

test('any instant in any zone reads as Temporal reads it, and back', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), since(1973), (zone, minute) => {
      const local = exact(zone, minute)
      const minuteOfLocalDay = local.hour * 60 + local.minute
      expect(offsetAt(zone, minute)).toBe(local.offsetNanoseconds / 60e9)
      expect(localAt(zone, minute)).toEqual({
        date: local.toPlainDate().toString(),
        minuteOfDay: minuteOfLocalDay,
      })
      expect(rfc3339(zone, minute)).toBe(local.toString({ timeZoneName: 'never' }))
      expect(instantsAt(zone, dateAt(zone, minute), minuteOfLocalDay)).toContain(minute)
    }),
    { numRuns: 3000 },
  )
})

// Until 2011 Newfoundland's clocks fell back a minute after midnight, into a day that had ended already.
test('a day starts and ends where Temporal says', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), since(2012), (zone, minute) => {
      const { date, start, end } = dayIn(zone, dateAt(zone, minute))
      const midnight = exact(zone, minute).startOfDay()
      expect(date).toBe(midnight.toPlainDate().toString())
      expect(start).toBe(midnight.epochMilliseconds / 60_000)
      const next = midnight.toPlainDate().add({ days: 1 }).toZonedDateTime(zone)
      expect(end).toBe(next.epochMilliseconds / 60_000)
    }),
    { numRuns: 2000 },
  )
})

test('a time the clocks skip is no instant, one they repeat is two', () => {
  expect(instantsAt('Europe/London', '2027-03-28', 90)).toEqual([])
  expect(
    instantsAt('Europe/London', '2027-10-31', 90).map((minute) => rfc3339('Europe/London', minute)),
  ).toEqual(['2027-10-31T01:30:00+01:00', '2027-10-31T01:30:00+00:00'])
})

test('a date an island skipped has no minutes', () => {
  const [before, skipped, after] = daysIn('Pacific/Apia', '2011-12-29', '2011-12-31')
  expect(skipped!.stretches).toEqual([])
  expect([skipped!.start, skipped!.end]).toEqual([before!.end, after!.start])
})

test('dates and weekdays follow the calendar', () => {
  expect(datesBetween('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01'])
  expect(datesBetween('2028-03-01', '2028-02-28')).toEqual([])
  expect(addDays('2027-01-01', -1)).toBe('2026-12-31')
  expect(['2027-05-03', '2027-05-09', '1969-12-31'].map(weekdayOf)).toEqual([1, 7, 3])
})

test('what is no date, no zone or no clock time is told apart', () => {
  for (const text of [
    '2027-02-29',
    '2027-00-10',
    '2027-13-01',
    '2027-1-1',
    '',
    '2027-05-05T00:00',
    '2027-05-00',
  ]) {
    expect(isDate(text), text).toBe(false)
  }
  expect(['2028-02-29', '0001-01-01', '9999-12-31'].map(isDate)).toEqual([true, true, true])
  expect(['Europe/Berlin', 'Mars/Olympus', ''].map(isZone)).toEqual([true, false, false])
  expect(() => dayIn('UTC', 'today')).toThrow(RangeError)
  expect(['00:00', '09:30', '24:00'].map(minuteOfDay).map(clockTime)).toEqual(['00:00', '09:30', '24:00'])
  for (const text of ['24:01', '9:00', '12:60', '']) expect(() => minuteOfDay(text), text).toThrow(RangeError)
})
