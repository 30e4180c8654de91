/**
 * Sorted, disjoint, non-touching half-open stretches of whole minutes, flat: `[from0, to0, from1, to1, …]`.
 *
 * One flat array of small integers is the cheapest thing the machine can walk, and two walks are enough for all
 * questions of time: which of these starts lie inside the hours, and which lie clear of what is taken.
 */
export type Intervals = readonly number[]

/** The empty set of minutes. */
export const nothing: Intervals = []

/** Later than any minute there will be (the year 4011), and still an integer the machine holds without a box. */
export const endOfTime = 2 ** 30 - 1

/** The starts `t` for which the whole of `[t + from, t + to)` lies inside one stretch of `hours`; `from < to`. */
export function startsInside(starts: Intervals, hours: Intervals, from: number, to: number): Intervals {
  const kept: number[] = []
  let hour = 0
  for (let index = 0; index < starts.length; index += 2) {
    const end = starts[index + 1]!
    hour = firstEndingAfter(hours, hour, starts[index]! + to - 1)
    for (; hour < hours.length && hours[hour]! - from < end; hour += 2) {
      const first = Math.max(starts[index]!, hours[hour]! - from)
      const limit = Math.min(end, hours[hour + 1]! - to + 1)
      if (first < limit) kept.push(first, limit)
      if (hours[hour + 1]! - to + 1 >= end) break
    }
  }
  return kept
}

/** The starts `t` for which no minute of `[t + from, t + to)` is taken; `from < to`. */
export function startsClearOf(starts: Intervals, taken: Intervals, from: number, to: number): Intervals {
  if (taken.length === 0) return starts
  const kept: number[] = []
  let next = 0
  for (let index = 0; index < starts.length; index += 2) {
    let first = starts[index]!
    const end = starts[index + 1]!
    next = firstEndingAfter(taken, next, first + from)
    while (next < taken.length) {
      const limit = taken[next]! - to + 1
      if (limit >= end) break
      if (limit > first) kept.push(first, limit)
      first = taken[next + 1]! - from
      if (first >= end) break
      next += 2
    }
    if (first < end) kept.push(first, end)
  }
  return kept
}

/** The first stretch at or behind `index` that ends after `minute`, found by doubling steps: long gaps cost little. */
function firstEndingAfter(set: Intervals, index: number, minute: number): number {
  if (index >= set.length || set[index + 1]! > minute) return index
  let low = index
  let step = 2
  while (low + step < set.length && set[low + step + 1]! <= minute) {
    low += step
    step *= 2
  }
  let high = Math.min(low + step, set.length)
  while (high - low > 2) {
    const middle = low + 2 * ((high - low) >> 2)
    if (set[middle + 1]! <= minute) low = middle
    else high = middle
  }
  return high
}

/** The minutes that are in both sets. */
export function intersect(one: Intervals, other: Intervals): Intervals {
  return startsInside(one, other, 0, 1)
}

/** The minutes of the first set that are not in the second. */
export function subtract(set: Intervals, taken: Intervals): Intervals {
  return startsClearOf(set, taken, 0, 1)
}

/** The minutes that are in either set. */
export function union(one: Intervals, other: Intervals): Intervals {
  if (one.length === 0) return other
  if (other.length === 0) return one
  const merged: number[] = []
  let left = 0
  let right = 0
  while (left < one.length || right < other.length) {
    const fromOne = right >= other.length || (left < one.length && one[left]! <= other[right]!)
    if (fromOne) append(merged, one[left]!, one[left + 1]!)
    else append(merged, other[right]!, other[right + 1]!)
    if (fromOne) left += 2
    else right += 2
  }
  return merged
}

/** Makes a set of any pairs `[from, to, from, to, …]`: in any order, overlapping, touching; those that are empty vanish. */
export function normalise(pairs: readonly number[]): Intervals {
  const merged: number[] = []
  if (isSorted(pairs)) {
    for (let index = 0; index < pairs.length; index += 2) append(merged, pairs[index]!, pairs[index + 1]!)
    return merged
  }
  const order = Uint32Array.from({ length: pairs.length >> 1 }, (_, pair) => pair * 2)
  order.sort((one, other) => pairs[one]! - pairs[other]!)
  for (const index of order) append(merged, pairs[index]!, pairs[index + 1]!)
  return merged
}

function isSorted(pairs: readonly number[]): boolean {
  for (let index = 2; index < pairs.length; index += 2) if (pairs[index]! < pairs[index - 2]!) return false
  return true
}

/** Adds a stretch that starts no earlier than the last one did, melting it into the last where they meet. */
function append(merged: number[], from: number, to: number): void {
  if (from >= to) return
  const last = merged.length - 1
  if (last < 0 || merged[last]! < from) merged.push(from, to)
  else if (merged[last]! < to) merged[last] = to
}

/** The same minutes, later by `minutes` (earlier when negative). */
export function shift(set: Intervals, minutes: number): Intervals {
  return set.map((bound) => bound + minutes)
}

/** The part of the set inside `[from, to)`. */
export function clip(set: Intervals, from: number, to: number): Intervals {
  return from < to ? intersect([from, to], set) : nothing
}

/** True when every minute of `[from, to)` is in the set. */
export function contains(set: Intervals, from: number, to: number): boolean {
  const index = firstEndingAfter(set, 0, from)
  return index < set.length && set[index]! <= from && to <= set[index + 1]!
}

/** True when some minute of `[from, to)` is in the set. */
export function touches(set: Intervals, from: number, to: number): boolean {
  const index = firstEndingAfter(set, 0, from)
  return from < to && index < set.length && set[index]! < to
}

/** How many minutes the set holds. */
export function minutesIn(set: Intervals): number {
  let minutes = 0
  for (let index = 0; index < set.length; index += 2) minutes += set[index + 1]! - set[index]!
  return minutes
}
