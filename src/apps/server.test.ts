import { afterAll, beforeAll, expect, test } from 'vitest'
import { openServer, type Server } from '#apps/server.ts'
import { openPortal, type Portal } from '#testing/portal.ts'

const address = 'https://book.example'
const peer = { ip: '203.0.113.7', requestId: 'a-request' }
let portal: Portal
let server: Server
beforeAll(async () => {
  portal = await openPortal({ env: { FOYER_PUBLIC_URL: address } })
  const handle = async (request: Request) => Response.json({ url: request.url, sent: await request.text() })
  server = openServer(portal.parts, { pages: () => ({ asset: async () => null, handle }) })
})
afterAll(() => portal.close())

// As a proxy hands it on: plain HTTP, to an address of this machine.
const ask = (path: string, init: RequestInit = {}) =>
  server.fetch(new Request(`http://127.0.0.1:3000${path}`, init), peer)

test('behind a proxy, pages know themselves by the address people typed', async () => {
  const answer = await ask('/lotus/book?staff=any')
  expect(await answer.json()).toEqual({ url: `${address}/lotus/book?staff=any`, sent: '' })
})

test('a form of an old browser, which names its origin alone, arrives whole', async () => {
  const answer = await ask('/lotus/portal/login', {
    method: 'POST',
    headers: { origin: address },
    body: 'email=nora%40example.com',
  })
  expect(await answer.json()).toEqual({
    url: `${address}/lotus/portal/login`,
    sent: 'email=nora%40example.com',
  })
})

test.each(['https://elsewhere.example', 'http://book.example', 'http://127.0.0.1:3000', undefined])(
  'a form from %s is refused',
  async (origin) => {
    const answer = await ask('/lotus/portal/login', {
      method: 'POST',
      headers: origin ? { origin } : {},
      body: 'email=nora%40example.com',
    })
    expect(answer.status).toBe(403)
  },
)
