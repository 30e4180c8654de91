import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import type { Parts } from '#apps/parts.ts'
import { consoleApi } from '#apps/console/api.ts'
import { docsRoutes } from '#apps/docs.ts'
import { healthRoutes } from '#apps/health.ts'
import { portalApi } from '#apps/portal/api.ts'
import type { CallApi } from '#apps/web/visit.ts'
import type { Env, Peer } from '#platform/http/app.ts'
import { isSameOrigin } from '#platform/http/same-origin.ts'

/** The pages, as the server needs them: built ones, or Vite's while developing. */
export type Pages = {
  handle: (
    request: Request,
    facts: { nonce: string; clientIp: string | null; requestId: string },
  ) => Promise<Response>
  asset: (request: Request) => Promise<Response | null>
}

/** Answers every request of this installation: health, API, documentation, mailbox, pages. */
export type Server = { fetch: (request: Request, peer: Peer) => Promise<Response>; callApi: CallApi }

/** Puts the apps together. The pages reach the API through `callApi`, by the same door as everybody else. */
export function openServer(
  parts: Parts,
  options: { mailbox?: Hono | undefined; pages?: (callApi: CallApi) => Pages } = {},
): Server {
  const api = new Hono<Env>()
  api.route('/', portalApi(parts))
  api.route('/', consoleApi(parts))
  const callApi: CallApi = async (request, facts) =>
    api.fetch(request, { peer: { ip: facts.clientIp, requestId: facts.requestId ?? newRequestId() } })
  const pages = options.pages?.(callApi)

  const app = new Hono<Env>()
  app.route('/', healthRoutes(parts))
  app.route('/', docsRoutes(parts))
  if (options.mailbox) app.route('/', options.mailbox)
  app.all('/api/*', (context) => api.fetch(context.req.raw, context.env))
  app.all('*', (context) => answerPage(parts, pages, context.req.raw, context.env.peer))
  return { fetch: async (request, peer) => app.fetch(request, { peer }), callApi }
}

/** An id that joins a request's log lines, events and problem answers. */
export function newRequestId(): string {
  return randomBytes(9).toString('base64url')
}

async function answerPage(
  parts: Parts,
  pages: Pages | undefined,
  request: Request,
  peer: Peer,
): Promise<Response> {
  if (!pages) return new Response('There are no pages here.', { status: 404 })
  const asset = await pages.asset(request)
  if (asset) return asset
  const unsafe = request.method !== 'GET' && request.method !== 'HEAD'
  const origins = { publicUrl: parts.origin(), loopbackOrigins: parts.config.loopbackOrigins }
  if (unsafe && !isSameOrigin(request.headers, origins))
    return new Response('This form was not sent from here.', { status: 403 })
  const nonce = randomBytes(16).toString('base64')
  return pages.handle(asAddressed(request, parts), { nonce, clientIp: peer.ip, requestId: peer.requestId })
}

/** The request under the address people typed: behind a proxy the server itself is reached by plain HTTP under another name. */
function asAddressed(request: Request, parts: Parts): Request {
  if (parts.config.loopbackOrigins) return request
  const { pathname, search } = new URL(request.url)
  const { method, headers, body, signal } = request
  const same: RequestInit & { duplex: 'half' } = { method, headers, body, signal, duplex: 'half' }
  return new Request(parts.origin() + pathname + search, same)
}
