import type { BranchAnswer } from '#features/branches/schema.ts'
import { addDays } from '#kit/days.ts'
import { dayIn } from '#kit/format.ts'

type Week = Pick<BranchAnswer, 'timezone' | 'hours' | 'closures'>

/** Whether a branch is open, and when that changes next: times as `HH:MM` on its own clock, days as `YYYY-MM-DD`. */
export type Opening =
  | { open: true; closes: string }
  | { open: false; today: boolean; day: string; opens: string }
  | { open: false; day: null }

const farthest = 21

/** Tells which weekday a day is: 1 Monday to 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7

function clockIn(zone: string, now: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(now)
}

/** Gives the hours of one day, closures applied, in order; an end that is not after its start is on the next day. */
export function hoursOn({ hours, closures }: Week, day: string): { opens: string; closes: string }[] {
  if (closures.some(({ from, to }) => from <= day && day <= to)) return []
  const weekday = weekdayOf(day)
  return hours
    .filter((each) => each.weekday === weekday)
    .toSorted((one, other) => one.opens.localeCompare(other.opens))
}

/** Decides whether a branch is open at an instant (epoch milliseconds) on its own clock, and what comes next. */
export function openingAt(week: Week, now: number): Opening {
  const today = dayIn(week.timezone, now)
  const clock = clockIn(week.timezone, now)
  const isOvernight = ({ opens, closes }: { opens: string; closes: string }) => closes <= opens
  const late = hoursOn(week, addDays(today, -1)).find((each) => isOvernight(each) && clock < each.closes)
  const running = hoursOn(week, today).find(
    (each) => each.opens <= clock && (isOvernight(each) || clock < each.closes),
  )
  if (running ?? late) return { open: true, closes: (running ?? late)!.closes }
  for (let ahead = 0; ahead <= farthest; ahead++) {
    const day = addDays(today, ahead)
    const next = hoursOn(week, day).find(({ opens }) => ahead > 0 || opens > clock)
    if (next) return { open: false, today: ahead === 0, day, opens: next.opens }
  }
  return { open: false, day: null }
}
