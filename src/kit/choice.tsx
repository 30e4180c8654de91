import { Check as Tick } from 'lucide-react'
import type { InputHTMLAttributes, ReactNode } from 'react'
import { classes } from './classes.ts'

/** A set of choices under one question. */
export function ChoiceGroup({
  legend,
  error,
  children,
  columns,
}: {
  legend: string
  error?: string
  children: ReactNode
  columns?: boolean
}) {
  return (
    <fieldset className="min-w-0" aria-invalid={error ? true : undefined} tabIndex={error ? -1 : undefined}>
      <legend className="mb-3 text-small font-medium">{legend}</legend>
      <div className={classes('grid gap-3', columns && 'sm:grid-cols-2')}>{children}</div>
      {error && <p className="mt-2 text-small text-danger">{error}</p>}
    </fieldset>
  )
}

type ChoiceProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'title'> & {
  title: ReactNode
  text?: ReactNode
  picture?: ReactNode
  /** What stands at the end: a price. */
  end?: ReactNode
  /** A small line of facts: duration, buffer, staff. */
  facts?: ReactNode
}

/** One choice as a card: a radio by default, a checkbox with `type="checkbox"`; the whole card is the target. */
export function Choice({
  title,
  text,
  picture,
  end,
  facts,
  type = 'radio',
  className,
  ...rest
}: ChoiceProps) {
  return (
    <label
      className={classes(
        'group relative flex min-h-16 cursor-pointer items-center gap-4 rounded-card bg-surface p-4 shadow-card transition',
        'hover:shadow-raised has-checked:bg-wash has-checked:ring-2 has-checked:ring-accent',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        'has-disabled:cursor-not-allowed has-disabled:opacity-55 has-disabled:shadow-none has-disabled:ring-1 has-disabled:ring-line',
        className,
      )}
    >
      {picture}
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="font-semibold">{title}</span>
        {text && <span className="text-small text-soft">{text}</span>}
        {facts && <span className="text-caption text-faint group-has-checked:text-soft">{facts}</span>}
      </span>
      {end && <span className="shrink-0 text-end font-semibold tabular">{end}</span>}
      <input {...rest} type={type} className="peer sr-only" />
      <span
        aria-hidden
        className={classes(
          'grid size-6 shrink-0 place-items-center border-[1.5px] border-edge-strong text-transparent transition',
          'peer-checked:border-edge peer-checked:bg-fill peer-checked:text-on-fill',
          type === 'radio' ? 'rounded-full' : 'rounded-chip',
        )}
      >
        <Tick className="size-4" strokeWidth={3} />
      </span>
    </label>
  )
}
