import fc from 'fast-check'
import { hoursBetween, type HoursRules } from '../hours.ts'
import { normalise } from '#values/interval.ts'
import { addDays, clockTime, dayIn } from '#values/zone.ts'
import type { Question, Step } from '../question.ts'

/** Days on which clocks change, and one on which nothing happens. */
export const changes: readonly (readonly [zone: string, date: string])[] = [
  ['Europe/London', '2027-03-28'],
  ['Europe/London', '2027-10-31'],
  ['America/New_York', '2027-03-14'],
  ['America/New_York', '2027-11-07'],
  ['Australia/Lord_Howe', '2027-04-04'],
  ['Australia/Lord_Howe', '2027-10-03'],
  ['America/Santiago', '2027-04-03'],
  ['America/Santiago', '2027-09-05'],
  ['Africa/Cairo', '2027-04-30'],
  ['Africa/Cairo', '2027-10-28'],
  ['Asia/Beirut', '2027-03-28'],
  ['Asia/Beirut', '2027-10-30'],
  ['Africa/Casablanca', '2026-02-15'],
  ['Africa/Casablanca', '2026-03-22'],
  ['Africa/Casablanca', '2026-09-20'],
  ['Asia/Kathmandu', '2027-05-05'],
  ['Asia/Dubai', '2027-05-05'],
]

const staffIds = ['ana', 'ben', 'cleo']
const roomIds = ['room-1', 'room-2', 'room-3']

const clockWindow = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 2 })
  .map((ends) => ends.toSorted((one, other) => one - other).map((quarter) => clockTime(quarter * 15)))
  .map(([from, to]) => ({ from: from!, to: to! }))

const longWindow = fc.constantFrom(
  { from: '00:00', to: '24:00' },
  { from: '06:00', to: '22:00' },
  { from: '00:00', to: '12:00' },
  { from: '12:00', to: '24:00' },
)

const weekly = (window: typeof clockWindow, size: { minLength: number; maxLength: number }) =>
  fc
    .array(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), window }), size)
    .map((rows) => rows.map(({ weekday, window }) => ({ weekday, ...window })))

/** Random hours around a day in its zone: weekly rows, breaks, overrides, closures and time off. */
export function hoursRules(zone: string, date: string): fc.Arbitrary<HoursRules> {
  const nearby = fc.integer({ min: -1, max: 2 }).map((days) => addDays(date, days))
  const start = dayIn(zone, date).start
  return fc.record({
    zone: fc.constant(zone),
    weekly: fc
      .tuple(longWindow, weekly(clockWindow, { minLength: 0, maxLength: 6 }))
      .map(([window, rows]) => [
        ...[1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...window })),
        ...rows,
      ]),
    breaks: weekly(clockWindow, { minLength: 0, maxLength: 2 }),
    overrides: fc
      .array(fc.tuple(nearby, fc.array(clockWindow, { maxLength: 2 })), { maxLength: 1 })
      .map((entries) => new Map(entries)),
    closures: fc.array(
      nearby.map((day) => ({ from: day, to: day })),
      { maxLength: 1 },
    ),
    timeOff: busyTimes(start, 2),
  })
}

function busyTimes(start: number, maxLength: number): fc.Arbitrary<readonly number[]> {
  const one = fc.tuple(fc.integer({ min: -400, max: 3200 }), fc.integer({ min: 1, max: 300 }))
  return fc
    .array(one, { maxLength })
    .map((times) => normalise(times.flatMap(([after, length]) => [start + after, start + after + length])))
}

const step: fc.Arbitrary<Step> = fc
  .record({
    serviceId: fc.constantFrom('cut', 'colour', 'massage'),
    duration: fc.integer({ min: 1, max: 100 }),
    bufferBefore: fc.constantFrom(0, 0, 5, 17),
    bufferAfter: fc.constantFrom(0, 0, 10, 23),
    gap: fc.option(
      fc.record({ after: fc.integer({ min: 0, max: 60 }), length: fc.integer({ min: 1, max: 60 }) }),
      {
        nil: undefined,
      },
    ),
    staff: fc.subarray(staffIds, { minLength: 1 }),
    resources: fc.array(fc.shuffledSubarray(roomIds, { minLength: 1 }), { maxLength: 2 }),
  })
  .map(({ gap, ...rest }) => (gap ? { ...rest, gap } : rest))

function dailyCounts(date: string): fc.Arbitrary<Map<string, number>> {
  return fc
    .array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 })
    .map((counts) => new Map(counts.map((count, index) => [addDays(date, index - 1), count])))
}

function questionAround(zone: string, date: string): fc.Arbitrary<Question> {
  const { start } = dayIn(zone, date)
  const hours = hoursRules(zone, date).map((rules) =>
    hoursBetween(rules, addDays(date, -2), addDays(date, 3)),
  )
  const counts = dailyCounts(date)
  const member = (id: string) =>
    fc.record({
      id: fc.constant(id),
      working: hours,
      busy: busyTimes(start, 6),
      dailyLimit: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
      bookedOn: counts,
      minutesOn: counts,
    })
  return fc.record({
    zone: fc.constant(zone),
    from: fc.constantFrom(date, addDays(date, -1)),
    to: fc.constantFrom(date, addDays(date, 1)),
    now: fc.integer({ min: -3000, max: 600 }).map((after) => start + after),
    noticeMinutes: fc.constantFrom(0, 30, 120, 1000),
    horizonDays: fc.constantFrom(0, 1, 2, 30),
    slotInterval: fc.constantFrom(5, 7, 10, 15, 20, 25, 30, 45, 60, 1440),
    steps: fc.array(step, { minLength: 1, maxLength: 3 }),
    staff: fc.constantFrom('any', 'any', 'any', 'ana', 'ben'),
    open: hours,
    staffSupply: fc.tuple(...staffIds.map(member)),
    resourceSupply: fc.tuple(
      ...roomIds.map((id) => fc.record({ id: fc.constant(id), busy: busyTimes(start, 3) })),
    ),
    serviceDailyLimits: fc
      .array(fc.record({ limit: fc.integer({ min: 0, max: 5 }), bookedOn: counts }), { maxLength: 1 })
      .map((limits) => new Map(limits.map((limit) => ['cut', limit]))),
  })
}

/** Random questions about the days around a change of the clocks. */
export const questions: fc.Arbitrary<Question> = fc
  .constantFrom(...changes)
  .chain(([zone, date]) => questionAround(zone, date))
