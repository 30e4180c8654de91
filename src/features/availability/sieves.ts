import { clip, endOfTime, type Intervals, startsClearOf, startsInside, subtract } from '#values/interval.ts'
import { addDays, type Day, dateAt, dayIn, daysIn } from '#values/zone.ts'
import type { BookingWindow, RefusalCode, StaffSupply } from './question.ts'
import type { Stint } from './visit.ts'

/**
 * One rule of booking: takes the starts still possible, passes those that keep the rule.
 *
 * A month of free times and the check of a single booking go through the same sieves, once with every start of the
 * month and once with one minute. This is why what is shown can be booked and what is not shown is refused.
 */
export type Sieve = { code: RefusalCode; pass: (starts: Intervals) => Intervals }

/** What passes all sieves, and which of them stopped the last of it; `passed` counts those before it. */
export type Sifted = { left: Intervals; refused: RefusalCode | null; passed: number }

/** Sends the starts through the sieves in order, as long as any are left. */
export function sift(starts: Intervals, sieves: readonly Sieve[]): Sifted {
  let left = starts
  for (let passed = 0; passed < sieves.length; passed += 1) {
    left = sieves[passed]!.pass(left)
    if (left.length === 0) return { left, refused: sieves[passed]!.code, passed }
  }
  return { left, refused: null, passed: sieves.length }
}

/** The dates asked about that are neither past nor beyond the horizon. */
export function bookableDays({ zone, from, to, now, horizonDays }: BookingWindow): Day[] {
  const today = dateAt(zone, now)
  const last = addDays(today, horizonDays)
  return daysIn(zone, from > today ? from : today, to < last ? to : last)
}

/** Within the horizon, not in the past, with the notice, on the dates asked about. */
export function windowSieves({ zone, from, to, now, noticeMinutes, horizonDays }: BookingWindow): Sieve[] {
  const horizon = dayIn(zone, addDays(dateAt(zone, now), horizonDays)).end
  const first = dayIn(zone, from).start
  const end = dayIn(zone, to).end
  return [
    { code: 'beyond-horizon', pass: (starts) => clip(starts, -endOfTime, horizon) },
    { code: 'past', pass: (starts) => clip(starts, now, endOfTime) },
    { code: 'too-soon', pass: (starts) => clip(starts, now + noticeMinutes, endOfTime) },
    { code: 'outside-hours', pass: (starts) => clip(starts, first, end) },
  ]
}

/** The staff member works throughout the stint, has visits left that day, and nothing else to do. */
export function staffSieves(member: StaffSupply, stint: Stint, days: readonly Day[]): Sieve[] {
  const { working, busy, dailyLimit, bookedOn } = member
  return [
    { code: 'staff-away', pass: (starts) => startsInside(starts, working, stint.from, stint.to) },
    { code: 'daily-limit', pass: (starts) => subtract(starts, fullDays(days, dailyLimit, bookedOn, 1)) },
    { code: 'slot-taken', pass: (starts) => startsBetween(starts, busy, stint.staffTime) },
  ]
}

/** The days on which `added` more would exceed the limit. */
export function fullDays(
  days: readonly Day[],
  limit: number | null,
  bookedOn: ReadonlyMap<string, number>,
  added: number,
): Intervals {
  if (limit === null) return []
  const full = days.filter(({ date, start, end }) => start < end && (bookedOn.get(date) ?? 0) + added > limit)
  return full.flatMap(({ start, end }) => [start, end])
}

function startsBetween(starts: Intervals, busy: Intervals, pieces: Intervals): Intervals {
  let left = starts
  for (let index = 0; index < pieces.length && left.length > 0; index += 2) {
    left = startsClearOf(left, busy, pieces[index]!, pieces[index + 1]!)
  }
  return left
}
