import { contains, type Intervals } from '#values/interval.ts'
import type { Day, Minute } from '#values/zone.ts'

/** Evenly spaced starts of one stretch of the grid's day number `day`; the first is number `index` of the whole grid. */
type Row = { first: Minute; end: Minute; index: number; day: number }

/**
 * The instants at which a visit may start: wall-clock multiples of the interval after local midnight.
 *
 * A visit can therefore start at 09:00, 09:15 … on every day of the year; a time the clocks skip is no instant and not
 * in the grid; one they repeat is two instants and twice in it.
 */
export type Grid = { days: readonly Day[]; interval: number; rows: readonly Row[]; size: number }

/** Lays the grid over the days. */
export function layGrid(days: readonly Day[], interval: number): Grid {
  const rows: Row[] = []
  let size = 0
  for (const [day, { number, stretches }] of days.entries()) {
    for (const { start, end, offset } of stretches) {
      const pastMultiple = (start + offset - number * 1440) % interval
      const first = pastMultiple === 0 ? start : start + interval - pastMultiple
      if (first >= end) continue
      rows.push({ first, end, index: size, day })
      size += Math.ceil((end - first) / interval)
    }
  }
  return { days, interval, rows, size }
}

/** The numbers of the grid's starts that lie in the set, as runs `[first, limit, first, limit, …]`. */
export function gridRuns({ rows, interval }: Grid, starts: Intervals): Intervals {
  const runs: number[] = []
  let row = 0
  for (let index = 0; index < starts.length; index += 2) {
    const from = starts[index]!
    const to = starts[index + 1]!
    while (row < rows.length && rows[row]!.end <= from) row += 1
    for (let at = row; at < rows.length && rows[at]!.first < to; at += 1) {
      const { first, end, index: number } = rows[at]!
      const start = from <= first ? number : number + Math.ceil((from - first) / interval)
      const limit = number + Math.ceil((Math.min(to, end) - first) / interval)
      if (start >= limit) continue
      if (runs.at(-1) === start) runs[runs.length - 1] = limit
      else runs.push(start, limit)
    }
  }
  return runs
}

/** The starts of the grid that lie in the set. */
export function gridStarts({ rows, interval }: Grid, starts: Intervals): Minute[] {
  return rows.flatMap(({ first, end }) => {
    const found: Minute[] = []
    for (let start = first; start < end; start += interval)
      if (contains(starts, start, start + 1)) found.push(start)
    return found
  })
}
