import { isRouteErrorResponse, useLocation, useParams } from 'react-router'
import { ErrorPage, NotFoundPage } from '#kit/error-page.tsx'
import { useText } from '#kit/text.tsx'

type Told = { code?: string; facts?: { requestId?: string } } | null

/** Says what went wrong in place of a page: nothing is at this address, or a failure of ours; each with the way on. */
export function Problem({ error }: { error: unknown }) {
  const t = useText('kit')
  const { slug } = useParams()
  const { pathname, search } = useLocation()
  const told = isRouteErrorResponse(error) ? (error.data as Told) : null
  const isMissing = isRouteErrorResponse(error) && error.status === 404
  if (isMissing && told?.code === 'no-business')
    return <NotFoundPage homeTo="/" text={t('notFound.business')} />
  const homeTo = slug ? `/${slug}` : '/'
  if (isMissing) return <NotFoundPage homeTo={homeTo} />
  const reference = told?.facts?.requestId
  return <ErrorPage again={pathname + search} homeTo={homeTo} {...(reference && { reference })} />
}
