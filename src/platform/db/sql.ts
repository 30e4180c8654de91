/** A piece of SQL with its parameters apart; pieces nest. */
export class Fragment {
  strings: readonly string[]
  values: readonly unknown[]
  constructor(strings: readonly string[], values: readonly unknown[]) {
    this.strings = strings
    this.values = values
  }
}

/** SQL as a template: values become bound parameters, nested fragments are spliced in. */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Fragment {
  return new Fragment(strings, values)
}

export const nothing = new Fragment([''], [])

/** The text with `$1…` and the parameters, ready for the driver. */
export function compile(fragment: Fragment): { text: string; values: unknown[] } {
  const values: unknown[] = []
  const write = (piece: Fragment): string =>
    piece.strings.reduce((text, part, index) => {
      if (index === 0) return part
      const value = piece.values[index - 1]
      return text + (value instanceof Fragment ? write(value) : `$${values.push(value)}`) + part
    }, '')
  return { text: write(fragment), values }
}
