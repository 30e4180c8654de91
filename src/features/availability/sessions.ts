import { dateAt, type Minute } from '#values/zone.ts'
import type { BookingWindow, Refused } from './question.ts'
import { bookableDays, sift, windowSieves } from './sieves.ts'

/** A class at its fixed time. */
export type Session = {
  id: string
  serviceId: string
  start: Minute
  end: Minute
  capacity: number
  /** Seats booked or held. */
  taken: number
  staff: readonly string[]
}

export type SessionSlot = {
  sessionId: string
  start: Minute
  end: Minute
  seatsLeft: number
  staff: readonly string[]
}

export type SessionDay = { date: string; slots: SessionSlot[] }

/** The classes that still have `seats` seats, by local date and start, for each bookable date asked about. */
export function freeSessions(sessions: readonly Session[], window: BookingWindow, seats = 1): SessionDay[] {
  const days = bookableDays(window).map(({ date }): SessionDay => ({ date, slots: [] }))
  const byDate = new Map(days.map((day) => [day.date, day.slots]))
  for (const session of sessions.toSorted((one, other) => one.start - other.start)) {
    if (refusalAt(session, window, seats)) continue
    const { id, start, end, capacity, taken, staff } = session
    byDate
      .get(dateAt(window.zone, start))!
      .push({ sessionId: id, start, end, seatsLeft: capacity - taken, staff })
  }
  return days
}

/** Why these seats of the class cannot be booked; null when they can, which is for exactly the classes `freeSessions` lists. */
export function refusalAt(session: Session, window: BookingWindow, seats = 1): Refused | null {
  const { refused } = sift([session.start, session.start + 1], windowSieves(window))
  if (refused) return { refused }
  return session.capacity - session.taken < seats ? { refused: 'class-full' } : null
}
