import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { openParts } from '#apps/open-parts.ts'
import { openPages } from '#apps/pages.ts'
import { newRequestId, openServer } from '#apps/server.ts'
import { startWorker } from '#apps/worker/start.ts'
import { mailboxRoutes } from '#apps/worker/mailbox.ts'
import { openControl } from '#apps/control.ts'
import { readConfig, WrongSettings, type Config } from '#platform/config/config.ts'
import { DirectoryInUse } from '#platform/db/lock.ts'
import { clientIp } from '#platform/http/client-ip.ts'
import { openLog } from '#platform/log/log.ts'
import { seedDemo } from '../seeds/demo.ts'

const config = await orExplain(async () => readConfig(process.env))
const log = openLog(config.logLevel)
await orExplain(() => start(config))

/** Opens everything, listens, and says where to look. */
async function start(config: Config): Promise<void> {
  let origin = config.publicUrl
  say(config.embedded ? 'Opening the embedded database …' : 'Opening PostgreSQL …')
  const opened = await openParts(config, log)
  const parts = { ...opened, origin: () => origin }
  if (config.demo) await seedDemo(parts)
  if (config.worker) await startWorker(parts)

  const http = createServer()
  const pages = config.web ? await openPages(parts) : null
  const mailbox = config.mailbox ? mailboxRoutes(parts) : undefined
  const server = openServer(parts, { mailbox, ...(pages ? { pages: pages.over } : {}) })
  const listener = getRequestListener((request, env) => {
    const incoming = (env as { incoming: { socket: { remoteAddress?: string } } }).incoming
    const ip = clientIp(
      incoming.socket.remoteAddress,
      request.headers.get('x-forwarded-for') ?? undefined,
      config.trustedProxies,
    )
    return server.fetch(request, { ip, requestId: newRequestId() })
  })
  http.on('request', (request, response) =>
    pages?.middleware
      ? pages.middleware(request, response, () => void listener(request, response))
      : void listener(request, response),
  )
  http.requestTimeout = 30_000
  http.headersTimeout = 10_000
  const control = await openControl(parts)

  await new Promise<void>((resolve, reject) =>
    http.once('error', reject).listen(config.port, config.host, resolve),
  )
  if (config.port === 0) origin = `http://localhost:${(http.address() as AddressInfo).port}`
  greet(config, origin)
  stopOnSignal(async () => {
    http.close()
    http.closeIdleConnections()
    setTimeout(() => http.closeAllConnections(), 8_000).unref()
    await new Promise((resolve) => http.once('close', resolve))
    await pages?.close()
    await control.close()
    await opened.close()
  })
}

function greet(config: Config, origin: string): void {
  say(`\nFoyer is open at ${origin}\n`)
  if (!config.demo) return
  say('Four demo businesses:')
  for (const [slug, what] of [
    ['lotus', 'pilates studio, Dubai'],
    ['fade', 'barbers, London'],
    ['praxis', 'clinic, Berlin'],
    ['northwind', 'support company, New York'],
  ]) {
    say(`  ${`${origin}/${slug}`.padEnd(origin.length + 14)} ${what}`)
  }
  if (config.mailbox)
    say(
      `\nSign in at ${origin}/lotus/portal/login as nora@example.com; the mail arrives at ${origin}/dev/mailbox`,
    )
  say(`API: ${origin}/api/docs · a token for curl: npx foyer token lotus nora@example.com\n`)
}

function say(line: string): void {
  if (config.logLevel !== 'silent') process.stdout.write(`${line}\n`)
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      void stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'stopping failed')
          process.exit(1)
        },
      )
    })
  }
}

/** Ends the process with words instead of a stack where the operator can mend the cause. */
async function orExplain<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    const known =
      error instanceof WrongSettings ||
      error instanceof DirectoryInUse ||
      /EADDRINUSE|EACCES|ENOTDIR|EROFS|ECONNREFUSED|ENOTFOUND|28P01|3D000/.test(
        (error as { code?: string }).code ?? '',
      )
    process.stderr.write(known ? `${(error as Error).message}\n` : `${(error as Error).stack}\n`)
    process.exit(1)
  }
}
