import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Drawing, type DrawingName } from './drawing.tsx'
import { PageTitle } from './page-title.tsx'

type EmptyStateProps = {
  drawing: DrawingName
  title: string
  text?: ReactNode
  children?: ReactNode
  level?: 1 | 2
}

/** What stands where nothing is yet: a drawing, what it means, and what to do next. */
export function EmptyState({ drawing, title, text, children, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const
  return (
    <div
      className={classes(
        'mx-auto grid max-w-md justify-items-center gap-3 px-4 text-center',
        level === 1 ? 'py-[12vh]' : 'py-10',
      )}
    >
      {level === 1 && <PageTitle title={title} />}
      <Drawing name={drawing} />
      <Heading className="display pt-2 text-heading">{title}</Heading>
      {text && <p className="text-soft">{text}</p>}
      {children && <div className="flex flex-wrap justify-center gap-3 pt-3">{children}</div>}
    </div>
  )
}
