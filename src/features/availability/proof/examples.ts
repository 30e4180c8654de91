import { type Intervals } from '#values/interval.ts'
import { dayIn } from '#values/zone.ts'
import type { ClockWindow, WeeklyWindow } from '../hours.ts'
import type { Question, StaffSupply, Step } from '../question.ts'

/** The same windows on all days of the week. */
export function everyDay(...windows: ClockWindow[]): WeeklyWindow[] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => windows.map((window) => ({ weekday, ...window })))
}

/** A step that Ana can do, plain where nothing else is said. */
export function stepOf(step: Partial<Step> = {}): Step {
  return { serviceId: 'cut', duration: 30, bufferBefore: 0, bufferAfter: 0, staff: ['ana'], resources: [], ...step }
}

/** A member without bookings, where nothing else is said. */
export function memberOf(id: string, working: Intervals, supply: Partial<StaffSupply> = {}): StaffSupply {
  return { id, working, busy: [], dailyLimit: null, bookedOn: new Map(), minutesOn: new Map(), ...supply }
}

/** A question about one plain service by Ana, asked two days ahead. */
export function oneService(
  { duration, working, ...asked }: { duration: number; working: Intervals } & Pick<Question, 'zone' | 'from' | 'to'> & Partial<Question>,
): Question {
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
    ...asked,
  }
}
