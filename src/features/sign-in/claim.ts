import type { Door } from '#platform/http/route.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { markBrowser } from './browser.ts'
import { openChallenge } from './challenge.ts'
import { findById } from './customer.ts'

const minutes = 15

/**
 * Lets the guest who has just booked sign in by one tap, in this browser, once, within 15 minutes. Call it inside the
 * booking's own transaction, whose actor it keeps. Null where the tap would be refused: the business registers nobody.
 */
export async function createClaim(
  scope: Scope,
  door: Door,
  customerId: string,
): Promise<{ challenge: string } | null> {
  const asDoor = await scope.become({ kind: 'door' })
  const claim = await openClaim(asDoor, door, customerId)
  // Not in a finally: after an error the transaction takes no statement, and the error is what must be told.
  await scope.become(scope.actor)
  return claim
}

async function openClaim(
  scope: Scope,
  door: Door,
  customerId: string,
): Promise<{ challenge: string } | null> {
  const customer = await findById(scope, customerId)
  if (!customer || (customer.registeredAt === null && !scope.business.registrationOpen)) return null
  const { id } = await openChallenge(scope, door.keys, {
    kind: 'claim',
    channel: 'email',
    subject: customerId,
    customerId,
    browserHash: markBrowser(door, minutes),
    minutes,
    hasToken: false,
  })
  return { challenge: id }
}
