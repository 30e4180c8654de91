import type { HTMLAttributes, ReactNode } from 'react'
import { classes } from './classes.ts'

type CardProps = HTMLAttributes<HTMLElement> & {
  as?: 'div' | 'section' | 'article' | 'li'
  flush?: boolean
  sunken?: boolean
}

/** A sheet of paper on the page: the ground for anything that belongs together. `flush` leaves out the padding. */
export function Card({ as: Tag = 'div', flush, sunken, className, ...rest }: CardProps) {
  return (
    <Tag
      {...rest}
      className={classes(
        'rounded-card',
        sunken ? 'bg-sunken' : 'bg-surface shadow-card',
        !flush && 'p-5 sm:p-6',
        flush && 'overflow-hidden',
        className,
      )}
    />
  )
}

/** A part of a page under its own heading, with an optional link or button at the heading's end. */
export function Section({
  title,
  end,
  children,
  className,
}: {
  title: string
  end?: ReactNode
  children: ReactNode
  className?: string
}) {
  return (
    <section className={classes('grid gap-3', className)}>
      <div className="flex min-h-11 items-center justify-between gap-4">
        <h2 className="text-title font-semibold tracking-[-0.01em] rtl:tracking-normal">{title}</h2>
        {end}
      </div>
      {children}
    </section>
  )
}
