import { expect, test } from 'vitest'
import { addDays, firstWeekday, monthAfter, weeksOf } from './days.ts'

test('days are counted over the ends of months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  expect(monthAfter('2026-12-24', 1)).toBe('2027-01-01')
  expect(monthAfter('2026-01-31', -1)).toBe('2025-12-01')
})

test('a month is laid out in whole weeks, each day once and under its weekday', () => {
  const weeks = weeksOf('2026-11-15', 1)
  expect(weeks).toHaveLength(6)
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01'])
  expect(weeks.flat().filter(Boolean)).toHaveLength(30)
  for (const week of weeks) expect(week).toHaveLength(7)
  expect(weeksOf('2027-02-01', 1)).toHaveLength(4)
})

test('the week opens with the day the region opens it with', () => {
  expect(firstWeekday({ locale: 'en', region: 'US' })).toBe(0)
  expect(firstWeekday({ locale: 'de', region: 'DE' })).toBe(1)
  expect(firstWeekday({ locale: 'ar', region: 'AE' })).toBe(1)
  expect(firstWeekday({ locale: 'ar', region: 'KW' })).toBe(6)
  expect(weeksOf('2026-11-01', 0)[0]![0]).toBe('2026-11-01')
  expect(weeksOf('2026-11-01', 6)[0]![1]).toBe('2026-11-01')
})
