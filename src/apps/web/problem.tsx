import { isRouteErrorResponse, useLocation, useParams } from 'react-router'
import { ErrorPage, NotFoundPage, OfflinePage } from '#kit/error-page.tsx'
import { useText } from '#kit/text.tsx'

type Told = { code?: string; detail?: string; facts?: { requestId?: string } } | null

// Each engine words a failed fetch differently, but all of them throw a TypeError.
const isUnreachable = (error: unknown) =>
  error instanceof TypeError && /fetch|network|load failed|connection/i.test(error.message)

/** Says what went wrong in place of a page: nothing is here, a refusal, no connection or a failure of ours; each with the way on. */
export function Problem({ error }: { error: unknown }) {
  const t = useText('kit')
  const { slug } = useParams()
  const { pathname, search } = useLocation()
  const again = pathname + search
  if (isUnreachable(error)) return <OfflinePage again={again} />
  const told = isRouteErrorResponse(error) ? (error.data as Told) : null
  const status = isRouteErrorResponse(error) ? error.status : 500
  if (status === 404 && told?.code === 'no-business') {
    return <NotFoundPage homeTo="/" text={t('notFound.business')} />
  }
  const homeTo = slug ? `/${slug}` : '/'
  if (status === 404) return <NotFoundPage homeTo={homeTo} />
  const reference = told?.facts?.requestId
  const isRefused = told?.detail !== undefined && (status < 500 || status === 503)
  return (
    <ErrorPage
      again={again}
      homeTo={homeTo}
      {...(isRefused && { title: told.detail })}
      {...(reference && { reference })}
    />
  )
}
