import { expect, test } from 'vitest'
import { minutesIn } from '#values/interval.ts'
import { rfc3339 } from '#values/zone.ts'
import { hoursBetween, type HoursRules } from './hours.ts'
import { everyDay } from './proof/examples.ts'

const london = (rules: Partial<HoursRules>): HoursRules => ({ zone: 'Europe/London', weekly: [], ...rules })
const nineToFive = { from: '09:00', to: '17:00' }
const told = (rules: HoursRules, from: string, to = from) =>
  hoursBetween(rules, from, to).map((minute) => rfc3339(rules.zone, minute).slice(5, 16))

test('weekly hours fall on their weekday alone', () => {
  const weekly = [
    { weekday: 1, from: '09:00', to: '12:00' },
    { weekday: 7, from: '10:00', to: '11:00' },
  ]
  expect(told(london({ weekly }), '2027-05-02', '2027-05-08')).toEqual([
    '05-02T10:00',
    '05-02T11:00',
    '05-03T09:00',
    '05-03T12:00',
  ])
})

test('a night of two rows is one stretch', () => {
  const weekly = [
    { weekday: 5, from: '22:00', to: '24:00' },
    { weekday: 6, from: '00:00', to: '02:00' },
  ]
  expect(told(london({ weekly }), '2027-05-07', '2027-05-08')).toEqual(['05-07T22:00', '05-08T02:00'])
})

test('breaks cut into weekly hours', () => {
  const breaks = [{ weekday: 3, from: '12:00', to: '12:30' }]
  expect(told(london({ weekly: everyDay(nineToFive), breaks }), '2027-05-05')).toEqual([
    '05-05T09:00',
    '05-05T12:00',
    '05-05T12:30',
    '05-05T17:00',
  ])
})

test('an override replaces hours and breaks of its date; an empty one is a day off', () => {
  const breaks = [{ weekday: 3, from: '12:00', to: '12:30' }]
  const overrides = new Map([
    ['2027-05-05', [{ from: '11:00', to: '13:00' }]],
    ['2027-05-06', []],
  ])
  expect(
    told(london({ weekly: everyDay(nineToFive), breaks, overrides }), '2027-05-05', '2027-05-07'),
  ).toEqual(['05-05T11:00', '05-05T13:00', '05-07T09:00', '05-07T17:00'])
})

test('a closure closes its first and its last date, override or not', () => {
  const closures = [{ from: '2027-05-04', to: '2027-05-05' }]
  const overrides = new Map([['2027-05-05', [nineToFive]]])
  const rules = london({ weekly: everyDay(nineToFive), closures, overrides })
  expect(told(rules, '2027-05-03', '2027-05-06')).toEqual([
    '05-03T09:00',
    '05-03T17:00',
    '05-06T09:00',
    '05-06T17:00',
  ])
})

test('time off is taken away to the minute', () => {
  const [start] = hoursBetween(london({ weekly: everyDay(nineToFive) }), '2027-05-05', '2027-05-05')
  const timeOff = [start! - 600, start! + 61]
  expect(told(london({ weekly: everyDay(nineToFive), timeOff }), '2027-05-05')).toEqual([
    '05-05T10:01',
    '05-05T17:00',
  ])
})

test('a window that begins in a skipped hour begins when the clocks have moved', () => {
  const rules = london({ weekly: everyDay({ from: '01:30', to: '03:00' }) })
  expect(told(rules, '2027-03-28')).toEqual(['03-28T02:00', '03-28T03:00'])
  expect(told(london({ weekly: everyDay({ from: '01:15', to: '01:45' }) }), '2027-03-28')).toEqual([])
})

test('a window over a repeated hour covers both passes', () => {
  const rules = london({ weekly: everyDay({ from: '00:30', to: '02:30' }) })
  expect(minutesIn(hoursBetween(rules, '2027-10-31', '2027-10-31'))).toBe(180)
  const half = london({ weekly: everyDay({ from: '01:30', to: '02:00' }) })
  expect(minutesIn(hoursBetween(half, '2027-10-31', '2027-10-31'))).toBe(60)
})

test('around the clock loses no minute at midnight', () => {
  const rules = london({ weekly: everyDay({ from: '00:00', to: '24:00' }) })
  expect(told(rules, '2027-03-27', '2027-03-29')).toEqual(['03-27T00:00', '03-30T00:00'])
})

test('overlapping and touching rows are one', () => {
  const weekly = everyDay(
    { from: '13:00', to: '17:00' },
    { from: '09:00', to: '12:00' },
    { from: '11:00', to: '13:00' },
  )
  expect(told(london({ weekly }), '2027-05-05')).toEqual(['05-05T09:00', '05-05T17:00'])
})

test('a window that runs backwards or reads no clock is a mistake', () => {
  expect(() => told(london({ weekly: everyDay({ from: '22:00', to: '06:00' }) }), '2027-05-05')).toThrow(
    RangeError,
  )
  expect(() => told(london({ weekly: everyDay({ from: '9:00', to: '12:00' }) }), '2027-05-05')).toThrow(
    RangeError,
  )
  expect(() => told(london({ weekly: everyDay({ from: '23:00', to: '24:01' }) }), '2027-05-05')).toThrow(
    RangeError,
  )
})
