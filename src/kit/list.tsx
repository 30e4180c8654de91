import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { classes } from './classes.ts'

/** Rows in one card, with fine lines between them. */
export function List({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul
      aria-label={label}
      className="overflow-hidden rounded-card bg-surface shadow-card [&>li+li]:border-t [&>li+li]:border-line"
    >
      {children}
    </ul>
  )
}

type ListRowProps = {
  title: ReactNode
  text?: ReactNode
  start?: ReactNode
  end?: ReactNode
  /** Makes the whole row a link. */
  to?: string
}

/** A row of a list: something at its start, words, something at its end; a link when it leads somewhere. */
export function ListRow({ title, text, start, end, to }: ListRowProps) {
  const inside = (
    <>
      {start}
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="font-medium">{title}</span>
        {text && <span className="text-small text-soft">{text}</span>}
      </span>
      {end && <span className="shrink-0 text-end text-small text-soft">{end}</span>}
      {to && <ChevronRight aria-hidden className="mirrored size-5 shrink-0 text-faint" />}
    </>
  )
  const row = 'flex min-h-16 items-center gap-4 px-5 py-3.5'
  if (!to) return <li className={row}>{inside}</li>
  return (
    <li>
      <Link
        to={to}
        className={classes(row, 'transition-colors hover:bg-sunken focus-visible:-outline-offset-2')}
      >
        {inside}
      </Link>
    </li>
  )
}

/** Facts as term and description, one a line: "Where · Marina studio". */
export function Facts({ items }: { items: { term: string; value: ReactNode }[] }) {
  return (
    <dl className="grid gap-3">
      {items.map(({ term, value }) => (
        <div key={term} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5">
          <dt className="text-small text-soft">{term}</dt>
          <dd className="text-end font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
