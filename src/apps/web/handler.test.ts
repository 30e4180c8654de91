import { gunzipSync } from 'node:zlib'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { describe, expect, test } from 'vitest'
import { askApi } from './ask.ts'
import { portalApi } from './api.ts'
import { choiceCookie, cookieOf, maySignedIn } from './cookies.ts'
import { createWebHandler } from './handler.ts'
import { pack } from './pack.ts'
import { languageOf } from './language.ts'
import { safePath } from './pages/preferences.ts'
import { beginVisit, visitContext, visitOf, type Visit } from './visit.ts'

type Page = (args: { request: Request; context: RouterContextProvider }) => Promise<unknown>
const lotus = { slug: 'lotus', locale: 'en', locales: ['en', 'ar'], currency: 'AED' }

function contextFor(visit: Visit) {
  const context = new RouterContextProvider()
  context.set(visitContext, visit)
  return context
}

function buildWith(page: Page): ServerBuild {
  const module = { default: () => null, loader: page, action: page }
  const route = { id: 'page', path: '*', parentId: undefined, module }
  const entry = {
    default: (_: Request, status: number, headers: Headers) => new Response('page', { status, headers }),
    openPages: (build: ServerBuild) => (request: Request, visit: Visit) =>
      createRequestHandler(build)(request, contextFor(visit)),
    handleError: () => {},
  }
  const asset = { id: 'page', path: '*', module: '/page.js', hasLoader: true, hasAction: true }
  return {
    entry: { module: entry },
    routes: { page: route },
    assets: {
      version: '1',
      url: '/manifest.js',
      entry: { imports: [], module: '/e.js' },
      routes: { page: asset },
    },
    basename: '/',
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    future: {},
    ssr: true,
    isSpaMode: false,
    prerender: [],
    routeDiscovery: { mode: 'initial' },
  } as unknown as ServerBuild
}

type Call = { url: URL; headers: Headers; method: string; body: string }

function open(answer: (call: Call) => Response, page: Page) {
  const calls: Call[] = []
  const handle = createWebHandler({
    build: buildWith(page),
    report: () => {},
    callApi: async (request) => {
      const call = {
        url: new URL(request.url),
        headers: request.headers,
        method: request.method,
        body: await request.text(),
      }
      calls.push(call)
      return call.url.pathname.endsWith('/business') ? Response.json(lotus) : answer(call)
    },
  })
  const get = (path: string, headers: Record<string, string> = {}) =>
    handle(new Request(`https://portal.example${path}`, { headers }), {
      nonce: 'N0nce',
      clientIp: '203.0.113.7',
    })
  const post = (path: string, headers: Record<string, string>) =>
    handle(
      new Request(`https://portal.example${path}`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ a: '1' }),
      }),
      {
        nonce: 'N0nce',
        clientIp: null,
      },
    )
  return { get, post, calls }
}

const quiet: Page = async () => null

