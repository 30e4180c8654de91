import { newId } from '#values/id.ts'
import type { Scope } from '#platform/scope/scope.ts'

export type Subject = { kind: string; id: string | null; customerId?: string | null }
const eventQueue = 'event'

/**
 * Writes that something happened: the one row that is audit trail, timeline and live log. The worker hears it
 * after the commit. `data` holds facts only, never a secret.
 */
export async function record(
  scope: Scope,
  type: string,
  subject: Subject,
  data: Record<string, unknown> = {},
): Promise<void> {
  const actor = actorOf(scope)
  const customerId = subject.customerId ?? (scope.actor.kind === 'customer' ? scope.actor.id : null)
  const id = newId()
  await scope.sql`insert into events (id, type, subject_kind, subject_id, customer_id, actor_kind, actor_id, data, ip, device, request_id, at)
    values (${id}, ${type}, ${subject.kind}, ${subject.id}, ${customerId}, ${actor.kind}, ${actor.id}, ${JSON.stringify(data)},
            ${scope.request.ip}, ${scope.request.userAgent}, ${scope.request.id}, ${new Date(scope.now)})`
  await scope.enqueue(eventQueue, { business: scope.business.id, eventId: id })
}

function actorOf(scope: Scope): { kind: 'visitor' | 'customer' | 'staff' | 'system'; id: string | null } {
  const { actor } = scope
  switch (actor.kind) {
    case 'customer':
    case 'staff':
      return { kind: actor.kind, id: actor.id }
    case 'worker':
      return { kind: 'system', id: null }
    case 'visitor':
    case 'door':
      return { kind: 'visitor', id: null }
  }
}
