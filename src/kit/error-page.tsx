import { RotateCw } from 'lucide-react'
import { LinkButton } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { useText } from './text.tsx'

/** The page for an address where nothing is, with the way back. */
export function NotFoundPage({
  text,
  homeTo,
  homeLabel,
}: {
  text?: string
  homeTo: string
  homeLabel?: string
}) {
  const t = useText('kit')
  return (
    <EmptyState drawing="signpost" level={1} title={t('notFound.title')} text={text ?? t('notFound.text')}>
      <LinkButton to={homeTo}>{homeLabel ?? t('notFound.home')}</LinkButton>
    </EmptyState>
  )
}

type ErrorPageProps = {
  again: string
  homeTo: string
  /** What was said instead of an answer; without it, that it is our fault and what is safe. */
  title?: string
  reference?: string
}

/** The page for what could not be done: why, how to go on, and the number to tell us. */
export function ErrorPage({ again, homeTo, title, reference }: ErrorPageProps) {
  const t = useText('kit')
  return (
    <EmptyState
      drawing={title ? 'door' : 'cloud'}
      level={1}
      title={title ?? t('error.title')}
      text={
        <>
          {!title && t('error.text')}
          {reference && (
            <span className="mt-2 block text-caption text-faint">
              {t('error.reference', { id: reference })}
            </span>
          )}
        </>
      }
    >
      <LinkButton to={again} reloadDocument icon={RotateCw}>
        {t('error.again')}
      </LinkButton>
      <LinkButton to={homeTo} reloadDocument kind="secondary">
        {t('notFound.home')}
      </LinkButton>
    </EmptyState>
  )
}

/** The page for a page that could not be fetched because the connection is gone. */
export function OfflinePage({ again }: { again: string }) {
  const t = useText('kit')
  return (
    <EmptyState drawing="cloud" level={1} title={t('offline.title')} text={t('offline.text')}>
      <LinkButton to={again} icon={RotateCw}>
        {t('error.again')}
      </LinkButton>
    </EmptyState>
  )
}
