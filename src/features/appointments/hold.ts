import { randomUUID } from 'node:crypto'
import type { Visit } from '#features/availability/schema.ts'
import { refuse } from '#platform/http/refusal.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { countedLines, type HeldPlan } from './held-plan.ts'
import { occupy } from './occupy.ts'
import { placeVisit } from './place.ts'

const holdMinutes = 5

/**
 * Holds a visit's time for five minutes while a form is filled. A customer has one hold at a time; a visitor's hold is
 * known by its id alone, which is not guessable. Refuses what is taken or was never on offer as booking does.
 */
export async function holdVisit(scope: Scope, visit: Visit): Promise<{ id: string; expiresAt: number }> {
  const customerId = scope.actor.kind === 'customer' ? scope.actor.id : null
  if (customerId) await scope.sql`delete from holds where customer_id = ${customerId}`
  const place = await placeVisit(scope, visit)
  const id = randomUUID()
  const expiresAt = scope.now + holdMinutes * 60_000
  const plan: HeldPlan = { visit, lines: countedLines(place) }
  await scope.sql`insert into holds (id, customer_id, branch_id, starts_at, ends_at, plan, expires_at, created_at)
    values (${id}, ${customerId}, ${place.supply.branch.id}, ${new Date(place.start * 60_000)}, ${new Date(place.end * 60_000)},
            ${JSON.stringify(plan)}, ${new Date(expiresAt)}, ${new Date(scope.now)})`
  await occupy(scope, place, { holdId: id })
  return { id, expiresAt }
}

/** Gives a held time back. Releasing what is gone changes nothing; somebody else's is 404. */
export async function releaseHold(scope: Scope, id: string): Promise<void> {
  const customerId = scope.actor.kind === 'customer' ? scope.actor.id : null
  const [hold] = await scope.sql<{
    customerId: string | null
  }>`select customer_id from holds where id = ${id}`
  if (hold?.customerId && hold.customerId !== customerId) refuse('not-found', 404)
  await scope.sql`delete from holds where id = ${id}`
}

/** Ends every hold whose five minutes are over. For the hourly upkeep; booking ends those in its way by itself. */
export async function clearExpiredHolds(scope: Scope): Promise<void> {
  await scope.sql`delete from holds where expires_at <= ${new Date(scope.now)}`
}
