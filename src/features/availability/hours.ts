import { type Intervals, normalise, nothing, subtract, union } from '#values/interval.ts'
import { type Day, daysIn, minuteOfDay, weekdayNumbered } from '#values/zone.ts'

/** Clock times `HH:MM` of one day; `to` may be `24:00`. */
export type ClockWindow = { from: string; to: string }

/** A window of every week; ISO weekday 1 (Monday) to 7. A night is two rows: until 24:00, and from 00:00 the day after. */
export type WeeklyWindow = ClockWindow & { weekday: number }

export type HoursRules = {
  zone: string
  weekly: readonly WeeklyWindow[]
  breaks?: readonly WeeklyWindow[]
  /** Dates that replace weekly hours and breaks by their own windows; no windows mean a day off. */
  overrides?: ReadonlyMap<string, readonly ClockWindow[]>
  /** Closed dates, first and last included. */
  closures?: readonly { from: string; to: string }[]
  /** Instants away. */
  timeOff?: Intervals
}

/**
 * The instants of the dates `from` to `to` at which the zone's wall clock reads a time within the hours.
 *
 * So 09:00 stays 09:00 across a change of the clocks, a time that is skipped is no working time, and one that is
 * repeated is worked twice. Throws RangeError for a window that does not run forward.
 */
export function hoursBetween(rules: HoursRules, from: string, to: string): Intervals {
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    subtract(windowsOn(rules.weekly, weekday), windowsOn(rules.breaks ?? [], weekday)),
  )
  const bounds: number[] = []
  for (const day of daysIn(rules.zone, from, to)) {
    const closed = rules.closures?.some((closure) => closure.from <= day.date && day.date <= closure.to)
    if (closed) continue
    const override = rules.overrides?.get(day.date)
    pushInstants(bounds, day, override ? clockMinutes(override) : week[weekdayNumbered(day.number) - 1]!)
  }
  return subtract(normalise(bounds), rules.timeOff ?? nothing)
}

function windowsOn(rows: readonly WeeklyWindow[], weekday: number): Intervals {
  return clockMinutes(rows.filter((row) => row.weekday === weekday))
}

function clockMinutes(windows: readonly ClockWindow[]): Intervals {
  return windows.reduce<Intervals>((minutes, { from, to }) => {
    const window = [minuteOfDay(from), minuteOfDay(to)]
    if (window[0]! >= window[1]!) throw new RangeError(`A window must run forward: ${from}–${to}`)
    return union(minutes, window)
  }, nothing)
}

function pushInstants(bounds: number[], day: Day, windows: Intervals): void {
  for (const { start, end, offset } of day.stretches) {
    const midnight = day.number * 1440 - offset
    for (let index = 0; index < windows.length; index += 2) {
      bounds.push(Math.max(start, midnight + windows[index]!), Math.min(end, midnight + windows[index + 1]!))
    }
  }
}
