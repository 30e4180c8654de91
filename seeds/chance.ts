/** A row of numbers in [0, 1) that looks random and is the same for the same name, so that every demo is alike. */
export type Chance = {
  next(): number
  below(limit: number): number
  oneOf<Item>(items: readonly Item[]): Item
}

export function chanceFor(name: string): Chance {
  let state = Array.from(name).reduce(
    (hash, letter) => Math.imul(hash ^ letter.codePointAt(0)!, 16_777_619),
    2_166_136_261,
  )
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { next, below, oneOf: (items) => items[below(items.length)]! }
}
