import { Hono } from 'hono'
import type { Parts } from './parts.ts'
import { consoleApi } from './console/api.ts'
import { docsPage } from './docs-page.ts'
import { portalApi } from './portal/api.ts'
import type { Env } from '#platform/http/app.ts'

type Described = { paths?: Record<string, unknown>; components?: { schemas?: Record<string, unknown> } }

/** The OpenAPI 3.1 document of both APIs, and a readable page made from it. */
export function docsRoutes(parts: Parts): Hono<Env> {
  const app = new Hono<Env>()
  let known: Described | null = null
  const document = () => (known ??= describe(parts))
  app.get('/api/openapi.json', (context) =>
    context.json(document() as object, 200, { 'cache-control': 'public, max-age=300' }),
  )
  app.get('/api/docs', () => docsPage(document()))
  return app
}

function describe(parts: Parts): Described {
  const about = {
    openapi: '3.1.0',
    info: {
      title: 'Foyer',
      version: '1',
      description:
        'Everything the portal does, an app or a script can do. Instants are RFC 3339 with offset, money is in minor units, refusals are problem JSON with a `code`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: parts.origin() }],
  }
  const [portal, console] = [portalApi(parts), consoleApi(parts)].map(
    (app) => app.getOpenAPI31Document(about) as Described,
  )
  const securitySchemes = {
    cookie: {
      type: 'apiKey',
      in: 'cookie',
      name: '__Host-cps-<business>',
      description:
        'The session of a browser. Changes must come from our own pages: Sec-Fetch-Site or Origin is checked.',
    },
    bearer: {
      type: 'http',
      scheme: 'bearer',
      description: 'A script token. `npx foyer token lotus someone@example.com` prints one in the demo.',
    },
  }
  return {
    ...portal,
    paths: { ...portal!.paths, ...console!.paths },
    components: {
      ...portal!.components,
      schemas: {
        ...portal!.components?.schemas,
        ...console!.components?.schemas,
      },
      securitySchemes,
    },
  } as Described
}
