import type { Intervals } from '#values/interval.ts'
import { dayIn, type Minute, minuteOfDay, rfc3339 } from '#values/zone.ts'
import { freeDays } from '../engine.ts'
import type { ClockWindow, WeeklyWindow } from '../hours.ts'
import type { Question, StaffSupply, Step } from '../question.ts'

/** The same windows on all days of the week. */
export function everyDay(...windows: ClockWindow[]): WeeklyWindow[] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => windows.map((window) => ({ weekday, ...window })))
}

/** A step that Ana can do, plain where nothing else is said. */
export function stepOf(step: Partial<Step> = {}): Step {
  return {
    serviceId: 'cut',
    duration: 30,
    bufferBefore: 0,
    bufferAfter: 0,
    staff: ['ana'],
    resources: [],
    ...step,
  }
}

/** A member without bookings, where nothing else is said. */
export function memberOf(id: string, working: Intervals, supply: Partial<StaffSupply> = {}): StaffSupply {
  return { id, working, busy: [], dailyLimit: null, bookedOn: new Map(), minutesOn: new Map(), ...supply }
}

/** A question about one plain service by Ana, asked two days ahead. */
export function oneService(
  asked: { duration: number; working: Intervals } & Pick<Question, 'zone' | 'from' | 'to'> &
    Partial<Question>,
): Question {
  const { duration, working, ...given } = asked
  return {
    now: dayIn(asked.zone, asked.from).start - 2880,
    noticeMinutes: 0,
    horizonDays: 30,
    slotInterval: 15,
    steps: [stepOf({ duration })],
    staff: 'any',
    open: working,
    staffSupply: [memberOf('ana', working)],
    resourceSupply: [],
    serviceDailyLimits: new Map(),
    ...given,
  }
}

/** A Wednesday in Dubai, where the clocks never change. */
export const wednesday = { zone: 'Asia/Dubai', date: '2027-05-05' }

/** An instant of that Wednesday by its wall clock, such as `at('09:00')`. */
export function at(clock: string): Minute {
  return dayIn(wednesday.zone, wednesday.date).start + minuteOfDay(clock)
}

/** Stretches of that Wednesday: `between('09:00', '12:00', '13:00', '17:00')`. */
export function between(...clocks: string[]): Intervals {
  return clocks.map(at)
}

/** A question about that Wednesday, where Ana works from 09:00 to 12:00 and nothing else is said. */
export function onWednesday(
  asked: Partial<Question> & { duration?: number; working?: Intervals } = {},
): Question {
  const { zone, date } = wednesday
  return oneService({
    zone,
    from: date,
    to: date,
    duration: 60,
    working: between('09:00', '12:00'),
    slotInterval: 30,
    ...asked,
  })
}

/** The wall-clock times offered over all days of the answer. */
export function timesOf(question: Question): string[] {
  return freeDays(question).flatMap(({ slots }) =>
    slots.map(({ start }) => rfc3339(question.zone, start).slice(11, 16)),
  )
}
