import { Link } from 'react-router'
import { initialsOf } from './avatar.tsx'
import { classes } from './classes.ts'

type BrandProps = { name: string; logo?: string | null; to: string; large?: boolean }

/** A business's sign: its logo, or its initials on its colour, and its name. */
export function Brand({ name, logo, to, large }: BrandProps) {
  const size = large ? 'size-12 text-lead' : 'size-10 text-small'
  return (
    <Link to={to} className="-m-1.5 flex min-h-11 min-w-0 items-center gap-3 rounded-control p-1.5">
      {logo ? (
        <img
          src={logo}
          alt=""
          className={classes('shrink-0 rounded-[min(var(--radius-2),12px)] object-cover', size)}
        />
      ) : (
        <span
          aria-hidden
          className={classes(
            'grid shrink-0 place-items-center rounded-[min(var(--radius-2),12px)] border border-edge bg-fill font-bold text-on-fill',
            size,
          )}
        >
          {initialsOf(name)}
        </span>
      )}
      <span className={classes('display min-w-0 truncate', large ? 'text-title' : 'text-lead')}>{name}</span>
    </Link>
  )
}
