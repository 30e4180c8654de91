import { Refusal } from '#platform/http/refusal.ts'

/** Thrown by work that lost a race and wants to be done again in a fresh transaction; `otherwise` is the answer when it keeps losing. */
export class TryAgain extends Error {
  otherwise: Refusal
  constructor(otherwise: Refusal) {
    super('try again')
    this.otherwise = otherwise
  }
}

/** Does the work again, each time in its own transaction, while it loses races: at most `times` times. */
export async function repeating<Answer>(attempt: () => Promise<Answer>, times = 12): Promise<Answer> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt()
    } catch (error) {
      const again = error instanceof TryAgain || asksToRepeat(error)
      if (!again) throw error
      if (count >= times)
        throw error instanceof TryAgain ? error.otherwise : new Refusal('busy', 503, { retryAfter: 1 })
    }
  }
}

/** True for an error by which PostgreSQL asks to repeat the transaction: serialisation failure or deadlock. */
function asksToRepeat(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code
  return code === '40001' || code === '40P01'
}

/** True when the named constraint stopped a write. */
export function stoppedBy(error: unknown, constraint: string): boolean {
  return (error as { constraint?: string } | null)?.constraint === constraint
}
