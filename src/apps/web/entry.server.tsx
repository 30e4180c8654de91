import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  createRequestHandler,
  RouterContextProvider,
  ServerRouter,
  type EntryContext,
  type ServerBuild,
} from 'react-router'
import { renderToReadableStream, renderToString } from 'react-dom/server'
import { apiContext } from '#kit/api.ts'
import { locales } from '#values/local-text.ts'
import { portalApi } from './api.ts'
import { PageFacts } from './page-facts.ts'
import { loadWords } from './text.ts'
import { visitContext, visitOf, type Visit } from './visit.ts'

await Promise.all(locales.map(loadWords))

type Manifest = Record<string, { file: string } | undefined>
const manifest: Manifest = import.meta.env.PROD
  ? JSON.parse(
      await readFile(join(dirname(fileURLToPath(import.meta.url)), '../client/.vite/manifest.json'), 'utf8'),
    )
  : {}

function factsFor(nonce: string, html: EntryContext) {
  const reader = (html.staticHandlerContext.loaderData['root'] as { reader?: { locale: string } } | undefined)
    ?.reader
  const file = manifest[`src/apps/text/${reader?.locale ?? 'en'}.ts`]?.file
  return { nonce, ...(file && { preload: `/${file}` }) }
}

/** Opens the context loaders and actions run in. */
function contextFor(visit: Visit): RouterContextProvider {
  const context = new RouterContextProvider()
  context.set(visitContext, visit)
  context.set(apiContext, (request, slug) => portalApi(context, request, slug))
  return context
}

/**
 * Makes what answers a visit from a build. It lives here, not with the handler, because the router knows contexts by identity and
 * must be the one the pages were built with.
 */
export function openPages(
  build: ServerBuild,
  dev: boolean,
): (request: Request, visit: Visit) => Promise<Response> {
  const answer = createRequestHandler(build, dev ? 'development' : 'production')
  return (request, visit) => answer(request, contextFor(visit))
}

export type WebEntry = { openPages: typeof openPages }

async function textOf(stream: ReadableStream<Uint8Array> | undefined): Promise<string> {
  return stream ? new Response(stream).text() : ''
}

// Inside a script, "<" could open a comment or close the element; the line separators end a string in old parsers.
const inScript = (value: string) =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const handover = (state: string, nonce: string) =>
  `<script nonce="${nonce}">window.__reactRouterContext.streamController.enqueue(${inScript(state)});` +
  `window.__reactRouterContext.streamController.close();</script>`

const unfinished = '<!--$!-->'

/** Renders a page. One string is much faster than a stream for pages of this size; a page that suspends is waited for instead. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { nonce } = visitOf(context)
  const state = await textOf(routerContext.serverHandoffStream)
  const page = (
    <PageFacts value={factsFor(nonce, routerContext)}>
      <ServerRouter
        context={{ ...routerContext, serverHandoffStream: undefined }}
        url={request.url}
        nonce={nonce}
      />
    </PageFacts>
  )
  let html = renderToString(page)
  if (html.includes(unfinished)) {
    const stream = await renderToReadableStream(page, { nonce })
    await stream.allReady
    html = await textOf(stream)
  }
  const hydrates = routerContext.renderMeta?.didRenderScripts
  const end = hydrates ? html.lastIndexOf('</body>') : html.length
  headers.set('content-type', 'text/html; charset=utf-8')
  const prefix = html.startsWith('<!DOCTYPE') ? '' : '<!DOCTYPE html>'
  return new Response(
    prefix + html.slice(0, end) + (hydrates ? handover(state, nonce) : '') + html.slice(end),
    { status, headers },
  )
}

/** Hands failures of ours to whoever runs the pages; a request that was given up is none. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: RouterContextProvider },
): void {
  if (!request.signal.aborted) visitOf(context).report(error)
}
