/** The names of the days as files write them; ISO weekday 1 is Monday. */
export const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Reads `mon`, `mon-fri`, `sun-thu` or `mon,wed,fri` as ISO weekdays in the order written; null for anything else or a day named twice. */
export function readWeekdays(text: string): number[] | null {
  const days = text.split(',').flatMap((part) => readRange(part.trim().toLowerCase()))
  return days.includes(0) || new Set(days).size < days.length ? null : days
}

/** `mon-fri` in steps of a day, over the weekend where it ends before it begins; `[0]` where a name is unknown. */
function readRange(text: string): number[] {
  const [first = 0, last = first, rest] = text.split('-').map(numberOf)
  if (first === 0 || last === 0 || rest !== undefined) return [0]
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => ((first - 1 + step) % 7) + 1)
}

function numberOf(name: string): number {
  return weekdayNames.findIndex((each) => each === name) + 1
}
