import type { Intervals } from '#values/interval.ts'
import { normalise, shift } from '#values/interval.ts'
import { dateAt, type Minute } from '#values/zone.ts'
import { candidates, type Plan, planVisit } from './plan.ts'
import type { Line, Occupation, Placement, Question, Refused } from './question.ts'
import { chooseResources } from './resources.ts'
import { sift, staffSieves } from './sieves.ts'
import type { VisitLine } from './visit.ts'

/**
 * Decides who does the visit at this start, with which resources, and what that occupies; or says why it cannot be.
 *
 * With any staff the visit changes hands as rarely as it can; where several would do, the member with the fewest booked
 * minutes that day gets it, then the first in the business's order.
 */
export function placeAt(question: Question, start: Minute): Placement | Refused {
  const plan = planVisit(question)
  const moment = [start, start + 1]
  const { refused } = sift(moment, plan.visitSieves)
  if (refused) return { refused }
  const able: string[][] = []
  for (const line of plan.lines) {
    const members = whoCan(plan, line, moment)
    if ('refused' in members) return members
    able.push(members)
  }
  const lack = sift(moment, plan.resourceSieves)
  if (lack.refused) return { refused: lack.refused }
  return write(plan, start, shareOut(plan, able, dateAt(question.zone, start)))
}

/** Who can do this line; if nobody can, what stopped the one who came furthest. */
function whoCan(plan: Plan, line: VisitLine, moment: Intervals): string[] | Refused {
  const able: string[] = []
  let furthest: Refused & { passed: number } = { refused: 'staff-away', passed: 0 }
  for (const id of candidates(plan, line)) {
    const member = plan.staff.get(id)
    if (!member) continue
    const { refused, passed } = sift(moment, staffSieves(member, line, plan.grid.days))
    if (!refused) able.push(id)
    else if (passed > furthest.passed) furthest = { refused, passed }
  }
  return able.length > 0 ? able : { refused: furthest.refused }
}

/** Gives each line to a member: always the one who can stay longest, so that hands change as rarely as possible. */
function shareOut(plan: Plan, able: readonly (readonly string[])[], date: string): string[] {
  const hands: string[] = []
  while (hands.length < able.length) {
    const from = hands.length
    const stay = (id: string) => {
      const leaves = able.findIndex((members, index) => index >= from && !members.includes(id))
      return (leaves < 0 ? able.length : leaves) - from
    }
    const minutes = (id: string) => plan.staff.get(id)!.minutesOn.get(date) ?? 0
    const [best] = able[from]!.toSorted(
      (one, other) => stay(other) - stay(one) || minutes(one) - minutes(other),
    )
    hands.push(...Array.from({ length: stay(best!) }, () => best!))
  }
  return hands
}

function write({ lines, resources }: Plan, start: Minute, hands: readonly string[]): Placement {
  const written: Line[] = lines.map((line, index) => ({
    serviceId: line.step.serviceId,
    staffId: hands[index]!,
    resourceIds: chooseResources(line, resources, start)!,
    start: start + line.from,
    end: start + line.to,
  }))
  return { lines: written, occupations: occupationsOf(lines, written, start) }
}

/** Each subject's occupations, those of several lines melted together so that a visit cannot conflict with itself. */
function occupationsOf(lines: readonly VisitLine[], written: readonly Line[], start: Minute): Occupation[] {
  const staff = new Map<string, number[]>()
  const resources = new Map<string, number[]>()
  const keep = (kept: Map<string, number[]>, id: string, time: Intervals) =>
    kept.set(id, [...(kept.get(id) ?? []), ...shift(time, start)])
  for (const [index, { staffId, resourceIds }] of written.entries()) {
    const { staffTime, heldFrom, heldTo } = lines[index]!
    keep(staff, staffId, staffTime)
    for (const id of resourceIds) keep(resources, id, [heldFrom, heldTo])
  }
  return [...asOccupations('staff', staff), ...asOccupations('resource', resources)]
}

function asOccupations(kind: Occupation['kind'], kept: ReadonlyMap<string, readonly number[]>): Occupation[] {
  return [...kept].flatMap(([subjectId, bounds]) => {
    const times = normalise(bounds)
    return times.flatMap((from, index) =>
      index % 2 === 0 ? [{ subjectId, kind, start: from, end: times[index + 1]! }] : [],
    )
  })
}
