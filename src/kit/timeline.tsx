import { Dot, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'

export type TimelineEntry = {
  id: string
  title: ReactNode
  at: ReactNode
  text?: ReactNode
  icon?: LucideIcon
}

/** What happened, one below the other; the first stands out. */
export function Timeline({ entries, label }: { entries: TimelineEntry[]; label: string }) {
  return (
    <ol aria-label={label} className="grid">
      {entries.map(({ id, title, at, text, icon: Icon = Dot }, index) => (
        <li key={id} className="relative flex gap-4 pb-6 last:pb-0">
          {index < entries.length - 1 && (
            <i
              aria-hidden
              className="absolute inset-y-0 start-4 top-9 bottom-1 w-px -translate-x-1/2 bg-line rtl:translate-x-1/2"
            />
          )}
          <span
            aria-hidden
            className={classes(
              'grid size-8 shrink-0 place-items-center rounded-full',
              index === 0 ? 'bg-wash text-accent' : 'bg-sunken text-soft',
            )}
          >
            <Icon className="size-4" />
          </span>
          <div className="grid gap-0.5 pt-1">
            <p className="text-small font-semibold">{title}</p>
            <p className="text-caption text-faint">{at}</p>
            {text && <p className="text-small text-soft">{text}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
