import type { ServerBuild } from 'react-router'
import type { WebEntry } from './entry.server.tsx'
import { secure } from './headers.ts'
import { pack } from './pack.ts'
import { maySignedIn } from './cookies.ts'
import { beginVisit, type CallApi, type Facts } from './visit.ts'

export type WebHandler = (request: Request, facts: Facts) => Promise<Response>

export type WebOptions = {
  build: ServerBuild | (() => Promise<ServerBuild>)
  callApi: CallApi
  /** Shows the kit's gallery at /dev/kit: never on an installation with real customers. */
  gallery?: boolean
  /** Loosens the content policy as much as hot reloading needs. */
  dev?: boolean
  /** Takes failures of ours, with the request they happened in. */
  report?: (error: unknown, request: Request, facts: Facts) => void
}

// The `.data` twin of a page carries the same secrets as the page.
const isSecret = (request: Request) =>
  /^\/[^/]+\/(portal|book)(\/|\.|$)/.test(new URL(request.url).pathname) || maySignedIn(request)

const isCrossSite = (request: Request) => {
  if (request.method === 'GET' || request.method === 'HEAD') return false
  const site = request.headers.get('sec-fetch-site')
  return site ? site !== 'same-origin' : request.headers.get('origin') !== new URL(request.url).origin
}

/**
 * Gives the router a request without the Origin it would judge a second time, and wrongly: pages that send no referrer
 * send `Origin: null` with their forms, and behind a proxy the address here is not the one the browser knows.
 */
function withoutOrigin(request: Request): Request {
  if (!request.headers.has('origin') || !request.headers.has('sec-fetch-site')) return request
  const headers = new Headers(request.headers)
  headers.delete('origin')
  return new Request(request, { headers })
}

/** Makes the handler of all pages: every answer carries the content policy, the API's cookies and no more caching than is safe. */
export function createWebHandler(options: WebOptions): WebHandler {
  const { build, callApi, gallery = false, dev = false, report } = options
  const opened = new WeakMap<ServerBuild, ReturnType<WebEntry['openPages']>>()
  const pagesOf = (built: ServerBuild) => {
    const pages = opened.get(built) ?? (built.entry.module as unknown as WebEntry).openPages(built, dev)
    opened.set(built, pages)
    return pages
  }
  return async (request, facts) => {
    if (isCrossSite(request)) return new Response('This form was not sent from here.', { status: 403 })
    const visit = beginVisit({
      ...facts,
      callApi,
      gallery,
      report: (error) => (report ? report(error, request, facts) : console.error(error)),
    })
    const pages = pagesOf(typeof build === 'function' ? await build() : build)
    const answer = await pages(withoutOrigin(request), visit)
    const headers = new Headers(answer.headers)
    secure(headers, {
      nonce: facts.nonce,
      dev,
      secret: isSecret(request),
      https: new URL(request.url).protocol === 'https:',
    })
    for (const line of new Set(visit.cookies)) headers.append('set-cookie', line)
    const { status, statusText } = answer
    return pack(request, new Response(answer.body, { status, statusText, headers }))
  }
}
