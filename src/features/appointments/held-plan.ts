import type { Visit } from '#features/availability/schema.ts'
import type { Place } from './place.ts'

/** A line of a visit as a hold or an appointment remembers it; times in minutes since the epoch. */
export type PlannedLine = Place['lines'][number]

/** What a hold remembers: the wish it answers, should it expire, and the lines it was given. */
export type HeldPlan = { visit: Visit; lines: PlannedLine[] }

/** The lines of a place as they are kept. */
export function countedLines(place: Pick<Place, 'lines'>): PlannedLine[] {
  return place.lines.map(({ serviceId, staffId, resourceIds, start, end, sessionId, priceMinor }) => ({
    serviceId,
    staffId,
    resourceIds,
    start,
    end,
    sessionId,
    priceMinor,
  }))
}
