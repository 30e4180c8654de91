import type { Scope } from '#platform/scope/scope.ts'
import type { SessionRow } from '#platform/scope/with-scope.ts'

/**
 * Reads a session for the door and keeps it locked until the transaction ends, so that of parallel requests the
 * later ones judge what the first one made of it. Null if there is none.
 */
export async function lockSession(scope: Scope, id: string): Promise<SessionRow | null> {
  const [row] = await scope.sql<SessionRow>`
    select s.id, s.customer_id, s.kind, s.amr, d.token_hash as device_hash, s.created_at, s.last_seen_at, s.rotated_at,
           s.idle_expires_at, s.expires_at, s.revoked_at, s.current_hash, s.generation, s.previous_hash, c.status, c.locale
      from sessions s join customers c on c.business_id = s.business_id and c.id = s.customer_id
      left join devices d on d.business_id = s.business_id and d.id = s.device_id
     where s.id = ${id} for update of s`
  return row ?? null
}