describe('every page', () => {
  test('carries the content policy with its nonce and lets nobody frame it', async () => {
    const answer = await open(() => Response.json({}), quiet).get('/lotus')
    const policy = answer.headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self' 'nonce-N0nce' 'strict-dynamic'")
    expect(policy).toContain("style-src 'self' 'nonce-N0nce'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=31536000')
  })

  test.each([
    '/lotus/portal',
    '/lotus/portal/login',
    '/lotus/portal/auth?token=x',
    '/lotus/portal.data',
    '/lotus/book',
  ])('%s is stored nowhere and tells no other site where it was', async (path) => {
    const { headers } = await open(() => Response.json({}), quiet).get(path)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })

  test('is stored nowhere once somebody is signed in', async () => {
    const { get } = open(() => Response.json({}), quiet)
    expect((await get('/lotus', { cookie: '__Host-cps-0a1b2c3d=x' })).headers.get('cache-control')).toBe(
      'no-store',
    )
    expect((await get('/lotus', { cookie: 'theme=dark' })).headers.get('cache-control')).toBe(
      'private, no-cache',
    )
  })

  test('takes forms from its own pages only', async () => {
    const { post } = open(() => Response.json({}), quiet)
    expect((await post('/lotus', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post('/lotus', { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post('/lotus', {})).status).toBe(403)
    expect((await post('/lotus', { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect((await post('/lotus', { 'sec-fetch-site': 'same-origin', origin: 'null' })).status).toBe(200)
    expect((await post('/lotus', { origin: 'https://portal.example' })).status).toBe(200)
  })
})

describe('a page on its way', () => {
  const nora = '<p>Nora</p>'.repeat(500)
  const asking = (encoding: string) =>
    new Request('https://portal.example/', { headers: { 'accept-encoding': encoding } })

  test('is packed for who can unpack it', async () => {
    const page = () => new Response(nora, { headers: { 'content-type': 'text/html; charset=utf-8' } })
    const packed = await pack(asking('gzip, br'), page())
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.headers.get('vary')).toContain('Accept-Encoding')
    expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(nora)
    expect((await pack(asking('identity'), page())).headers.has('content-encoding')).toBe(false)
  })

  test.each([
    ['it is short', '<p>Nora</p>', { 'content-type': 'text/html' }],
    ['it is a picture', nora, { 'content-type': 'image/png' }],
    ['it is packed already', nora, { 'content-type': 'text/html', 'content-encoding': 'br' }],
  ])('stays as it is when %s', async (_, body, headers: Record<string, string>) => {
    const answer = await pack(asking('gzip'), new Response(body, { headers }))
    expect(await answer.text()).toBe(body)
  })
})

describe('a page that asks the API', () => {
  test('asks as the browser did, and in the language of the page', async () => {
    const { get, calls } = open(
      () => Response.json({ items: [] }),
      ({ request, context }) =>
        portalApi(context, request, 'lotus').get('appointments', { status: 'past', cursor: undefined }),
    )
    await get('/lotus/portal?lang=ar', { cookie: 'lang=en; cps-1=secret', 'user-agent': 'Phone' })
    const call = calls.at(-1)!
    expect(call.url.pathname).toBe('/api/client-portal/lotus/appointments')
    expect(Object.fromEntries(call.url.searchParams)).toEqual({ status: 'past', lang: 'ar' })
    expect(call.headers.get('cookie')).toContain('cps-1=secret')
    expect(call.headers.get('user-agent')).toBe('Phone')
    expect(call.headers.get('x-business')).toBe('lotus')
  })

  test('hands the API’s cookies to the browser, each once', async () => {
    const { get } = open(
      () =>
        new Response('{}', {
          headers: [
            ['set-cookie', 'cps-1=new; HttpOnly'],
            ['set-cookie', 'cpd-1=dev'],
          ],
        }),
      async ({ request, context }) => {
        await askApi(context, request, 'lotus', { method: 'GET', path: 'me' })
        await askApi(context, request, 'lotus', { method: 'GET', path: 'profile' })
      },
    )
    expect((await get('/lotus/portal')).headers.getSetCookie()).toEqual(['cps-1=new; HttpOnly', 'cpd-1=dev'])
  })

  test('sends who is not signed in to sign-in, and back to the same page afterwards', async () => {
    const { get } = open(
      () => Response.json({ code: 'not-signed-in' }, { status: 401 }),
      ({ request, context }) => portalApi(context, request, 'lotus').get('appointments'),
    )
    const answer = await get('/lotus/portal/appointments?status=past')
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe(
      '/lotus/portal/login?next=%2Flotus%2Fportal%2Fappointments%3Fstatus%3Dpast',
    )
  })

  test.each(['%00', 'a%0Ab', '%E6%97%A5'])(
    'asks for a business called %s without falling over it',
    async (slug) => {
      const { get } = open(
        () => Response.json({ code: 'not-found' }, { status: 404 }),
        ({ request, context }) => portalApi(context, request, decodeURIComponent(slug)).get('services'),
      )
      expect((await get(`/${slug}`)).status).toBe(404)
    },
  )

  test('answers 404 for what is not there', async () => {
    const { get } = open(
      () => Response.json({ code: 'not-found' }, { status: 404 }),
      ({ request, context }) => portalApi(context, request, 'lotus').get('appointments/none'),
    )
    expect((await get('/lotus/portal/appointments/none')).status).toBe(404)
  })

  test('gets a refusal of a change as words and facts, not as a failure', async () => {
    let given: unknown
    const problem = {
      type: 'urn:foyer:problem:slot-taken',
      title: 'slot-taken',
      status: 409,
      code: 'slot-taken',
      detail: '15:00 was just taken.',
      requestId: 'r1',
      alternatives: [1],
      fields: [{ field: 'start', message: 'taken' }],
    }
    const { get, calls } = open(
      () => Response.json(problem, { status: 409, headers: { 'content-type': 'application/problem+json' } }),
      async ({ request, context }) => {
        given = await portalApi(context, request, 'lotus').post(
          'holds',
          { start: 'x' },
          { once: 'key-12345' },
        )
        return null
      },
    )
    await get('/lotus/book')
    expect(given).toEqual({
      refusal: true,
      status: 409,
      code: 'slot-taken',
      title: 'slot-taken',
      detail: '15:00 was just taken.',
      errors: [{ field: 'start', message: 'taken' }],
      facts: { requestId: 'r1', alternatives: [1] },
    })
    expect(calls.at(-1)!.headers.get('idempotency-key')).toBe('key-12345')
    expect(calls.at(-1)!.body).toBe('{"start":"x"}')
  })
})

describe('the language of a page', () => {
  const ask = (path: string, headers: Record<string, string> = {}) =>
    new Request(`https://portal.example${path}`, { headers })
  const all = { cookie: 'lang=de', 'accept-language': 'fr, ar;q=0.9' }

  test('is the one asked for, else chosen, else the customer’s, else the browser’s, else the business’s', () => {
    expect(languageOf(ask('/?lang=ar', all), ['en', 'ar', 'de'], 'en', 'en')).toBe('ar')
    expect(languageOf(ask('/', all), ['en', 'ar', 'de'], 'en', 'en')).toBe('de')
    expect(languageOf(ask('/', { 'accept-language': 'ar' }), ['en', 'ar', 'de'], 'en', 'de')).toBe('de')
    expect(languageOf(ask('/', { 'accept-language': 'fr, ar;q=0.9' }), ['en', 'ar'], 'en', null)).toBe('ar')
    expect(languageOf(ask('/'), ['en', 'de'], 'de')).toBe('de')
  })

  test('is never one the business does not speak', () => {
    expect(languageOf(ask('/?lang=ar', { cookie: 'lang=ar' }), ['en', 'de'], 'de')).toBe('de')
    expect(languageOf(ask('/?lang=%3Cscript%3E'), ['en'], 'en')).toBe('en')
  })
})

test('a choice leads back to a page of ours and nowhere else', () => {
  expect(safePath('/lotus/book?date=2026-11-24')).toBe('/lotus/book?date=2026-11-24')
  for (const bad of ['//evil.example', '/\\evil.example', 'https://evil.example', '', null, '/a\nb'])
    expect(safePath(bad)).toBe('/')
})

test('cookies are read by their whole name', () => {
  const request = new Request('https://portal.example/', {
    headers: { cookie: 'xlang=de; lang=ar; theme=dark' },
  })
  expect(cookieOf(request, 'lang')).toBe('ar')
  expect(cookieOf(request, 'zone')).toBeUndefined()
  expect(maySignedIn(request)).toBe(false)
  expect(choiceCookie('lang', 'ar', true)).toContain('; Secure')
})

test('work asked for by several loaders is done once', async () => {
  const visit = beginVisit({
    nonce: 'n',
    clientIp: null,
    callApi: async () => new Response(),
    gallery: false,
    report: () => {},
  })
  let done = 0
  const work = async () => (done += 1)
  await Promise.all([visit.once('a', work), visit.once('a', work), visit.once('b', work)])
  expect(done).toBe(2)
  expect(visitOf(contextFor(visit))).toBe(visit)
})
