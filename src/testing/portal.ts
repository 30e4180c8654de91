import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openParts } from '#apps/open-parts.ts'
import type { Parts } from '#apps/parts.ts'
import { newRequestId, openServer, type Server } from '#apps/server.ts'
import { wordsIn } from '#apps/words.ts'
import { readConfig } from '#platform/config/config.ts'
import { openLog } from '#platform/log/log.ts'
import type { Actor, Scope } from '#platform/scope/scope.ts'
import { withScope } from '#platform/scope/with-scope.ts'
import { freshDatabase } from '#testing/postgres.ts'

export type PortalOptions = {
  /** The moment the clock stands at, as RFC 3339; the real time where left out. */
  at?: string
  database?: 'postgres' | 'embedded'
  worker?: boolean
  env?: Record<string, string>
  /** An existing database to open a second process's worth of parts over. */
  url?: string
}

export type Answer<Body = Record<string, any>> = {
  status: number
  body: Body
  headers: Headers
  cookies: Map<string, string>
}
type Ask = {
  body?: unknown
  headers?: Record<string, string>
  cookies?: Map<string, string> | undefined
  token?: string | undefined
  ip?: string
  raw?: string
}

/** An installation in this process, spoken to through its real door. */
export type Portal = {
  parts: Parts
  server: Server
  url: string | undefined
  /** Asks the portal's API; keeps no state. */
  ask<Body = Record<string, any>>(
    method: string,
    slug: string,
    path: string,
    ask?: Ask,
  ): Promise<Answer<Body>>
  /** Asks any address of the installation. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Runs work in a scope of its own. */
  inScope<Result>(slug: string, actor: Actor, work: (scope: Scope) => Promise<Result>): Promise<Result>
  /** Moves the clock to a moment. */
  setClock(at: string | number): void
  /** Closes everything; the data goes too unless it is to be kept for another process. */
  close(keepData?: boolean): Promise<void>
}

/** Opens an installation over a fresh database: real PostgreSQL unless the embedded one is asked for. */
export async function openPortal(options: PortalOptions = {}): Promise<Portal> {
  const dataDir = mkdtempSync(join(tmpdir(), 'foyer-portal-'))
  const url = options.database === 'embedded' ? undefined : (options.url ?? (await freshDatabase()).url)
  const config = readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
    PORT: '3000',
    FOYER_DATA_DIR: dataDir,
    FOYER_DEMO: 'off',
    FOYER_MAILBOX: 'on',
    FOYER_SECRET: 'a secret that only tests would use, ever',
    ...(url ? { DATABASE_URL: url } : {}),
    ...options.env,
  })
  let clock = options.at ? Date.parse(options.at) : null
  const parts = await openParts({ ...config, worker: options.worker ?? false }, openLog(config.logLevel), {
    now: () => clock ?? Date.now(),
  })
  if (options.worker) await (await import('#apps/worker/start.ts')).startWorker(parts)
  const server = openServer(parts)
  return {
    parts,
    server,
    url,
    ask: (method, slug, path, ask = {}) => askApi(server, config.publicUrl, method, slug, path, ask),
    fetch: (path, init) =>
      server.fetch(new Request(`${config.publicUrl}${path}`, init), {
        ip: '127.0.0.1',
        requestId: newRequestId(),
      }),
    async inScope(slug, actor, work) {
      const business = await parts.findBusiness(slug)
      if (!business) throw new Error(`There is no business ${slug}.`)
      const request = { id: 'test', ip: null, userAgent: null }
      return withScope(
        {
          database: parts.database,
          jobsIn: parts.jobs.inTransaction,
          business,
          actor,
          now: parts.now(),
          locale: 'en',
          wordsIn,
          request,
        },
        work,
      )
    },
    setClock(at) {
      clock = typeof at === 'number' ? at : Date.parse(at)
    },
    async close(keepData = false) {
      await parts.close()
      if (!keepData) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function askApi<Body>(
  server: Server,
  origin: string,
  method: string,
  slug: string,
  path: string,
  ask: Ask,
): Promise<Answer<Body>> {
  const headers = new Headers({ ...(ask.token ? {} : { origin }), ...ask.headers })
  if (ask.body !== undefined || ask.raw !== undefined)
    headers.set('content-type', headers.get('content-type') ?? 'application/json')
  if (ask.token) headers.set('authorization', `Bearer ${ask.token}`)
  if (ask.cookies?.size)
    headers.set('cookie', [...ask.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
  const body = ask.raw ?? (ask.body === undefined ? null : JSON.stringify(ask.body))
  const request = new Request(`${origin}/api/client-portal/${slug}/${path}`, { method, headers, body })
  const response = await server.fetch(request, { ip: ask.ip ?? '203.0.113.7', requestId: randomUUID() })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return {
    status: response.status,
    body: (isJson && text ? JSON.parse(text) : text) as Body,
    headers: response.headers,
    cookies: jarOf(response, ask.cookies),
  }
}

function jarOf(response: Response, before?: Map<string, string>): Map<string, string> {
  const jar = new Map(before)
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (/Max-Age=0(;|$)/.test(line)) jar.delete(name)
    else jar.set(name, value)
  }
  return jar
}
