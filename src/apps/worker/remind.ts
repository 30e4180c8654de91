import type { Parts } from '#apps/parts.ts'
import { mostAtOnce, queueReminders } from '#features/appointments/remind.ts'
import { asWorker, listBusinessIds } from './door.ts'

/** Queues the reminders that are due in every business; a business that fails keeps no other from its turn. */
export async function remindAll(parts: Parts): Promise<void> {
  for (const business of await listBusinessIds(parts)) {
    try {
      while ((await asWorker(parts, business, queueReminders)) === mostAtOnce) continue
    } catch (error) {
      parts.log.error({ business, err: error }, 'reminders failed')
    }
  }
}
