import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { PageTitle } from './page-title.tsx'
import { useText } from './text.tsx'

type PageHeaderProps = { title: string; text?: ReactNode; back?: string; backLabel?: string; end?: ReactNode }

/** The top of a page: the way back, its title, one sentence, and what can be done with all of it. */
export function PageHeader({ title, text, back, backLabel, end }: PageHeaderProps) {
  const t = useText('kit')
  return (
    <header className="grid gap-2">
      <PageTitle title={title} />
      {back && (
        <Link
          to={back}
          className="-ms-2 inline-flex min-h-11 w-fit items-center gap-1.5 rounded-control px-2 text-small font-medium text-soft hover:text-ink"
        >
          <ArrowLeft aria-hidden className="mirrored size-4.5" />
          {backLabel ?? t('back')}
        </Link>
      )}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 gap-1.5">
          <h1 className="display text-display">{title}</h1>
          {text && <p className="max-w-prose text-soft">{text}</p>}
        </div>
        {end}
      </div>
    </header>
  )
}
