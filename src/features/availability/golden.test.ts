import { expect, test } from 'vitest'
import { addDays, instantsAt, minuteOfDay, rfc3339 } from '#values/zone.ts'
import { freeDays } from './engine.ts'
import { hoursBetween } from './hours.ts'
import { placeAt } from './place.ts'
import { everyDay, oneService } from './proof/examples.ts'
import { readStart } from './start.ts'

type Change = {
  zone: string
  date: string
  /** 09:00 on the day before, on the day and on the day after, as instants that every clock agrees on. */
  nine: readonly [before: string, on: string, after: string]
  /** Hours the day lasts. */
  hours: number
  /** First and last minute the clocks skip, or repeat. */
  skipped?: readonly [first: string, last: string]
  repeated?: readonly [first: string, last: string]
}

/** Both changes of 2027 where there are any; Casablanca's last ones are those of 2026, and 2027 has none. */
const golden: readonly Change[] = [
  {
    zone: 'Europe/London',
    date: '2027-03-28',
    hours: 23,
    skipped: ['01:00', '01:59'],
    nine: ['2027-03-27T09:00Z', '2027-03-28T08:00Z', '2027-03-29T08:00Z'],
  },
  {
    zone: 'Europe/London',
    date: '2027-10-31',
    hours: 25,
    repeated: ['01:00', '01:59'],
    nine: ['2027-10-30T08:00Z', '2027-10-31T09:00Z', '2027-11-01T09:00Z'],
  },
  {
    zone: 'America/New_York',
    date: '2027-03-14',
    hours: 23,
    skipped: ['02:00', '02:59'],
    nine: ['2027-03-13T14:00Z', '2027-03-14T13:00Z', '2027-03-15T13:00Z'],
  },
  {
    zone: 'America/New_York',
    date: '2027-11-07',
    hours: 25,
    repeated: ['01:00', '01:59'],
    nine: ['2027-11-06T13:00Z', '2027-11-07T14:00Z', '2027-11-08T14:00Z'],
  },
  {
    zone: 'Australia/Lord_Howe',
    date: '2027-04-04',
    hours: 24.5,
    repeated: ['01:30', '01:59'],
    nine: ['2027-04-02T22:00Z', '2027-04-03T22:30Z', '2027-04-04T22:30Z'],
  },
  {
    zone: 'Australia/Lord_Howe',
    date: '2027-10-03',
    hours: 23.5,
    skipped: ['02:00', '02:29'],
    nine: ['2027-10-01T22:30Z', '2027-10-02T22:00Z', '2027-10-03T22:00Z'],
  },
  {
    zone: 'America/Santiago',
    date: '2027-04-03',
    hours: 25,
    repeated: ['23:00', '23:59'],
    nine: ['2027-04-02T12:00Z', '2027-04-03T12:00Z', '2027-04-04T13:00Z'],
  },
  {
    zone: 'America/Santiago',
    date: '2027-09-05',
    hours: 23,
    skipped: ['00:00', '00:59'],
    nine: ['2027-09-04T13:00Z', '2027-09-05T12:00Z', '2027-09-06T12:00Z'],
  },
  {
    zone: 'Africa/Cairo',
    date: '2027-04-30',
    hours: 23,
    skipped: ['00:00', '00:59'],
    nine: ['2027-04-29T07:00Z', '2027-04-30T06:00Z', '2027-05-01T06:00Z'],
  },
  {
    zone: 'Africa/Cairo',
    date: '2027-10-28',
    hours: 25,
    repeated: ['23:00', '23:59'],
    nine: ['2027-10-27T06:00Z', '2027-10-28T06:00Z', '2027-10-29T07:00Z'],
  },
  {
    zone: 'Asia/Beirut',
    date: '2027-03-28',
    hours: 23,
    skipped: ['00:00', '00:59'],
    nine: ['2027-03-27T07:00Z', '2027-03-28T06:00Z', '2027-03-29T06:00Z'],
  },
  {
    zone: 'Asia/Beirut',
    date: '2027-10-30',
    hours: 25,
    repeated: ['23:00', '23:59'],
    nine: ['2027-10-29T06:00Z', '2027-10-30T06:00Z', '2027-10-31T07:00Z'],
  },
  {
    zone: 'Africa/Casablanca',
    date: '2026-02-15',
    hours: 25,
    repeated: ['02:00', '02:59'],
    nine: ['2026-02-14T08:00Z', '2026-02-15T09:00Z', '2026-02-16T09:00Z'],
  },
  {
    zone: 'Africa/Casablanca',
    date: '2026-03-22',
    hours: 23,
    skipped: ['02:00', '02:59'],
    nine: ['2026-03-21T09:00Z', '2026-03-22T08:00Z', '2026-03-23T08:00Z'],
  },
  {
    zone: 'Africa/Casablanca',
    date: '2027-02-07',
    hours: 24,
    nine: ['2027-02-06T09:00Z', '2027-02-07T09:00Z', '2027-02-08T09:00Z'],
  },
  {
    zone: 'Africa/Casablanca',
    date: '2027-03-14',
    hours: 24,
    nine: ['2027-03-13T09:00Z', '2027-03-14T09:00Z', '2027-03-15T09:00Z'],
  },
  {
    zone: 'Asia/Kathmandu',
    date: '2027-03-28',
    hours: 24,
    nine: ['2027-03-27T03:15Z', '2027-03-28T03:15Z', '2027-03-29T03:15Z'],
  },
  {
    zone: 'Asia/Dubai',
    date: '2027-03-28',
    hours: 24,
    nine: ['2027-03-27T05:00Z', '2027-03-28T05:00Z', '2027-03-29T05:00Z'],
  },
]

