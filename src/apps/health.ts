import { Hono } from 'hono'
import type { Parts } from './parts.ts'
import type { Env } from '#platform/http/app.ts'

/** `/healthz`: the process lives. `/readyz`: it reaches the database, so requests may be sent here. */
export function healthRoutes(parts: Parts): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/healthz', (context) => context.json({ status: 'ok' }))
  app.get('/readyz', async (context) => {
    const reached = await Promise.race([
      parts.database.pool.query('select 1').then(
        () => true,
        () => false,
      ),
      new Promise<false>((resolve) => setTimeout(resolve, 2_000, false)),
    ])
    return context.json({ status: reached ? 'ready' : 'database-away' }, reached ? 200 : 503)
  })
  return app
}
