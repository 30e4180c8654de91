import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ServerBuild } from 'react-router'
import { createWebHandler, type WebHandler, type WebOptions } from './handler.ts'

export type DevHandler = {
  handle: WebHandler
  /** Serves sources and hot updates; calls `next` for what is a page. */
  middleware: (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void
  close: () => Promise<void>
}

/** Makes the pages' handler with Vite in between, so that a saved file shows at once. */
export async function createDevHandler(
  options: Omit<WebOptions, 'build' | 'dev'> & { hmrPort?: number },
): Promise<DevHandler> {
  const { createServer } = await import('vite')
  const { hmrPort, ...rest } = options
  const vite = await createServer({
    server: { middlewareMode: true, hmr: hmrPort ? { port: hmrPort } : true },
    appType: 'custom',
  })
  const build = () => vite.ssrLoadModule('virtual:react-router/server-build') as Promise<ServerBuild>
  return {
    handle: createWebHandler({ ...rest, build, dev: true }),
    middleware: (request, response, next) => vite.middlewares(request, response, next),
    close: () => vite.close(),
  }
}
