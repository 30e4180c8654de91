import type { Intervals } from '#values/interval.ts'
import type { Minute } from '#values/zone.ts'

/** One service of a visit. Steps run back to back: the end of one is the start of the next. */
export type Step = {
  serviceId: string
  /** Minutes the customer spends on it, at least 1. */
  duration: number
  /** Minutes kept free before and after it: no customer sees them, no other booking may touch them. */
  bufferBefore: number
  bufferAfter: number
  /** `after` minutes into the service the staff member, but not the resource, is free for `length` minutes. */
  gap?: { after: number; length: number }
  /** Who has the skill, in the business's order. */
  staff: readonly string[]
  /** For each kind of resource the service needs, those that would do, in the business's order. */
  resources: readonly (readonly string[])[]
}

export type StaffSupply = {
  id: string
  /** Working hours at this branch: breaks, time off and overrides already applied. */
  working: Intervals
  /** Everything that occupies the staff member anywhere, buffers of other appointments and live holds included. */
  busy: Intervals
  /** Visits a day at most; null for no limit. */
  dailyLimit: number | null
  /** Visits already booked, by local date. */
  bookedOn: ReadonlyMap<string, number>
  /** Minutes already booked, by local date: whoever has fewest gets the next "anybody" booking. */
  minutesOn: ReadonlyMap<string, number>
}

export type ResourceSupply = { id: string; busy: Intervals }

/** Times a service may be booked a day, and how often it is booked already, by local date. */
export type ServiceLimit = { limit: number; bookedOn: ReadonlyMap<string, number> }

/** When something may be booked at all. */
export type BookingWindow = {
  /** The branch's zone: dates, grid and daily limits are read on its clock. */
  zone: string
  /** First and last date asked about, both included. */
  from: string
  to: string
  /** The present, rounded up to the minute. */
  now: Minute
  /** Minutes that must lie between now and a start. */
  noticeMinutes: number
  /** Days after today that may still be booked; 0 means today only. */
  horizonDays: number
}

/** All that decides when a visit can start. Supplies must reach as far as `supplySpan` says. */
export type Question = BookingWindow & {
  /** Starts lie at wall-clock multiples of this many minutes after local midnight. */
  slotInterval: number
  steps: readonly Step[]
  staff: 'any' | (string & {})
  /** The branch's opening hours less its closures. */
  open: Intervals
  staffSupply: readonly StaffSupply[]
  resourceSupply: readonly ResourceSupply[]
  serviceDailyLimits: ReadonlyMap<string, ServiceLimit>
}

/** A start a customer may choose; `staff` can do the whole visit alone, and is empty when it takes several. */
export type Slot = { start: Minute; staff: readonly string[] }

export type FreeDay = { date: string; slots: Slot[] }

export type Line = { serviceId: string; staffId: string; resourceIds: string[]; start: Minute; end: Minute }

/** What one staff member or resource is kept for: no other booking may touch `[start, end)`. */
export type Occupation = { subjectId: string; kind: 'staff' | 'resource'; start: Minute; end: Minute }

/** A visit with everything decided: who does what, where, and what that occupies. */
export type Placement = { lines: Line[]; occupations: Occupation[] }

export const refusalCodes = [
  'past',
  'too-soon',
  'beyond-horizon',
  'outside-hours',
  'not-on-grid',
  'nonexistent-time',
  'staff-lacks-skill',
  'staff-away',
  'slot-taken',
  'daily-limit',
  'no-resource',
  'class-full',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

export type Refused = { refused: RefusalCode }
