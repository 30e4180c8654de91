import { fileURLToPath } from 'node:url'
import type { ServerBuild } from 'react-router'
import type { Parts } from './parts.ts'
import type { Pages } from './server.ts'
import { createAssetHandler } from './web/assets.ts'
import { createWebHandler, type WebOptions } from './web/handler.ts'
import type { CallApi } from './web/visit.ts'
import type { DevHandler } from './web/dev.ts'

const build = new URL('../../build/', import.meta.url)

export type OpenPages = {
  over: (callApi: CallApi) => Pages
  middleware?: DevHandler['middleware']
  close(): Promise<void>
}

/** The pages as built, or with FOYER_DEV from source with reload. */
export async function openPages(parts: Parts): Promise<OpenPages> {
  const gallery = parts.config.demo || parts.config.dev
  const report: WebOptions['report'] = (error, _request, facts) => {
    const { status = 500 } = error as { status?: number }
    // What a stranger asked wrongly is no failure of ours.
    if (status >= 500) parts.log.error({ err: error, requestId: facts.requestId }, 'a page failed')
  }
  if (parts.config.dev) return developing(gallery, report)
  const server = (await import(new URL('server/index.js', build).href)) as ServerBuild
  const asset = createAssetHandler(fileURLToPath(new URL('client', build)))
  return {
    over: (callApi) => ({ asset, handle: createWebHandler({ build: server, callApi, gallery, report }) }),
    close: async () => {},
  }
}

async function developing(gallery: boolean, report: WebOptions['report']): Promise<OpenPages> {
  const { createDevHandler } = await import('./web/dev.ts')
  let call: CallApi | undefined
  const dev = await createDevHandler({
    callApi: (request, facts) => call!(request, facts),
    gallery,
    ...(report ? { report } : {}),
  })
  return {
    over: (callApi) => {
      call = callApi
      return { asset: async () => null, handle: dev.handle }
    },
    middleware: dev.middleware,
    close: () => dev.close(),
  }
}
