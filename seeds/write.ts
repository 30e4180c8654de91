import type { Policy } from '#features/appointments/policy.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { newId } from '#values/id.ts'
import type { Minute } from '#values/zone.ts'
import { chanceFor } from './chance.ts'
import type { DiaryPlace } from './diary.ts'
import { writeMessages, type Fact } from './tell.ts'

export type Customer = {
  id: string
  name: string
  email: string
  phone: string | null
  locale: string | null
  zone: string | null
  /** Epoch milliseconds. */ since: number
  isNamed: boolean
}

export type Visit = {
  id: string
  customer: Customer
  place: DiaryPlace
  status: 'pending' | 'confirmed' | 'completed' | 'no-show' | 'cancelled'
  note: string
  policy: Policy
  bookedAt: Minute
  movedFrom: Minute | null
  movedAt: Minute | null
  cancelledAt: Minute | null
  date: string
}

const at = (minute: Minute) => new Date(minute * 60_000).toISOString()

/** Writes customers with proven addresses, as if they had signed in when they first came. */
export async function writeCustomers(scope: Scope, customers: readonly Customer[]): Promise<void> {
  const rows = customers.map(({ id, name, email, phone, locale, zone, since }) => ({
    id,
    name,
    email,
    phone,
    locale,
    zone,
    since: new Date(since).toISOString(),
  }))
  await scope.sql`insert into customers (id, email, email_verified_at, phone, phone_verified_at, name, locale, zone, registered_at, created_at, updated_at)
    select id, email, since, phone, case when phone is null then null else since end, name, locale, zone, since, since, since
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, email text, phone text, name text, locale text, zone text, since timestamptz)`
}

/** Writes visits with everything that belongs to them: lines, what they occupy, seats, the days' counts and what happened. */
export async function writeVisits(scope: Scope, visits: readonly Visit[]): Promise<void> {
  await writeAppointments(scope, visits)
  await writeLines(scope, visits)
  const standing = visits.filter(({ status }) => status !== 'cancelled')
  await writeOccupations(scope, standing)
  await writeSeats(scope, standing)
  await writeDays(scope, standing)
  await writeEvents(scope, visits)
}

async function writeAppointments(scope: Scope, visits: readonly Visit[]): Promise<void> {
  const first = chanceFor(`${scope.business.slug} codes`).below(2 ** 29)
  const rows = visits.map((visit, index) => ({
    id: visit.id,
    code: codeOf(first + index),
    customer_id: visit.customer.id,
    branch_id: visit.place.branch.id,
    status: visit.status,
    starts_at: at(visit.place.start),
    ends_at: at(visit.place.end),
    price_minor: priceOf(visit),
    policy: visit.policy,
    note: visit.note,
    sequence: (visit.movedAt === null ? 0 : 1) + (visit.cancelledAt === null ? 0 : 1),
    booked_at: at(visit.bookedAt),
    moved_at: visit.movedAt && at(visit.movedAt),
    cancelled_at: visit.cancelledAt && at(visit.cancelledAt),
    cancelled_by: visit.cancelledAt && 'customer',
    cancel_consequence: visit.cancelledAt && consequenceOf(visit),
  }))
  await scope.sql`insert into appointments (id, code, customer_id, branch_id, status, starts_at, ends_at, price_minor, currency, policy, note, sequence, booked_at, moved_at,
      cancelled_at, cancelled_by, cancel_consequence)
    select id, code, customer_id, branch_id, status, starts_at, ends_at, price_minor, ${scope.business.currency}, policy, note, sequence, booked_at, moved_at, cancelled_at, cancelled_by, cancel_consequence
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, customer_id uuid, branch_id uuid, status text, starts_at timestamptz, ends_at timestamptz,
        price_minor int, policy jsonb, note text, sequence int, booked_at timestamptz, moved_at timestamptz, cancelled_at timestamptz, cancelled_by text, cancel_consequence jsonb)`
}

/** Six characters that differ for every index: an odd factor permutes the thirty bits. */
function codeOf(index: number): string {
  let bits = Number((BigInt(index + 1) * 668_265_261n) % 2n ** 30n)
  return Array.from({ length: 6 }, () => {
    const letter = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[bits % 32]!
    bits = Math.floor(bits / 32)
    return letter
  }).join('')
}

function priceOf({ place }: Visit): number | null {
  const prices = place.lines.map(({ service }) => service.priceMinor)
  return prices.includes(null) ? null : prices.reduce<number>((sum, price) => sum + price!, 0)
}

function consequenceOf({ place, policy }: Visit) {
  return { kind: 'free', until: (place.start - policy.cancel.windowMinutes) * 60_000, code: 'free' }
}

