import type { Parts } from '#apps/parts.ts'
import { openTransports } from '#platform/mail/transports.ts'
import { hearEvent } from './hear-event.ts'
import { remindAll } from './remind.ts'
import { sendMessage } from './send-message.ts'
import { keepUp } from './upkeep.ts'

/** Starts working on every queue: what happened, what is to be told, and what goes by the clock. */
export async function startWorker(parts: Parts): Promise<void> {
  const transports = openTransports(parts.config, parts.log, parts.now)
  await parts.jobs.work('event', (payload) => hearEvent(parts, payload))
  await parts.jobs.work('message', (payload, attempt) => sendMessage(parts, transports, payload, attempt))
  await parts.jobs.work('reminders', () => remindAll(parts))
  await parts.jobs.work('upkeep', () => keepUp(parts))
}
