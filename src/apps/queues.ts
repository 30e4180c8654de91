import type { Queue } from '#platform/jobs/jobs.ts'

/** Every queue of the product: `event` fans out what happened, `message` sends one message, the rest work by the clock. */
export const queues: readonly Queue[] = [
  { name: 'event', retries: 20, retrySeconds: 2 },
  { name: 'message', retries: 20, retrySeconds: 5 },
  { name: 'reminders', retries: 0, retrySeconds: 1, cron: '*/5 * * * *' },
  { name: 'upkeep', retries: 0, retrySeconds: 1, cron: '17 * * * *' },
]