async function writeLines(scope: Scope, visits: readonly Visit[]): Promise<void> {
  const rows = visits.flatMap(({ id, customer, place }) =>
    place.lines.map((line, position) => ({
      appointment_id: id,
      position,
      customer_id: customer.id,
      service_id: line.service.id,
      staff_id: place.staffId,
      resource_ids: line.resourceIds,
      session_id: line.sessionId,
      starts_at: at(line.start),
      ends_at: at(line.end),
      price_minor: line.service.priceMinor,
    })),
  )
  await scope.sql`insert into appointment_lines (appointment_id, position, customer_id, service_id, staff_id, resource_ids, session_id, starts_at, ends_at, price_minor)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(appointment_id uuid, position smallint, customer_id uuid, service_id uuid, staff_id uuid,
      resource_ids uuid[], session_id uuid, starts_at timestamptz, ends_at timestamptz, price_minor int)`
}

async function writeOccupations(scope: Scope, visits: readonly Visit[]): Promise<void> {
  const rows = visits.flatMap(({ id, place }) =>
    place.taken.flatMap(({ subjectId, time }) =>
      time.flatMap((from, index) =>
        index % 2 === 0
          ? [
              {
                subject_id: subjectId,
                starts_at: at(from),
                ends_at: at(time[index + 1]!),
                appointment_id: id,
              },
            ]
          : [],
      ),
    ),
  )
  await scope.sql`insert into occupations (subject_id, starts_at, ends_at, appointment_id)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(subject_id uuid, starts_at timestamptz, ends_at timestamptz, appointment_id uuid)`
}

async function writeSeats(scope: Scope, visits: readonly Visit[]): Promise<void> {
  const bySession = Map.groupBy(
    visits.filter(({ place }) => place.session),
    ({ place }) => place.session!.id,
  )
  const rows = [...bySession].flatMap(([session, seated]) =>
    seated.map(({ id, place }, index) => ({
      session_id: session,
      seat: index + 1,
      capacity: place.session!.capacity,
      appointment_id: id,
    })),
  )
  await scope.sql`insert into seats (session_id, seat, capacity, appointment_id)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(session_id uuid, seat int, capacity int, appointment_id uuid)`
}

async function writeDays(scope: Scope, visits: readonly Visit[]): Promise<void> {
  const counts = visits.flatMap(({ place, date }) => [
    ...(place.session
      ? []
      : [{ subject_id: place.staffId, on_date: date, booked: 1, minutes: place.end - place.start }]),
    ...place.lines.map((line) => ({
      subject_id: line.service.id,
      on_date: date,
      booked: 1,
      minutes: line.end - line.start,
    })),
  ])
  await scope.sql`insert into day_loads (subject_id, on_date, booked, minutes)
    select subject_id, on_date, sum(booked), sum(minutes) from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as r(subject_id uuid, on_date date, booked int, minutes int)
     group by subject_id, on_date`
}

/** The facts of the past, in the order they happened; nobody is written to about them any more. */
async function writeEvents(scope: Scope, visits: readonly Visit[]): Promise<void> {
  const told = visits.map((visit) => ({ visit, facts: eventsOf(visit) }))
  const rows = told.flatMap(({ facts }) => facts).toSorted((one, other) => one.at.localeCompare(other.at))
  await writeMessages(scope, told)
  await scope.sql`insert into events (id, type, subject_kind, subject_id, customer_id, actor_kind, actor_id, data, at)
    select id, type, 'appointment', subject_id, customer_id, 'customer', customer_id, data, at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, type text, subject_id uuid, customer_id uuid, data jsonb, at timestamptz)`
}

/** What happened to a visit so far. */
function eventsOf({ id, customer, place, status, bookedAt, movedFrom, movedAt, cancelledAt }: Visit): Fact[] {
  const startsAt = place.start * 60_000
  const fact = (type: string, minute: Minute, data: Record<string, unknown>) => ({
    id: newId(),
    type,
    subject_id: id,
    customer_id: customer.id,
    data,
    at: at(minute),
  })
  const first = movedFrom === null ? startsAt : movedFrom * 60_000
  return [
    fact('appointment.booked', bookedAt, { startsAt: first, pending: status === 'pending' }),
    ...(movedAt === null ? [] : [fact('appointment.moved', movedAt, { from: first, startsAt })]),
    ...(cancelledAt === null
      ? []
      : [
          fact('appointment.cancelled', cancelledAt, {
            startsAt,
            consequence: 'free',
            fee: null,
            reason: '',
          }),
        ]),
  ]
}
