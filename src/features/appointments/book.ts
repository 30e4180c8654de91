import type { Visit } from '#features/availability/schema.ts'
import { type LoadedBranch, type LoadedService, loadSupply } from '#features/availability/load.ts'
import { record } from '#platform/events/record.ts'
import { Refusal, refuse, refuseUnless } from '#platform/http/refusal.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { TryAgain } from '#platform/scope/race.ts'
import { newId } from '#values/id.ts'
import { newCode } from './code.ts'
import { countedLines, type HeldPlan, type PlannedLine } from './held-plan.ts'
import { countDay, limitsOf, occupy, type Owner } from './occupy.ts'
import { placeVisit } from './place.ts'
import { policyFor, policySchema, type Policy } from './policy.ts'
import { type AppointmentRow, findAppointment } from './queries.ts'

export type BookWish = { hold: string; note: string } | (Visit & { note: string })

/** Everything an appointment is written from, wherever its place comes from: a fresh look or a hold. */
type Booking = {
  lines: PlannedLine[]
  branch: LoadedBranch
  services: LoadedService[]
  limits: ReadonlyMap<string, number>
  claim(owner: Owner): Promise<void>
}

/**
 * Books for the customer of this scope: from their hold, or straight from a wish. An expired hold is no loss while the
 * time is still free. Services that need approval start pending, which occupies the time all the same. Refuses with 409
 * `slot-taken` and other times what somebody else was quicker to take.
 */
export async function bookVisit(scope: Scope, wish: BookWish): Promise<AppointmentRow> {
  refuseUnless(scope.actor.kind === 'customer', 'not-signed-in', 401)
  const booking = 'hold' in wish ? await fromHold(scope, wish.hold) : await fromWish(scope, wish)
  const id = await write(scope, scope.actor.id, booking, wish.note)
  await countDay(scope, { lines: booking.lines, zone: booking.branch.zone, limits: booking.limits }, 1)
  await booking.claim({ appointmentId: id })
  const row = await findAppointment(scope, id)
  await record(
    scope,
    'appointment.booked',
    { kind: 'appointment', id, customerId: scope.actor.id },
    { startsAt: row.startsAt, pending: row.status === 'pending' },
  )
  return row
}

async function fromWish(scope: Scope, visit: Visit): Promise<Booking> {
  const place = await placeVisit(scope, visit)
  const { branch, services } = place.supply
  return {
    lines: countedLines(place),
    branch,
    services,
    limits: limitsOf(place.supply),
    claim: (owner) => occupy(scope, place, owner),
  }
}

async function fromHold(scope: Scope, holdId: string): Promise<Booking> {
  const customerId = scope.actor.kind === 'customer' ? scope.actor.id : null
  const [hold] = await scope.sql<{
    customerId: string | null
    plan: HeldPlan
    expiresAt: number
    startsAt: number
  }>`
    select customer_id, plan, expires_at, starts_at from holds where id = ${holdId} for update`
  if (!hold || (hold.customerId && hold.customerId !== customerId))
    return refuse('hold-gone', 409, { alternatives: [] })
  if (hold.expiresAt <= scope.now) {
    await scope.sql`delete from holds where id = ${holdId}`
    return fromWish(scope, hold.plan.visit)
  }
  const { visit, lines } = hold.plan
  const date = visit.start.slice(0, 10)
  const supply = await loadSupply(scope, { ...visit, from: date, to: date, without: { holdId } })
  return {
    lines,
    branch: supply.branch,
    services: supply.services,
    // What is held is promised: a limit that others have reached meanwhile does not take it back.
    limits: new Map(),
    claim: (owner) => handOver(scope, holdId, owner),
  }
}

/** What the hold occupies becomes the appointment's, without a moment in which it is nobody's. */
async function handOver(scope: Scope, holdId: string, owner: Owner): Promise<void> {
  const appointmentId = owner.appointmentId!
  await scope.sql`update occupations set appointment_id = ${appointmentId}, hold_id = null where hold_id = ${holdId}`
  await scope.sql`update seats set appointment_id = ${appointmentId}, hold_id = null where hold_id = ${holdId}`
  await scope.sql`delete from holds where id = ${holdId}`
}

async function write(scope: Scope, customerId: string, booking: Booking, note: string): Promise<string> {
  const { lines, services, branch } = booking
  const id = newId()
  const prices = lines.map((line) => line.priceMinor)
  const price = prices.some((each) => each === null)
    ? null
    : prices.reduce<number>((sum, each) => sum + each!, 0)
  const status = services.some((service) => service.needsApproval) ? 'pending' : 'confirmed'
  const written =
    await scope.sql`insert into appointments (id, code, customer_id, branch_id, status, starts_at, ends_at, price_minor, currency, policy, note, booked_at)
    values (${id}, ${newCode()}, ${customerId}, ${branch.id}, ${status}, ${new Date(lines[0]!.start * 60_000)}, ${new Date(lines.at(-1)!.end * 60_000)},
            ${price}, ${scope.business.currency}, ${JSON.stringify(strictest(scope, booking))}, ${note}, ${new Date(scope.now)})
    on conflict (business_id, code) do nothing returning 1 as written`
  // One code in a thousand million is taken already: then everything again, with another.
  if (written.length === 0) throw new TryAgain(new Refusal('busy', 503, { retryAfter: 1 }))
  await writeLines(scope, id, customerId, lines)
  return id
}

/** Writes an appointment's lines anew. */
export async function writeLines(
  scope: Scope,
  id: string,
  customerId: string,
  lines: readonly PlannedLine[],
): Promise<void> {
  const at = (minutes: number) => new Date(minutes * 60_000).toISOString()
  const rows = lines.map((line, position) => ({
    position,
    service_id: line.serviceId,
    staff_id: line.staffId,
    resource_ids: line.resourceIds,
    session_id: line.sessionId,
    starts_at: at(line.start),
    ends_at: at(line.end),
    price_minor: line.priceMinor,
  }))
  await scope.sql`insert into appointment_lines (appointment_id, customer_id, position, service_id, staff_id, resource_ids, session_id, starts_at, ends_at, price_minor)
    select ${id}, ${customerId}, x.position, x.service_id, x.staff_id, x.resource_ids, x.session_id, x.starts_at, x.ends_at, x.price_minor
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(position smallint, service_id uuid, staff_id uuid, resource_ids uuid[], session_id uuid, starts_at timestamptz, ends_at timestamptz, price_minor int)`
}

/** Of several services in one visit, the policy that asks the longest notice holds for all. */
function strictest(scope: Scope, { services, branch }: Booking): Policy {
  const read = (policy: Record<string, unknown> | null) =>
    policy === null ? null : policySchema.parse(policy)
  const policies = services.map((service) =>
    policyFor(read(service.policy), read(branch.policy), policySchema.parse(scope.business.policy)),
  )
  return policies.reduce((one, other) =>
    other.cancel.windowMinutes > one.cancel.windowMinutes ? other : one,
  )
}
