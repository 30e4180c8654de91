import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTransports } from '#platform/mail/transports.ts'
import { freePort } from '#testing/free-port.ts'
import { headersOf, openFakeSmtp, type FakeSmtp } from '#testing/fake-smtp.ts'
import { openPortal, type Portal } from '#testing/portal.ts'
import { openSmallBusiness } from '#testing/small-business.ts'
import { sendMessage } from './send-message.ts'

type Stored = {
  id: string
  recipient: string
  state: string
  lastError: string | null
  secret: Buffer | null
  attempts: number
}

let server: FakeSmtp
let portal: Portal
let send: (messageId: string) => Promise<void>
let people = 0
const someone = () => `customer-${(people += 1)}@example.com`

beforeAll(async () => {
  server = await openFakeSmtp()
  portal = await openPortal({ env: { SMTP_URL: server.url, FOYER_MAILBOX: 'off' } })
  await openSmallBusiness(portal, 'shop')
  const business = (await portal.parts.findBusiness('shop'))!.id
  const transports = openTransports(portal.parts.config, portal.parts.log, portal.parts.now)
  send = (messageId) =>
    sendMessage(portal.parts, transports, { business, messageId }, { number: 1, last: false })
})
afterAll(async () => {
  await portal.close()
  await server.close()
})

const askForLink = (at: Portal, email: string) =>
  at.ask('POST', 'shop', 'auth/request-link', { body: { email } })
const messagesIn = (at: Portal) =>
  at.inScope(
    'shop',
    { kind: 'worker' },
    (scope) => scope.sql<Stored>`select * from messages order by created_at, id`,
  )
const takenFor = (email: string) => server.taken.filter((mail) => mail.to.includes(email))

async function messageTo(email: string): Promise<Stored> {
  return (await messagesIn(portal)).find((each) => each.recipient === email)!
}

async function until(what: () => Promise<boolean> | boolean, seconds: number): Promise<void> {
  for (let waited = 0; waited < seconds * 10; waited += 1) {
    if (await what()) return
    await setTimeout(100)
  }
  throw new Error(`not within ${seconds} seconds`)
}

test(
  'the mail server is away for a while: people are answered at once, and later each mail leaves once',
  { timeout: 60_000 },
  async () => {
    const port = await freePort()
    const away = await openPortal({
      env: { SMTP_URL: `smtp://127.0.0.1:${port}`, FOYER_MAILBOX: 'off' },
      worker: true,
    })
    await openSmallBusiness(away, 'shop')
    const emails = [someone(), someone(), someone()]
    for (const email of emails) {
      const started = performance.now()
      expect((await askForLink(away, email)).status).toBe(202)
      expect(performance.now() - started).toBeLessThan(2_000)
    }
    await until(async () => (await messagesIn(away)).every((each) => each.state === 'failed'), 20)
    const back = await openFakeSmtp(port)
    await until(async () => (await messagesIn(away)).every((each) => each.state === 'sent'), 40)
    await setTimeout(500)
    expect(back.taken.map((mail) => mail.to.join()).toSorted()).toEqual(emails.toSorted())
    expect((await messagesIn(away)).every((each) => each.secret === null && each.attempts >= 2)).toBe(true)
    await away.close()
    await back.close()
  },
)

test('a server that says not now is asked again, and what it took is not sent a second time', async () => {
  const email = someone()
  await askForLink(portal, email)
  const { id } = await messageTo(email)
  server.answer('later')
  await expect(send(id)).rejects.toThrow('451')
  await expect(send(id)).rejects.toThrow('451')
  expect(await messageTo(email)).toMatchObject({ state: 'failed', attempts: 2 })
  server.answer('takes')
  await send(id)
  await send(id)
  expect(takenFor(email)).toHaveLength(1)
  expect(await messageTo(email)).toMatchObject({ state: 'sent', lastError: null })
})

test('a server that took a mail and vanished before saying so gets it again under the same Message-ID', async () => {
  const email = someone()
  await askForLink(portal, email)
  const { id } = await messageTo(email)
  server.answer('hangs-up')
  await expect(send(id)).rejects.toThrow('did not leave')
  server.answer('takes')
  await send(id)
  const ids = takenFor(email).map((mail) => headersOf(mail.raw).get('message-id')?.[0])
  expect(ids).toEqual([`<${id}@foyer.example>`, `<${id}@foyer.example>`])
})

test('a mail says who sends it, that a machine wrote it, in which language, and where answers go', async () => {
  const email = someone()
  await askForLink(portal, email)
  await send((await messageTo(email)).id)
  const [mail] = takenFor(email)
  const headers = headersOf(mail!.raw)
  expect(headers.get('from')).toEqual(['Small business <no-reply@foyer.example>'])
  expect(headers.get('reply-to')).toEqual(['Small business <hello@small.example>'])
  expect(headers.get('auto-submitted')).toEqual(['auto-generated'])
  expect(headers.get('content-language')).toEqual(['en'])
  expect(mail!.from).toBe('no-reply@foyer.example')
})

test('names with line breaks and commas add no header and no recipient', async () => {
  const email = someone()
  const evil = 'Evil\r\nBcc: eve@example.com\r\n\r\n<b>, eve@example.com'
  const business = (await portal.parts.findBusiness('shop'))!.id
  await portal.inScope(
    'shop',
    { kind: 'worker' },
    (scope) =>
      scope.sql`update businesses set name = ${JSON.stringify({ en: evil })}::jsonb where id = ${business}`,
  )
  await askForLink(portal, email)
  await send((await messageTo(email)).id)
  const [mail] = takenFor(email)
  expect(mail!.to).toEqual([email])
  const headers = headersOf(mail!.raw)
  expect([headers.get('bcc'), headers.get('cc')]).toEqual([undefined, undefined])
  for (const name of ['from', 'to', 'subject', 'reply-to']) expect(headers.get(name)).toHaveLength(1)
  expect(headers.get('to')).toEqual([email])
})

test.each([
  'a@x.example,b@y.example',
  'a@x.example\r\nBcc: b@y.example',
  'a@x.example\nRCPT TO:<b@y.example>',
  '"a b"@x.example',
])('the address %j gets no mail', async (email) => {
  const before = await messagesIn(portal)
  expect((await askForLink(portal, email)).status).toBe(422)
  expect(await messagesIn(portal)).toEqual(before)
})
