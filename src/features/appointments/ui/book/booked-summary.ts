import type { AppointmentAnswer } from '#features/appointments/schema.ts'

/** What the page after a booking shows; a guest's browser keeps it, since it may not ask for the appointment again. */
export type BookedSummary = Pick<
  AppointmentAnswer,
  'id' | 'code' | 'status' | 'startsAt' | 'endsAt' | 'timezone' | 'price' | 'branch'
> & {
  services: string[]
  staff: string
  policy: string
  /** Opens the account with one tap, for a guest. */
  claim: string | null
  /** Where the confirmation was sent. */
  email: string | null
}

type Booked = AppointmentAnswer & { claim?: { challenge: string } | null }

/** Sums a booking up. */
export function summaryOf(booked: Booked, email: string | null): BookedSummary {
  const { id, code, status, startsAt, endsAt, timezone, price, branch } = booked
  return {
    id,
    code,
    status,
    startsAt,
    endsAt,
    timezone,
    price,
    branch,
    services: booked.services.map(({ name }) => name),
    staff: booked.staff.name,
    policy: booked.policy.cancel.sentence,
    claim: booked.claim?.challenge ?? null,
    email,
  }
}
