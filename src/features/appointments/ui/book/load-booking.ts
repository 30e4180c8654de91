import type { AvailabilityAnswer } from '#features/availability/schema.ts'
import type { BranchAnswer } from '#features/branches/schema.ts'
import type { ServiceAnswer } from '#features/services/schema.ts'
import type { StaffAnswer } from '#features/staff/schema.ts'
import { apiFor, type Api, type PageArgs } from '#kit/api.ts'
import { addDays } from '#kit/days.ts'
import { dayIn } from '#kit/format.ts'
import { isRefusal, type Refusal } from '#kit/refusal.ts'
import { readBookingAddress } from './address.ts'
import { planBooking, type BookingPlan, type Offer } from './plan-booking.ts'
import { underWay, type UnderWay } from './remembered.ts'

type Page<Item> = { items: Item[] }

/** How many days the wizard offers, today included. */
export const offeredSpan = 31

/** Everything the wizard's page stands on. */
export type BookingData = UnderWay & {
  plan: BookingPlan
  /** The staff member the address names, whether or not they can be booked for this. */
  wished: string | undefined
  offer: Offer
  today: string
  availability: AvailabilityAnswer | Refusal | null
  /** Makes a repeated press of a button one booking. */
  once: string
}

async function loadOffer(api: Api): Promise<Offer> {
  const [services, staff, branches] = await Promise.all([
    api.get<Page<ServiceAnswer>>('services'),
    api.get<Page<StaffAnswer>>('staff'),
    api.get<Page<BranchAnswer>>('branches'),
  ])
  return { services: services.items, staff: staff.items, branches: branches.items }
}

/** Loads what can be booked, decides the question, and for a time the free times of the days offered. */
export async function loadBooking(args: PageArgs): Promise<BookingData> {
  const api = apiFor(args)
  const offer = await loadOffer(api)
  const remembered = underWay(args)
  const { challenge, ...address } = readBookingAddress(new URL(args.request.url).searchParams)
  // A code is entered only where this browser still knows for whom.
  const isProving = challenge && remembered.typed?.email
  const plan = planBooking(offer, { ...address, ...(isProving && { challenge }) })
  const today = dayIn(plan.branch?.timezone ?? 'UTC', Date.now())
  const availability = plan.step === 'time' ? await loadTimes(api, plan, today, remembered) : null
  return { plan, wished: address.staff, offer, today, availability, once: crypto.randomUUID(), ...remembered }
}

async function loadTimes(
  api: Api,
  { address }: BookingPlan,
  today: string,
  { held }: UnderWay,
): Promise<AvailabilityAnswer | Refusal> {
  const { services, staff = 'any', branch } = address
  const wish = { services, staff, branch, from: today, to: addDays(today, offeredSpan - 1) }
  const answer = await api.ask<AvailabilityAnswer>('availability', { ...wish, hold: held?.id })
  return isRefusal(answer) && held ? api.ask<AvailabilityAnswer>('availability', wish) : answer
}
