import type { Scope } from '#platform/scope/scope.ts'

const day = 86_400_000

/** Removes challenges and limits that ended a day ago or earlier. Answers how many rows went. Keeps the scope's actor. */
export async function clearExpired(scope: Scope): Promise<number> {
  const before = new Date(scope.now - day)
  const asDoor = await scope.become({ kind: 'door' })
  const challenges = await asDoor.sql`delete from challenges where expires_at < ${before} returning 1 as gone`
  const limits = await asDoor.sql`delete from limits where expires_at < ${before} returning 1 as gone`
  await scope.become(scope.actor)
  return challenges.length + limits.length
}
