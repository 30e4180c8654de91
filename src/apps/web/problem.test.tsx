import { renderToString } from 'react-dom/server'
import {
  createStaticHandler,
  createStaticRouter,
  data,
  StaticRouterProvider,
  useRouteError,
} from 'react-router'
import { expect, test } from 'vitest'
import { TextProvider } from '#kit/text.tsx'
import { en } from '#kit/text/en.ts'
import { Problem } from './problem.tsx'

function Boundary() {
  return (
    <TextProvider reader={{ locale: 'en' }} catalogues={{ kit: en }}>
      <Problem error={useRouteError()} />
    </TextProvider>
  )
}

async function pageFor(thrown: unknown): Promise<string> {
  const loader = () => {
    throw thrown
  }
  const handler = createStaticHandler([{ path: '/:slug/*', loader, ErrorBoundary: Boundary, element: null }])
  const context = await handler.query(
    new Request('https://portal.example/lotus/portal/appointments?status=past'),
  )
  if (context instanceof Response) throw new Error('a page was expected')
  const router = createStaticRouter(handler.dataRoutes, context)
  return renderToString(<StaticRouterProvider router={router} context={context} hydrate={false} />)
}

test('an address of no business says so and leads to the start', async () => {
  const html = await pageFor(data({ code: 'no-business' }, { status: 404 }))
  expect(html).toContain('There is no business at this address.')
  expect(html).toContain('href="/"')
})

test('a page that is not there leads back to the business', async () => {
  const html = await pageFor(data(null, { status: 404 }))
  expect(html).toContain('This page is not here')
  expect(html).toContain('href="/lotus"')
})

test('a refusal is said in its own words, with its number and a way to try again', async () => {
  const refusal = {
    code: 'too-many-requests',
    detail: 'That was a lot at once.',
    facts: { requestId: 'r-17' },
  }
  const html = await pageFor(data(refusal, { status: 429 }))
  expect(html).toContain('That was a lot at once.')
  expect(html).toContain('r-17')
  expect(html).toContain('href="/lotus/portal/appointments?status=past"')
  expect(html).not.toContain('on our side')
})

test('a failure of ours is called that, and tells nothing of its inside', async () => {
  const html = await pageFor(new Error('relation "customers" does not exist'))
  expect(html).toContain('Something went wrong on our side')
  expect(html).not.toContain('customers')
})

test('a lost connection is called that', async () => {
  expect(await pageFor(new TypeError('Failed to fetch'))).toContain('You are offline')
})
