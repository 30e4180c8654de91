import { consume, findByToken, lockAddress, voidThoseOf } from '#features/sign-in/challenge.ts'
import { findByAddress } from '#features/sign-in/customer.ts'
import { endSessionsOf } from '#features/sign-in/keep-session.ts'
import { countLinkPost } from '#features/sign-in/limits.ts'
import { refuseInvalid } from '#features/sign-in/verify.ts'
import { record } from '#platform/events/record.ts'
import { refuse } from '#platform/http/refusal.ts'
import type { Door } from '#platform/http/route.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { setEmail } from './change-email.ts'

/**
 * Gives a customer the old address back, by the link sent there, whatever happened to the account since: every session
 * ends, every later change of address is void and the calendar feed moves, for somebody else may have made or seen them.
 */
export async function undoEmailChange(door: Door, token: string): Promise<{ email: string }> {
  await countLinkPost(door)
  const outcome = await door.open({ kind: 'door' }, async (scope) => {
    const challenge = await findByToken(scope, 'undo-email', token)
    if (!challenge?.customerId) return null
    await lockAddress(scope, challenge.subject)
    const owner = await findByAddress(scope, { channel: 'email', value: challenge.subject })
    if (owner && owner.id !== challenge.customerId) return 'taken'
    return (await consume(scope, challenge.id))
      ? restoreEmail(scope, challenge.customerId, challenge.subject)
      : null
  })
  if (outcome === 'taken') return refuse('email-used-again', 409)
  return outcome ?? refuseInvalid()
}

async function restoreEmail(scope: Scope, customerId: string, email: string): Promise<{ email: string }> {
  await setEmail(scope, customerId, email)
  await voidThoseOf(scope, 'undo-email', customerId)
  await voidThoseOf(scope, 'email-change', customerId)
  await voidThoseOf(scope, 'claim', customerId)
  await scope.sql`update customers set feed_generation = feed_generation + 1 where id = ${customerId}`
  const sessions = await endSessionsOf(scope, customerId, 'email-restored')
  await record(
    scope,
    'customer.email-restored',
    { kind: 'customer', id: customerId, customerId },
    { sessions },
  )
  return { email }
}
