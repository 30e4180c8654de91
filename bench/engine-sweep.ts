import type { Intervals } from '#values/interval.ts'

export type SweepInput = {
  staff: readonly { id: string; working: Intervals; busy: Intervals }[]
  days: readonly { date: string; start: number; end: number }[]
  interval: number
  length: number
  before: number
  after: number
}

/**
 * The limit the engine is measured against: the barest loop that answers the same month. It knows no zone, notice,
 * limit, resource, gap or opening hours; it walks each member's windows and busy times once and fills the slots.
 */
export function sweep({ staff, days, interval, length, before, after }: SweepInput) {
  const origin = days[0]!.start
  const staffAt: (string[] | undefined)[] = Array<string[] | undefined>(
    (days.at(-1)!.end - origin) / interval,
  )
  for (const { id, working, busy } of staff) {
    let next = 0
    for (let window = 0; window < working.length; window += 2) {
      const last = working[window + 1]! - length
      for (let start = working[window]!; start <= last; start += interval) {
        while (next < busy.length && busy[next + 1]! <= start - before) next += 2
        if (next < busy.length && busy[next]! < start + length + after) continue
        const number = (start - origin) / interval
        const others = staffAt[number]
        if (others) others.push(id)
        else staffAt[number] = [id]
      }
    }
  }
  return days.map(({ date, start: first, end }) => {
    const slots: { start: number; staff: string[] }[] = []
    for (let start = first; start < end; start += interval) {
      const staff = staffAt[(start - origin) / interval]
      if (staff) slots.push({ start, staff })
    }
    return { date, slots }
  })
}
