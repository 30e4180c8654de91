import type { Intervals } from '#values/interval.ts'
import type { Grid } from './grid.ts'
import type { FreeDay, Slot } from './question.ts'

/**
 * Who is free at which start of a grid: for each start a few words with one bit per member.
 *
 * A hundred members over a month are a hundred thousand marks; as bits they are set and read without an object each,
 * and neighbouring starts with the same members share one list.
 */
export type Roster = { grid: Grid; members: readonly string[]; width: number; words: Int32Array }

/** An empty roster for these members, named later in this order. */
export function openRoster(grid: Grid, members: readonly string[]): Roster {
  // One bit more than there are members: it marks starts that are free though no member is free alone.
  const width = (members.length >> 5) + 1
  return { grid, members, width, words: new Int32Array(width * grid.size) }
}

/** Marks the member at this place of the list, or with the list's length nobody in particular, at each start of the runs. */
export function mark({ width, words }: Roster, member: number, runs: Intervals): void {
  const bit = 1 << (member & 31)
  for (let run = 0; run < runs.length; run += 2) {
    const limit = runs[run + 1]! * width
    for (let word = runs[run]! * width + (member >> 5); word < limit; word += width) words[word]! |= bit
  }
}

/** Stretches that hold those starts of the runs that nobody has marked, and no other start of the grid. */
export function unmarkedStarts({ grid, width, words }: Roster, runs: Intervals): Intervals {
  const starts: number[] = []
  let row = 0
  for (let run = 0; run < runs.length; run += 2) {
    for (let number = runs[run]!; number < runs[run + 1]!; number += 1) {
      if (!isUnmarked(words, number * width, width)) continue
      while (row + 1 < grid.rows.length && grid.rows[row + 1]!.index <= number) row += 1
      const { first, index } = grid.rows[row]!
      const start = first + (number - index) * grid.interval
      if (starts.at(-1) === start - grid.interval + 1) starts[starts.length - 1] = start + 1
      else starts.push(start, start + 1)
    }
  }
  return starts
}

/** The marked starts with their members, by day; days without any are listed too. */
export function listDays(roster: Roster): FreeDay[] {
  const { grid, width, words } = roster
  const days = grid.days.map(({ date }): FreeDay => ({ date, slots: [] }))
  let staff: readonly string[] = []
  let staffOf = -1
  for (const { first, end, index, day } of grid.rows) {
    const slots: Slot[] = days[day]!.slots
    for (let start = first, word = index * width; start < end; start += grid.interval, word += width) {
      if (isUnmarked(words, word, width)) continue
      if (staffOf < 0 || !areEqual(words, staffOf, word, width)) staff = membersAt(roster, word)
      staffOf = word
      slots.push({ start, staff })
    }
  }
  return days
}

function isUnmarked(words: Int32Array, at: number, width: number): boolean {
  for (let word = at; word < at + width; word += 1) if (words[word] !== 0) return false
  return true
}

function areEqual(words: Int32Array, one: number, other: number, width: number): boolean {
  for (let word = 0; word < width; word += 1) if (words[one + word] !== words[other + word]) return false
  return true
}

function membersAt({ members, width, words }: Roster, at: number): readonly string[] {
  const named: string[] = []
  for (let word = 0; word < width; word += 1) {
    for (let bits = words[at + word]!; bits !== 0; bits &= bits - 1) {
      const member = word * 32 + 31 - Math.clz32(bits & -bits)
      if (member < members.length) named.push(members[member]!)
    }
  }
  return named
}
