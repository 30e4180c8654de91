export type Facts = Record<string, unknown>

/** A refusal in product words: thrown anywhere, rolled back, answered as problem JSON with its code and facts. */
export class Refusal extends Error {
  code: string
  status: number
  facts: Facts
  constructor(code: string, status: number, facts: Facts = {}) {
    super(code)
    this.code = code
    this.status = status
    this.facts = facts
  }
}

/** Throws a Refusal. */
export function refuse(code: string, status: number, facts?: Facts): never {
  throw new Refusal(code, status, facts)
}

/** Throws a Refusal unless the condition holds. */
export function refuseUnless(
  condition: unknown,
  code: string,
  status: number,
  facts?: Facts,
): asserts condition {
  if (!condition) refuse(code, status, facts)
}
