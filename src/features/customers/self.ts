import { refuse } from '#platform/http/refusal.ts'
import type { Scope } from '#platform/scope/scope.ts'

/** A customer's own row; instants in epoch milliseconds. */
export type Self = {
  id: string
  name: string
  email: string | null
  emailVerifiedAt: number | null
  phone: string | null
  phoneVerifiedAt: number | null
  zone: string | null
  locale: string | null
  feedGeneration: number
  createdAt: number
}

/** The signed-in customer's own row; a scope of anybody else has none. */
export async function readSelf(scope: Scope): Promise<Self> {
  const id = selfOf(scope)
  const [row] =
    await scope.sql<Self>`select id, name, email, email_verified_at, phone, phone_verified_at, zone, locale, feed_generation, created_at
    from customers where id = ${id}`
  return row ?? refuse('not-found', 404)
}

/** The id of the customer whose scope this is. */
export function selfOf(scope: Scope): string {
  return scope.actor.kind === 'customer' ? scope.actor.id : refuse('not-signed-in', 401)
}
