import { nearest } from '#features/availability/engine.ts'
import { datesAround, loadSupply, type Ask, type Supply } from '#features/availability/load.ts'
import { placeAt } from '#features/availability/place.ts'
import type { Line, Occupation, RefusalCode } from '#features/availability/question.ts'
import { refusalAt, freeSessions } from '#features/availability/sessions.ts'
import { readStart } from '#features/availability/start.ts'
import { refuse, refuseUnless } from '#platform/http/refusal.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { dateAt, rfc3339, type Minute } from '#values/zone.ts'

/** A visit with everything decided, ready to be written: who does what when, what that occupies, which class seat it takes. */
export type Place = {
  supply: Supply
  start: Minute
  end: Minute
  lines: (Line & { sessionId: string | null; priceMinor: number | null })[]
  occupations: Occupation[]
  sessionId: string | null
}

export type Wish = Omit<Ask, 'from' | 'to'> & { start: string }

/** Codes by which a time that was free has been taken; everything else was never on offer. */
const taken = new Set<RefusalCode>(['slot-taken', 'staff-away', 'daily-limit', 'no-resource', 'class-full'])

/**
 * Decides a wished visit with the engine that lists free times, over the same data. Refuses with 409 `slot-taken` and
 * the three nearest free times what somebody else has, with 422 and the reason's code what is not on offer at all.
 */
export async function placeVisit(scope: Scope, wish: Wish): Promise<Place> {
  const rough = Date.parse(wish.start)
  refuseUnless(Number.isFinite(rough), 'wrong-input', 400, { problems: 'start: not a time' })
  const roughDate = new Date(rough).toISOString().slice(0, 10)
  // The branch's zone is known once it is loaded; one day on each side covers every zone.
  const wide = await loadSupply(scope, { ...wish, ...around(roughDate) })
  const zone = wide.branch.zone
  const start = readStart(zone, wish.start)
  refuseUnless(start !== null, 'wrong-input', 400, { problems: 'start: not a time' })
  if (typeof start !== 'number') return refuse(start.refused, 422)
  const date = dateAt(zone, start)
  const supply = { ...wide, question: { ...wide.question, from: date, to: date } }
  return supply.sessions ? placeInClass(scope, wish, supply, start) : placeOnGrid(scope, wish, supply, start)
}

function around(date: string): { from: string; to: string } {
  const day = Date.parse(date)
  const shifted = (days: number) => new Date(day + days * 86_400_000).toISOString().slice(0, 10)
  return { from: shifted(-1), to: shifted(1) }
}

async function placeOnGrid(scope: Scope, wish: Wish, supply: Supply, start: Minute): Promise<Place> {
  const placed = placeAt(supply.question, start)
  if ('refused' in placed) return refusePlace(scope, wish, supply, start, placed.refused)
  const lines = placed.lines.map((line, index) => ({
    ...line,
    sessionId: null,
    priceMinor: supply.services[index]!.priceMinor,
  }))
  return { supply, start, end: lines.at(-1)!.end, lines, occupations: placed.occupations, sessionId: null }
}

async function placeInClass(scope: Scope, wish: Wish, supply: Supply, start: Minute): Promise<Place> {
  const [service] = supply.services
  const atStart = supply.sessions!.filter((each) => each.start === start)
  const session = atStart.find((each) => !refusalAt(each, supply.question)) ?? atStart[0]
  const refused = session ? refusalAt(session, supply.question)?.refused : 'not-on-grid'
  if (!session || refused) return refusePlace(scope, wish, supply, start, refused ?? 'not-on-grid')
  const line = {
    serviceId: service!.id,
    staffId: session.staff[0]!,
    resourceIds: [],
    start,
    end: session.end,
    sessionId: session.id,
    priceMinor: service!.priceMinor,
  }
  return { supply, start, end: session.end, lines: [line], occupations: [], sessionId: session.id }
}

async function refusePlace(
  scope: Scope,
  wish: Wish,
  supply: Supply,
  start: Minute,
  code: RefusalCode,
): Promise<never> {
  const alternatives = await nearestTo(scope, wish, supply.branch.zone, start)
  const [first] = alternatives
  const facts = {
    alternatives,
    reason: code,
    start: rfc3339(supply.branch.zone, start),
    ...(first ? { nearest: first.start } : {}),
  }
  return taken.has(code) ? refuse('slot-taken', 409, facts) : refuse(code, 422, facts)
}

/** The three free times nearest to a wish, a week on either side. */
export async function nearestTo(scope: Scope, wish: Wish, zone: string, start: Minute) {
  const days = datesAround(zone, start, 7)
  const supply = await loadSupply(scope, { ...wish, ...days })
  if (!supply.sessions)
    return nearest(supply.question, start).map((slot) => ({
      start: rfc3339(zone, slot.start),
      staff: [...slot.staff],
    }))
  const slots = freeSessions(supply.sessions, supply.question).flatMap((day) => day.slots)
  return slots
    .toSorted((one, other) => Math.abs(one.start - start) - Math.abs(other.start - start))
    .slice(0, 3)
    .map((slot) => ({ start: rfc3339(zone, slot.start), staff: [...slot.staff], seatsLeft: slot.seatsLeft }))
}
