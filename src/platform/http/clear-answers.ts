import type { Scope } from '#platform/scope/scope.ts'

const keptHours = 24

/** Forgets what was answered to creates more than a day ago; their keys may be used anew. */
export async function clearAnswers(scope: Scope): Promise<void> {
  await scope.sql`delete from idempotency_keys where created_at < ${new Date(scope.now - keptHours * 3_600_000)}`
}
