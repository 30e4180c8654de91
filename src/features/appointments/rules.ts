import type { Inside, Notice, Policy } from './policy.ts'

export type Act = 'cancel' | 'reschedule'

/** What the rules need to know of an appointment; instants in epoch milliseconds. */
export type Facts = {
  status: string
  startsAt: number
  endsAt: number
  bookedAt: number
  priceMinor: number | null
  policy: Policy
}

/** What an act means at a moment: free until `until`, or inside the window its consequence; `code` is the reason. */
export type Consequence =
  | { kind: 'free'; until: number; code: 'free' | 'grace' | 'pending' }
  | { kind: 'fee'; until: number; feeMinor: number; code: 'inside-window' }
  | { kind: 'keeps-credit'; until: number; code: 'inside-window' }
  | { kind: 'refused'; until: number | null; code: 'inside-window' | 'started' | 'not-active' }

/**
 * Decides what cancelling or moving costs now. At the very instant the window opens the act is still free; one second
 * later it is not. The staff's own acts do not ask this.
 */
export function consequenceOf(act: Act, facts: Facts, now: number): Consequence {
  if (facts.status !== 'pending' && facts.status !== 'confirmed')
    return { kind: 'refused', until: null, code: 'not-active' }
  if (now >= facts.startsAt) return { kind: 'refused', until: null, code: 'started' }
  const notice = facts.policy[act]
  const deadline = facts.startsAt - notice.windowMinutes * 60_000
  const graceEnds = Math.min(facts.startsAt, facts.bookedAt + facts.policy.graceMinutes * 60_000)
  const until = Math.max(deadline, graceEnds)
  if (facts.status === 'pending') return { kind: 'free', until: facts.startsAt, code: 'pending' }
  if (now <= deadline) return { kind: 'free', until, code: 'free' }
  if (facts.policy.graceMinutes > 0 && now <= graceEnds) return { kind: 'free', until, code: 'grace' }
  return insideConsequence(notice, facts, until)
}

function insideConsequence({ inside }: Notice, { priceMinor, startsAt }: Facts, until: number): Consequence {
  switch (inside.kind) {
    case 'refuse':
      return { kind: 'refused', until, code: 'inside-window' }
    case 'keep-credit':
      return { kind: 'keeps-credit', until, code: 'inside-window' }
    case 'fee':
      return feeConsequence(feeOf(inside, priceMinor ?? 0), until, startsAt)
  }
}

/** A fee of nothing is none: nobody is asked to agree to it. */
function feeConsequence(feeMinor: number, until: number, startsAt: number): Consequence {
  if (feeMinor === 0) return { kind: 'free', until: startsAt, code: 'free' }
  return { kind: 'fee', until, feeMinor, code: 'inside-window' }
}

function feeOf(inside: Extract<Inside, { kind: 'fee' }>, priceMinor: number): number {
  return inside.amount ?? Math.round((priceMinor * (inside.percent ?? 0)) / 100)
}

const restoreMinutes = 10

/** Until when an own cancellation can be taken back: ten minutes, and not once the visit would have begun. */
export function restorableUntil(facts: {
  status: string
  cancelledAt: number | null
  cancelledBy: string | null
  startsAt: number
}): number | null {
  if (facts.status !== 'cancelled' || facts.cancelledAt === null || facts.cancelledBy !== 'customer')
    return null
  return Math.min(facts.startsAt, facts.cancelledAt + restoreMinutes * 60_000)
}
