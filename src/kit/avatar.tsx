import { classes } from './classes.ts'

// Inline styles are forbidden by the page's policy, so the hues are a fixed set of classes.
const hues = [
  'bg-[light-dark(oklch(0.9_0.05_20),oklch(0.38_0.06_20))] text-[light-dark(oklch(0.38_0.1_20),oklch(0.93_0.04_20))]',
  'bg-[light-dark(oklch(0.91_0.06_70),oklch(0.38_0.06_70))] text-[light-dark(oklch(0.38_0.08_70),oklch(0.93_0.04_70))]',
  'bg-[light-dark(oklch(0.92_0.06_130),oklch(0.38_0.06_130))] text-[light-dark(oklch(0.36_0.08_130),oklch(0.93_0.04_130))]',
  'bg-[light-dark(oklch(0.91_0.05_180),oklch(0.38_0.05_180))] text-[light-dark(oklch(0.36_0.07_180),oklch(0.93_0.04_180))]',
  'bg-[light-dark(oklch(0.91_0.045_235),oklch(0.38_0.06_235))] text-[light-dark(oklch(0.37_0.09_235),oklch(0.93_0.04_235))]',
  'bg-[light-dark(oklch(0.9_0.05_280),oklch(0.38_0.07_280))] text-[light-dark(oklch(0.38_0.12_280),oklch(0.93_0.04_280))]',
  'bg-[light-dark(oklch(0.9_0.05_330),oklch(0.38_0.07_330))] text-[light-dark(oklch(0.38_0.11_330),oklch(0.93_0.04_330))]',
]

const sizes = {
  small: 'size-9 text-caption',
  regular: 'size-12 text-body',
  large: 'size-16 text-title',
  huge: 'size-24 text-heading',
}

/** Gives the letters that stand for a name: the first of its first and of its last word, in Arabic only of the first. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/u).filter(Boolean)
  // Arabic letters would join into one; there the first alone stands for the name.
  const isJoined = /\p{Script=Arabic}/u.test(name)
  const letters = parts.length > 1 && !isJoined ? [parts[0], parts.at(-1)] : [parts[0]]
  return letters
    .map((part) => String.fromCodePoint(...(part ? [part.codePointAt(0)!] : [])).toLocaleUpperCase())
    .join('')
}

const hueOf = (name: string) =>
  Array.from(name, (letter) => letter.codePointAt(0)!).reduce((sum, code) => (sum * 31 + code) % 9973, 7) %
  hues.length

type AvatarProps = {
  name: string
  picture?: string | null
  size?: keyof typeof sizes
  square?: boolean
  className?: string
}

/** Somebody's picture, or their initials on a colour that stays theirs; decoration, since the name stands beside it. */
export function Avatar({ name, picture, size = 'regular', square, className }: AvatarProps) {
  const shape = classes(
    'shrink-0 overflow-hidden',
    square ? 'rounded-control' : 'rounded-full',
    sizes[size],
    className,
  )
  if (picture)
    return <img src={picture} alt="" loading="lazy" className={classes(shape, 'bg-sunken object-cover')} />
  return (
    <span
      aria-hidden
      className={classes(shape, 'inline-grid place-items-center font-semibold', hues[hueOf(name)])}
    >
      {initialsOf(name)}
    </span>
  )
}
