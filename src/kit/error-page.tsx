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

/** The page for a failure of ours: what is safe, how to go on, and the number to tell us. */
export function ErrorPage({
  again,
  homeTo,
  reference,
}: {
  again: string
  homeTo: string
  reference?: string
}) {
  const t = useText('kit')
  return (
    <EmptyState
      drawing="cloud"
      level={1}
      title={t('error.title')}
      text={
        <>
          {t('error.text')}
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
