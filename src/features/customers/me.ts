import { toAnswer } from '#features/appointments/answer.ts'
import { nextAndLast } from '#features/appointments/queries.ts'
import type { Scope } from '#platform/scope/scope.ts'
import type { MeAnswer } from './schema.ts'
import { readSelf } from './self.ts'

/** What the dashboard greets a customer with: who they are, what comes next, what they had last. */
export async function readMe(scope: Scope): Promise<MeAnswer> {
  const self = await readSelf(scope)
  const { next, last, counts } = await nextAndLast(scope)
  const [messages] = await scope.sql<{ unread: number }>`select count(*)::int as unread from messages
    where customer_id = ${self.id} and channel = 'app' and read_at is null`
  return {
    id: self.id,
    name: self.name,
    email: self.email,
    locale: self.locale,
    timezone: self.zone,
    next: next && toAnswer(scope, next),
    last: last && toAnswer(scope, last),
    counts: { ...counts, unread: messages!.unread },
  }
}
