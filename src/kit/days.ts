import type { Reader } from './format.ts'

/** A day that can be chosen: `YYYY-MM-DD` and how many times are free on it. */
export type FreeDay = { date: string; free: number }

const sundayFirst = new Set(['US', 'CA', 'MX', 'BR', 'IL', 'JP', 'IN', 'ZA', 'SA', 'YE'])
const saturdayFirst = new Set(['BH', 'DZ', 'EG', 'IQ', 'IR', 'JO', 'KW', 'LY', 'OM', 'QA', 'SD', 'SY'])

/** Tells which weekday opens a reader's week: 0 Sunday, 1 Monday, 6 Saturday. */
export function firstWeekday({ region = '' }: Reader): 0 | 1 | 6 {
  if (sundayFirst.has(region)) return 0
  return saturdayFirst.has(region) ? 6 : 1
}

const at = (day: string) => new Date(`${day}T12:00:00Z`)
const dayOf = (date: Date) => date.toISOString().slice(0, 10)

/** Gives the day so many days later, or earlier when negative. */
export function addDays(day: string, days: number): string {
  const date = at(day)
  date.setUTCDate(date.getUTCDate() + days)
  return dayOf(date)
}

/** Gives the first day of the month so many months later. */
export function monthAfter(day: string, months: number): string {
  const date = at(`${day.slice(0, 7)}-01`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return dayOf(date)
}

/** Lays a month out in whole weeks; days of its neighbours are null. */
export function weeksOf(month: string, first: 0 | 1 | 6): (string | null)[][] {
  const start = `${month.slice(0, 7)}-01`
  const lead = (at(start).getUTCDay() - first + 7) % 7
  const length = at(addDays(monthAfter(start, 1), -1)).getUTCDate()
  const cells = Array.from({ length: Math.ceil((lead + length) / 7) * 7 }, (_, index) => {
    const number = index - lead
    return number >= 0 && number < length ? addDays(start, number) : null
  })
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