const aroundTheClock = { from: '00:00', to: '24:00' }

const minuteOf = (instant: string) => Date.parse(instant) / 60_000
const wallTimes = (zone: string, starts: readonly number[]) =>
  starts.map((start) => rfc3339(zone, start).slice(11, 16))

function questionOn({ zone, date }: Change, hours: { from: string; to: string }) {
  const working = hoursBetween({ zone, weekly: everyDay(hours) }, addDays(date, -1), addDays(date, 2))
  return oneService({
    zone,
    from: addDays(date, -1),
    to: addDays(date, 1),
    duration: 30,
    slotInterval: 30,
    working,
  })
}

const startsOn = (change: Change, question: ReturnType<typeof questionOn>) =>
  freeDays(question)
    .find(({ date }) => date === change.date)!
    .slots.map(({ start }) => start)

const skipping = golden.flatMap((change) => (change.skipped ? [{ ...change, skipped: change.skipped }] : []))
const repeating = golden.flatMap((change) =>
  change.repeated ? [{ ...change, repeated: change.repeated }] : [],
)

test.each(golden)(
  '$zone, $date: 09:00 on the wall is 09:00 on the wall before, on and after the day',
  (change) => {
    const { zone, nine } = change
    const days = freeDays(questionOn(change, { from: '09:00', to: '17:00' }))
    expect(days.map(({ slots }) => slots[0]!.start)).toEqual(nine.map(minuteOf))
    expect(days.map(({ slots }) => wallTimes(zone, [slots[0]!.start]))).toEqual([
      ['09:00'],
      ['09:00'],
      ['09:00'],
    ])
    expect(days.map(({ slots }) => slots.length)).toEqual([16, 16, 16])
  },
)

test.each(golden)('$zone, $date: open around the clock, the day has $hours hours of starts', (change) => {
  const { zone, date, hours } = change
  const starts = startsOn(change, questionOn(change, aroundTheClock))
  expect(starts).toHaveLength(hours * 2)
  expect(new Set(starts.map((start) => rfc3339(zone, start).slice(0, 10)))).toEqual(new Set([date]))
})

test.each(skipping)('$zone, $date: the times the clocks skip are not offered and are refused', (change) => {
  const {
    zone,
    date,
    skipped: [first, last],
  } = change
  const offered = wallTimes(zone, startsOn(change, questionOn(change, aroundTheClock)))
  expect(offered.filter((time) => first <= time && time <= last)).toEqual([])
  expect(readStart(zone, `${date}T${first}`)).toEqual({ refused: 'nonexistent-time' })
  expect(readStart(zone, `${date}T${last}`)).toEqual({ refused: 'nonexistent-time' })
})

test.each(repeating)(
  '$zone, $date: a time the clocks repeat is offered twice, and each can be booked',
  (change) => {
    const {
      zone,
      date,
      repeated: [first, last],
    } = change
    const question = questionOn(change, aroundTheClock)
    const starts = startsOn(change, question)
    const passes = instantsAt(zone, date, minuteOfDay(first))
    expect(passes).toHaveLength(2)
    expect(passes.filter((pass) => starts.includes(pass))).toEqual(passes)
    expect(readStart(zone, `${date}T${first}`)).toBe(passes[0])
    for (const pass of passes) expect(placeAt(question, pass)).toHaveProperty('lines')
    expect(instantsAt(zone, date, minuteOfDay(last))).toHaveLength(2)
  },
)
