import type { Parts } from '#apps/parts.ts'
import { clearExpiredHolds } from '#features/appointments/hold.ts'
import { dropAbandoned } from '#features/notices/delivery.ts'
import { layOutSessions } from '#features/services/sessions.ts'
import { clearExpired } from '#features/sign-in/upkeep.ts'
import { clearAnswers } from '#platform/http/clear-answers.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { asWorker, listBusinessIds } from './door.ts'

const works: readonly ((scope: Scope) => Promise<unknown>)[] = [
  clearExpiredHolds,
  clearExpired,
  clearAnswers,
  dropAbandoned,
  (scope) => layOutSessions(scope),
]

/** Tidies up every business: each piece in a transaction of its own, so that one that fails keeps no other from its turn. */
export async function keepUp(parts: Parts): Promise<void> {
  for (const business of await listBusinessIds(parts)) {
    for (const work of works) {
      try {
        await asWorker(parts, business, work)
      } catch (error) {
        parts.log.error({ business, err: error }, 'upkeep failed')
      }
    }
  }
}
