import { type Intervals, normalise, startsInside, subtract } from '#values/interval.ts'
import { type Grid, gridRuns, gridStarts, layGrid } from './grid.ts'
import type { Question, StaffSupply } from './question.ts'
import { type Resources, startsWithResources } from './resources.ts'
import { bookableDays, fullDays, type Sieve, windowSieves } from './sieves.ts'
import { layOut, type VisitLine } from './visit.ts'

/** A question made ready to answer: the visit laid out, the grid of its starts, and the sieves that concern no one member. */
export type Plan = {
  question: Question
  lines: readonly VisitLine[]
  grid: Grid
  staff: ReadonlyMap<string, StaffSupply>
  resources: Resources
  visitSieves: readonly Sieve[]
  resourceSieves: readonly Sieve[]
}

/** Prepares a question. Throws RangeError for what no branch can have set: no service, no length, no grid, no such zone. */
export function planVisit(question: Question): Plan {
  const { slotInterval, steps } = question
  if (!Number.isInteger(slotInterval) || slotInterval < 1)
    throw new RangeError(`Not a slot interval: ${slotInterval}`)
  const lines = layOut(steps)
  const grid = layGrid(bookableDays(question), slotInterval)
  const staff = new Map(question.staffSupply.map((member) => [member.id, member]))
  const resources = new Map(question.resourceSupply.map((resource) => [resource.id, resource]))
  const visitSieves = sievesOfVisit(question, lines, grid)
  const resourceSieves = sievesOfResources(lines, resources, grid)
  return { question, lines, grid, staff, resources, visitSieves, resourceSieves }
}

/** Whom the question lets do a step: the named staff member, or all who have the skill. */
export function candidates({ question }: Plan, line: VisitLine): readonly string[] {
  if (question.staff === 'any') return line.step.staff
  return line.step.staff.includes(question.staff) ? [question.staff] : []
}

function sievesOfVisit(question: Question, lines: readonly VisitLine[], grid: Grid): Sieve[] {
  const end = lines.at(-1)!.to
  const hasSkill = lines.every(({ step }) =>
    step.staff.some((id) => question.staff === 'any' || id === question.staff),
  )
  return [
    { code: 'staff-lacks-skill', pass: (starts) => (hasSkill ? starts : []) },
    ...windowSieves(question),
    { code: 'not-on-grid', pass: (starts) => (gridRuns(grid, starts).length > 0 ? starts : []) },
    { code: 'outside-hours', pass: (starts) => startsInside(starts, question.open, 0, end) },
    { code: 'daily-limit', pass: (starts) => subtract(starts, daysWithoutService(question, grid)) },
  ]
}

function daysWithoutService({ steps, serviceDailyLimits }: Question, { days }: Grid): Intervals {
  const asked = new Map<string, number>()
  for (const { serviceId } of steps) asked.set(serviceId, (asked.get(serviceId) ?? 0) + 1)
  const full = [...asked].flatMap(([serviceId, times]) => {
    const rule = serviceDailyLimits.get(serviceId)
    return rule ? fullDays(days, rule.limit, rule.bookedOn, times) : []
  })
  return normalise(full)
}

function sievesOfResources(lines: readonly VisitLine[], resources: Resources, grid: Grid): Sieve[] {
  const needy = lines.filter(({ step }) => step.resources.length > 0)
  const onGrid = (starts: Intervals) => gridStarts(grid, starts)
  return needy.map((line) => ({
    code: 'no-resource',
    pass: (starts) => startsWithResources(line, resources, starts, onGrid),
  }))
}
