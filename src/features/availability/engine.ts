import { type Intervals, nothing, startsInside, subtract, union } from '#values/interval.ts'
import { dayIn, type Minute } from '#values/zone.ts'
import { gridRuns } from './grid.ts'
import { candidates, type Plan, planVisit } from './plan.ts'
import type { FreeDay, Question, Slot } from './question.ts'
import { listDays, mark, openRoster, unmarkedStarts } from './roster.ts'
import { sift, staffSieves } from './sieves.ts'
import { joined, type Stint } from './visit.ts'

/**
 * The starts at which the visit can be booked, by local date, for each bookable date asked about, free or not.
 *
 * Service time, processing gaps included, lies within opening hours and the staff member's working hours. Buffers need
 * only be free of other bookings: cleaning up after closing time is the business's own affair. `placeAt` accepts these
 * starts and no others.
 */
export function freeDays(question: Question): FreeDay[] {
  const plan = planVisit(question)
  const possible = sift(wholeSpan(question), [...plan.visitSieves, ...plan.resourceSieves]).left
  const members = loneCandidates(plan)
  const roster = openRoster(plan.grid, members)
  const whole = joined(plan.lines)
  for (const [index, id] of members.entries()) {
    mark(roster, index, gridRuns(plan.grid, startsOf(plan, id, whole, possible)))
  }
  if (mayChangeHands(plan)) {
    const unserved = unmarkedStarts(roster, gridRuns(plan.grid, possible))
    mark(roster, members.length, gridRuns(plan.grid, sharedStarts(plan, unserved)))
  }
  return listDays(roster)
}

/** The free starts nearest to a wish, nearest first; of two equally near, the earlier. */
export function nearest(question: Question, wish: Minute, count = 3): Slot[] {
  const distance = (slot: Slot) => Math.abs(slot.start - wish)
  const slots = freeDays(question).flatMap((day) => day.slots)
  return slots
    .toSorted((one, other) => distance(one) - distance(other) || one.start - other.start)
    .slice(0, count)
}

function wholeSpan({ zone, from, to }: Question): Intervals {
  const start = dayIn(zone, from).start
  const { end } = dayIn(zone, to)
  return start < end ? [start, end] : []
}

/** Those who have the skill for every step. */
function loneCandidates(plan: Plan): readonly string[] {
  const [first, ...others] = plan.lines.map((line) => candidates(plan, line))
  return others.reduce((able, step) => able.filter((id) => step.includes(id)), first!)
}

function startsOf({ staff, grid }: Plan, id: string, stint: Stint, starts: Intervals): Intervals {
  const member = staff.get(id)
  return member ? sift(starts, staffSieves(member, stint, grid.days)).left : []
}

function mayChangeHands(plan: Plan): boolean {
  return plan.lines.length > 1 && new Set(plan.lines.flatMap((line) => candidates(plan, line))).size > 1
}

/** The starts at which somebody can do each step, whoever does the others. */
function sharedStarts(plan: Plan, starts: Intervals): Intervals {
  // Most starts at which nobody is free alone lie outside everybody's hours, and fall here in one walk.
  let able = startsInside(starts, everybodysHours(plan), 0, plan.lines.at(-1)!.to)
  for (const line of plan.lines) {
    let unserved = able
    for (const id of candidates(plan, line)) {
      if (unserved.length === 0) break
      unserved = subtract(unserved, startsOf(plan, id, line, unserved))
    }
    able = subtract(able, unserved)
  }
  return able
}

function everybodysHours(plan: Plan): Intervals {
  const ids = new Set(plan.lines.flatMap((line) => candidates(plan, line)))
  return [...ids].reduce((hours, id) => union(hours, plan.staff.get(id)?.working ?? nothing), nothing)
}
