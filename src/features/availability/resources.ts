import {
  type Intervals,
  nothing,
  normalise,
  startsClearOf,
  subtract,
  touches,
  union,
} from '#values/interval.ts'
import type { Minute } from '#values/zone.ts'
import type { ResourceSupply } from './question.ts'
import type { VisitLine } from './visit.ts'

export type Resources = ReadonlyMap<string, ResourceSupply>

/** The starts at which the line gets a free resource of each kind it needs; `grid` lists the starts that matter. */
export function startsWithResources(
  line: VisitLine,
  resources: Resources,
  starts: Intervals,
  grid: (starts: Intervals) => readonly Minute[],
): Intervals {
  const kinds = line.step.resources
  const able = kinds.reduce((left, kind) => startsWithAny(line, kind, resources, left), starts)
  if (kinds.length < 2 || new Set(kinds.flat()).size === kinds.flat().length) return able
  // One resource that would do for two kinds cannot be both at once, so kinds cannot be judged one by one.
  const exact = grid(able).filter((start) => chooseResources(line, resources, start))
  return normalise(exact.flatMap((start) => [start, start + 1]))
}

function startsWithAny(
  line: VisitLine,
  kind: readonly string[],
  resources: Resources,
  starts: Intervals,
): Intervals {
  let able = nothing
  let left = starts
  for (const id of kind) {
    const busy = resources.get(id)?.busy
    if (!busy) continue
    const free = startsClearOf(left, busy, line.heldFrom, line.heldTo)
    able = union(able, free)
    left = subtract(left, free)
    if (left.length === 0) break
  }
  return able
}

/** A different free resource for each kind, the earliest in order that works out for all; null if there is none. */
export function chooseResources(line: VisitLine, resources: Resources, start: Minute): string[] | null {
  const isFree = (id: string) => {
    const busy = resources.get(id)?.busy
    return busy !== undefined && !touches(busy, start + line.heldFrom, start + line.heldTo)
  }
  return chooseDistinct(
    line.step.resources.map((kind) => kind.filter(isFree)),
    [],
  )
}

function chooseDistinct(kinds: readonly (readonly string[])[], chosen: string[]): string[] | null {
  const kind = kinds[chosen.length]
  if (!kind) return chosen
  for (const id of kind) {
    const all = chosen.includes(id) ? null : chooseDistinct(kinds, [...chosen, id])
    if (all) return all
  }
  return null
}
