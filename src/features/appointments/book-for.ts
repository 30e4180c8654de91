import { createClaim } from '#features/sign-in/claim.ts'
import { askGuestProof, proveGuest, spendGuestProof } from '#features/sign-in/guest-proof.ts'
import { refuse, refuseUnless } from '#platform/http/refusal.ts'
import type { Door } from '#platform/http/route.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { parsePhone } from '#values/phone.ts'
import { toDetail } from './answer.ts'
import { bookVisit } from './book.ts'
import type { BookInput } from './schema.ts'

/**
 * Books for whoever asks: a signed-in customer at once, a guest once the e-mail is proven by a code. Without the proof
 * the answer is 403 `email-unverified` with the challenge whose code was mailed; the hold stays. An existing customer's
 * address books for that customer, overwrites nothing and signs nobody in.
 */
export async function bookFor(door: Door, input: BookInput): Promise<Response> {
  const own = await door.enter(async (scope) =>
    scope.actor.kind === 'customer' ? door.once(scope, () => answer(scope, input, null)) : null,
  )
  return own ?? bookForGuest(door, input)
}

async function bookForGuest(door: Door, input: BookInput): Promise<Response> {
  const guest = input.customer
  refuseUnless(guest, 'name-needed', 422)
  const phone = guest.phone ? parsePhone(guest.phone, countryOf(door)) : null
  if (guest.phone && !phone)
    refuse('wrong-input', 400, {
      fields: [{ field: 'customer.phone', message: door.words('sign-in:refusals.phone-wrong') }],
      problems: 'customer.phone',
    })
  const { challenge, code } = guest
  if (!challenge || !code)
    return refuse('email-unverified', 403, await askGuestProof(door, guest.email, door.locale, guest.name))
  // The proof is good for one booking: a repeated request is known by its key before it is asked to prove anything again.
  const before = await door.open({ kind: 'visitor' }, (scope) => door.answered(scope, `guest ${challenge}`))
  if (before) return before
  const { customerId } = await proveGuest(door, {
    challenge,
    code,
    email: guest.email,
    name: guest.name,
    phone,
  })
  return door.open({ kind: 'customer', id: customerId, sessionId: '' }, (scope) =>
    door.once(
      scope,
      async () => {
        // Spent first: of two bookings with one proof the second waits here, before it holds anything itself.
        await spendGuestProof(scope, challenge)
        return answer(scope, input, door)
      },
      `guest ${challenge}`,
    ),
  )
}

async function answer(scope: Scope, input: BookInput, guestAt: Door | null): Promise<Response> {
  const row = await bookVisit(scope, input)
  const claim =
    guestAt && scope.actor.kind === 'customer' ? await createClaim(scope, guestAt, scope.actor.id) : null
  return Response.json({ ...(await toDetail(scope, row)), claim }, { status: 201 })
}

function countryOf(door: Door): string | undefined {
  const country = door.business.contact['country']
  return typeof country === 'string' ? country : undefined
}
