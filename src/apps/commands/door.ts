import { randomUUID } from 'node:crypto'
import type { Parts } from '#apps/parts.ts'
import { wordsIn } from '#apps/words.ts'
import { repeating } from '#platform/scope/race.ts'
import type { Actor, Business, Scope } from '#platform/scope/scope.ts'
import { withScope } from '#platform/scope/with-scope.ts'

/** The door of the operator's commands: whoever may run them on this machine acts as the worker, or as the door where tokens are made. */
export function openAs<Answer>(
  parts: Pick<Parts, 'database' | 'jobs' | 'now'>,
  business: Business,
  actor: Extract<Actor, { kind: 'worker' | 'door' }>,
  work: (scope: Scope) => Promise<Answer>,
): Promise<Answer> {
  const request = { id: randomUUID(), ip: null, userAgent: 'foyer' }
  const options = {
    database: parts.database,
    jobsIn: parts.jobs.inTransaction,
    business,
    actor,
    now: parts.now(),
    locale: business.locale,
    wordsIn,
    request,
  }
  return repeating(() => withScope(options, work))
}
