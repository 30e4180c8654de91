import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  clip,
  contains,
  intersect,
  minutesIn,
  normalise,
  shift,
  startsClearOf,
  startsInside,
  subtract,
  touches,
  union,
} from './interval.ts'

const limit = 120
const pairs = fc
  .array(fc.tuple(fc.nat(limit), fc.nat(12)), { maxLength: 14 })
  .map((ranges) => ranges.flatMap(([from, length]) => [from, from + length]))
const sets = pairs.map(normalise)
const offsets = fc.tuple(fc.integer({ min: -15, max: 15 }), fc.integer({ min: 1, max: 20 }))
const all = Array.from({ length: limit + 60 }, (_, index) => index - 30)

const has = (bounds: readonly number[], minute: number) =>
  bounds.some((from, index) => index % 2 === 0 && from <= minute && minute < bounds[index + 1]!)
const minutesOf = (bounds: readonly number[]) => all.filter((minute) => has(bounds, minute))
const range = (from: number, length: number) => Array.from({ length }, (_, index) => from + index)

/** Sorted, apart, none empty. */
function isTidy(bounds: readonly number[]): boolean {
  return bounds.length % 2 === 0 && bounds.every((bound, index) => index === 0 || bounds[index - 1]! < bound)
}

test('any pairs become sorted stretches that neither meet nor vanish', () => {
  fc.assert(
    fc.property(pairs, (bounds) => {
      expect(isTidy(normalise(bounds))).toBe(true)
      expect(minutesOf(normalise(bounds))).toEqual(minutesOf(bounds))
    }),
  )
})

test('union, intersection, difference and clipping hold for every minute', () => {
  fc.assert(
    fc.property(sets, sets, fc.nat(limit), fc.nat(limit), (one, other, from, to) => {
      for (const result of [
        union(one, other),
        intersect(one, other),
        subtract(one, other),
        clip(one, from, to),
      ]) {
        expect(isTidy(result)).toBe(true)
      }
      expect(minutesOf(union(one, other))).toEqual(
        all.filter((minute) => has(one, minute) || has(other, minute)),
      )
      expect(minutesOf(intersect(one, other))).toEqual(
        all.filter((minute) => has(one, minute) && has(other, minute)),
      )
      expect(minutesOf(subtract(one, other))).toEqual(
        all.filter((minute) => has(one, minute) && !has(other, minute)),
      )
      expect(minutesOf(clip(one, from, to))).toEqual(
        minutesOf(one).filter((minute) => from <= minute && minute < to),
      )
      expect(minutesIn(one)).toBe(minutesOf(one).length)
      expect(shift(shift(one, 7), -7)).toEqual(one)
    }),
  )
})

test('starts inside the hours and clear of what is taken are those whose every minute is', () => {
  fc.assert(
    fc.property(sets, sets, offsets, (starts, set, [from, length]) => {
      const inside = all.filter(
        (start) => has(starts, start) && range(start + from, length).every((minute) => has(set, minute)),
      )
      const clear = all.filter(
        (start) => has(starts, start) && !range(start + from, length).some((minute) => has(set, minute)),
      )
      expect(minutesOf(startsInside(starts, set, from, from + length))).toEqual(inside)
      expect(minutesOf(startsClearOf(starts, set, from, from + length))).toEqual(clear)
    }),
    { numRuns: 500 },
  )
})

test('a stretch is contained when all of it is in the set, and touched when any of it is', () => {
  fc.assert(
    fc.property(sets, fc.nat(limit), fc.integer({ min: 1, max: 20 }), (set, from, length) => {
      expect(contains(set, from, from + length)).toBe(range(from, length).every((minute) => has(set, minute)))
      expect(touches(set, from, from + length)).toBe(range(from, length).some((minute) => has(set, minute)))
    }),
  )
})
