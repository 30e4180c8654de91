import { type Intervals, normalise, subtract, union } from '#values/interval.ts'
import { dateAt, dayIn, type Minute } from '#values/zone.ts'
import type { Step } from './question.ts'

/**
 * A part of a visit that one staff member does in one go, in minutes from the visit's start: service time is
 * `[from, to)`, and `staffTime` is what it keeps the staff member from doing anything else.
 */
export type Stint = { from: number; to: number; staffTime: Intervals }

/** One step in its place within the visit; its resources are kept for the whole of `[heldFrom, heldTo)`. */
export type VisitLine = Stint & { step: Step; heldFrom: number; heldTo: number }

/** Lays the steps end to end. Throws RangeError for a visit without services or a service without length. */
export function layOut(steps: readonly Step[]): VisitLine[] {
  if (steps.length === 0) throw new RangeError('A visit needs a service')
  let from = 0
  return steps.map((step) => {
    if (!(step.duration >= 1)) throw new RangeError(`A service needs a length: ${step.serviceId}`)
    const line = lineAt(step, from)
    from = line.to
    return line
  })
}

function lineAt(step: Step, from: number): VisitLine {
  const to = from + step.duration
  const heldFrom = from - step.bufferBefore
  const heldTo = to + step.bufferAfter
  const staffTime = subtract([heldFrom, heldTo], gapOf(step, from, to))
  return { step, from, to, heldFrom, heldTo, staffTime }
}

/** A processing gap frees nothing outside its own service. */
function gapOf({ gap }: Step, from: number, to: number): Intervals {
  if (!gap) return []
  return normalise([from + Math.max(0, gap.after), Math.min(to, from + gap.after + gap.length)])
}

/** Several stints by the same staff member as one: their buffers meet each other without conflict. */
export function joined(stints: readonly Stint[]): Stint {
  return stints.reduce((one, other) => ({
    from: Math.min(one.from, other.from),
    to: Math.max(one.to, other.to),
    staffTime: union(one.staffTime, other.staffTime),
  }))
}

/** How far a question reaches: `dates` whose hours it needs, and the instants `[start, end)` whose occupations it needs. */
export type SupplySpan = { dates: { from: string; to: string }; start: Minute; end: Minute }

/** What must be loaded to answer for starts on these dates: a visit may run past midnight, and buffers past the visit. */
export function supplySpan(
  asked: { zone: string; from: string; to: string },
  steps: readonly Step[],
): SupplySpan {
  const lines = layOut(steps)
  const lastStart = dayIn(asked.zone, asked.to).end - 1
  const lastMinute = lastStart + lines.at(-1)!.to - 1
  return {
    dates: { from: asked.from, to: dateAt(asked.zone, lastMinute) },
    start: dayIn(asked.zone, asked.from).start + Math.min(...lines.map((line) => line.heldFrom)),
    end: lastStart + Math.max(...lines.map((line) => line.heldTo)),
  }
}
