import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import pg from 'pg'
import { openParts } from '#apps/open-parts.ts'
import { openPages } from '#apps/pages.ts'
import { newRequestId, openServer } from '#apps/server.ts'
import { issueScriptToken } from '#features/sign-in/script-tokens.ts'
import { readConfig } from '#platform/config/config.ts'
import { openLog } from '#platform/log/log.ts'
import { withScope } from '#platform/scope/with-scope.ts'
import { wordsIn } from '#apps/words.ts'
import { customers, slug, writeSalon } from './salon.ts'
import { limitRoutes } from './limits.ts'

// The product and, beside it in the same process, the bare things it is measured against. Speaks to its parent over IPC.
const config = { ...readConfig(process.env), worker: false }
const parts = await openParts(config, openLog('error'))
const salon = await writeSalon(parts.database.pool, Number(process.argv[2] ?? 50_000))
const bare = new pg.Pool({ connectionString: config.databaseUrl!, max: 10 })
const http = createServer()
const pages = await openPages(parts)
const server = openServer(parts, { pages: pages.over })
const limits = new Hono().route('/', limitRoutes(bare, salon))
const listener = getRequestListener((request) =>
  new URL(request.url).pathname.startsWith('/limit/')
    ? limits.fetch(request)
    : server.fetch(request, { ip: '127.0.0.1', requestId: newRequestId() }),
)
http.on('request', (request, response) => void listener(request, response))
await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
const business = (await parts.findBusiness(slug))!
const tokens = await withScope(
  {
    database: parts.database,
    jobsIn: parts.jobs.inTransaction,
    business,
    actor: { kind: 'door' },
    now: Date.now(),
    locale: 'en',
    wordsIn,
    request: { id: 'bench', ip: null, userAgent: null },
  },
  async (scope) => {
    const issued: (string | null)[] = []
    for (let index = 0; index < customers; index += 1)
      issued.push(await issueScriptToken(scope, `customer-${index}@example.com`))
    return issued
  },
)
process.send!({ port: (http.address() as AddressInfo).port, salon, tokens })
process.on('message', (message) => {
  if (message === 'usage') process.send!({ cpu: process.cpuUsage(), memory: process.memoryUsage.rss() })
})
process.on('disconnect', () => process.exit(0))
