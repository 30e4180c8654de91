import type { Parts } from '#apps/parts.ts'
import type { Happening } from '#features/notices/notice.ts'
import { asWorker } from './door.ts'
import { notices } from './notices.ts'

/**
 * Tells whoever should know of an event. Every message's cause is the event's id, so an event heard twice is told once.
 */
export async function hearEvent(parts: Parts, job: Record<string, unknown>): Promise<void> {
  await asWorker(parts, job['business'], async (scope) => {
    const [happening] = await scope.sql<Happening>`
      select id, type, subject_id, customer_id, data, device, at from events where id = ${String(job['eventId'])}`
    if (!happening) return
    for (const notice of notices) {
      if (notice.on.includes(happening.type)) await notice.tell(scope, happening)
    }
  })
}
