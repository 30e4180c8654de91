export const bookingSteps = ['branch', 'services', 'staff', 'time', 'details', 'code'] as const
export type Step = (typeof bookingSteps)[number]

/** What the address of the wizard says: the answers so far, and which question to ask again. */
export type BookingAddress = {
  services: readonly string[]
  /** A staff member's id, or `any`. */
  staff?: string
  branch?: string
  /** The day whose times are shown, and the month the calendar sheet shows. */
  from?: string
  month?: string
  /** The chosen time, RFC 3339. */
  start?: string
  /** The proof that was asked of a guest: the code's challenge. */
  challenge?: string
  /** A question asked again though it is answered. */
  step?: Step
  /** A time somebody else was quicker to take, and what is free near it. */
  taken?: string
  instead?: readonly string[]
}

const single = ['staff', 'branch', 'from', 'month', 'start', 'challenge', 'taken'] as const
const most = 8
const isStep = (text: string | null): text is Step => bookingSteps.some((step) => step === text)

const lists = (query: URLSearchParams, name: string) => [
  ...new Set(
    query.getAll(name).flatMap((text) =>
      text
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean),
    ),
  ),
]

/** Reads the wizard's address; what it does not know, a `customer` among it, is left out. */
export function readBookingAddress(query: URLSearchParams): BookingAddress {
  const step = query.get('step')
  const answers = Object.fromEntries(
    single.flatMap((name) => (query.get(name) ? [[name, query.get(name)!]] : [])),
  )
  const instead = lists(query, 'instead').slice(0, 3)
  return {
    ...answers,
    services: lists(query, 'services').slice(0, most),
    ...(isStep(step) && { step }),
    ...(instead.length > 0 && { instead }),
  }
}

/** Writes the query of the wizard's address, its question mark included. */
export function bookingQuery({ services, instead, ...rest }: BookingAddress): string {
  const query = new URLSearchParams()
  if (services.length > 0) query.set('services', services.join(','))
  for (const name of [...single, 'step'] as const) {
    const value = rest[name]
    if (value) query.set(name, value)
  }
  if (instead && instead.length > 0) query.set('instead', instead.join(','))
  return `?${query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')}`
}

/** The answers alone, so that the wizard asks for a time again. */
export const answersOf = ({ services, staff, branch }: BookingAddress): BookingAddress => ({
  services,
  ...(staff && { staff }),
  ...(branch && { branch }),
})
