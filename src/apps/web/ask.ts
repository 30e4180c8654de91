import type { RouterContextProvider } from 'react-router'
import type { Query } from '#kit/api.ts'
import type { Locale } from '#values/local-text.ts'
import { visitOf } from './visit.ts'

export type Ask = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  query?: Query | undefined
  body?: unknown
  locale?: Locale | undefined
  /** Makes a repeated create answer the same again. */
  once?: string | undefined
}

// What the API must see of the browser's own request: who, from where, and whether it came from our pages.
const passedOn = [
  'cookie',
  'accept-language',
  'user-agent',
  'origin',
  'sec-fetch-site',
  'x-forwarded-for',
  'x-request-id',
]

function addressOf(request: Request, slug: string, { path, query, locale }: Ask): URL {
  const url = new URL(`/api/client-portal/${encodeURIComponent(slug)}/${path}`, request.url)
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === null || value === undefined || value === '') continue
    url.searchParams.set(name, Array.isArray(value) ? value.join(',') : String(value))
  }
  if (locale) url.searchParams.set('lang', locale)
  return url
}

/** Calls the portal's API in this process as the browser that asked for the page, and keeps the cookies it sets. */
export async function askApi(
  context: Readonly<RouterContextProvider>,
  request: Request,
  slug: string,
  ask: Ask,
): Promise<Response> {
  const visit = visitOf(context)
  // An address somebody made up may hold what no header may; a real slug stays as it is.
  const headers = new Headers({ accept: 'application/json', 'x-business': encodeURIComponent(slug) })
  for (const name of passedOn) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  if (ask.body !== undefined) headers.set('content-type', 'application/json')
  if (ask.once) headers.set('idempotency-key', ask.once)
  const body = ask.body === undefined ? undefined : JSON.stringify(ask.body)
  const answer = await visit.callApi(
    new Request(addressOf(request, slug, ask), { method: ask.method, headers, body }),
    visit,
  )
  visit.cookies.push(...answer.headers.getSetCookie())
  return answer
}
