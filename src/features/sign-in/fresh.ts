import { refuseUnless } from '#platform/http/refusal.ts'
import type { Scope } from '#platform/scope/scope.ts'

const freshForMs = 10 * 60_000

/**
 * Refuses what decides over an account to anyone who did not sign in within the last ten minutes: a device left lying
 * about is not enough. Keeps the scope's actor.
 */
export async function refuseStale(scope: Scope): Promise<void> {
  const sessionId = scope.actor.kind === 'customer' ? scope.actor.sessionId : null
  const asDoor = await scope.become({ kind: 'door' })
  const [session] = await asDoor.sql<{
    createdAt: number
  }>`select created_at from sessions where id = ${sessionId}`
  await scope.become(scope.actor)
  refuseUnless(session && scope.now - session.createdAt < freshForMs, 'fresh-sign-in-needed', 403)
}
