import { refuseUnless } from '#platform/http/refusal.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { addDays, isDate, rfc3339 } from '#values/zone.ts'
import { freeDays } from './engine.ts'
import { loadSupply, type Ask } from './load.ts'
import type { AvailabilityAnswer, AvailabilityQuery } from './schema.ts'
import { freeSessions } from './sessions.ts'

const mostDays = 62

/** The free times of each date asked about, as whoever asks could book them now. Refuses spans of more than 62 days. */
export async function listFreeTimes(
  scope: Scope,
  query: AvailabilityQuery,
  without: Ask['without'],
): Promise<AvailabilityAnswer> {
  refuseUnless(isDate(query.from) && isDate(query.to) && query.from <= query.to, 'wrong-input', 400, {
    problems: 'from, to: dates in order',
  })
  refuseUnless(query.to <= addDays(query.from, mostDays - 1), 'range-too-long', 400, { days: mostDays })
  const supply = await loadSupply(scope, { ...query, ...(without ? { without } : {}) })
  const { zone } = supply.branch
  const days = supply.sessions
    ? freeSessions(supply.sessions, supply.question).map(({ date, slots }) => ({
        date,
        slots: slots.map(({ start, staff, seatsLeft }) => ({
          start: rfc3339(zone, start),
          staff: [...staff],
          seatsLeft,
        })),
      }))
    : freeDays(supply.question).map(({ date, slots }) => ({
        date,
        slots: slots.map(({ start, staff }) => ({ start: rfc3339(zone, start), staff: [...staff] })),
      }))
  return { timezone: zone, days }
}
