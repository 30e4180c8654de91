import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { mostAtOnce, queueReminders } from '#features/appointments/remind.ts'
import { queueMessage } from '#features/notices/queue-message.ts'
import { readMailbox } from '#platform/mail/mailbox.ts'
import { mailboxFile, openTransports } from '#platform/mail/transports.ts'
import type { Transports } from '#platform/mail/mail.ts'
import type { Actor, Scope } from '#platform/scope/scope.ts'
import { openPortal, type Portal } from '#testing/portal.ts'
import { openSmallBusiness, type SmallBusiness } from '#testing/small-business.ts'
import { newId } from '#values/id.ts'
import { hearEvent } from './hear-event.ts'
import { sendMessage } from './send-message.ts'
import { keepUp } from './upkeep.ts'

type Stored = {
  id: string
  cause: string
  kind: string
  channel: string
  state: string
  recipient: string
  secret: Buffer | null
  subject: string | null
  bodyText: string | null
  bodyHtml: string | null
  lastError: string | null
  attempts: number
}

const monday = '2027-01-11'
const friday = '2027-01-08T09:00:00Z'
let portal: Portal
let shop: SmallBusiness
let business: string
let transports: Transports

beforeAll(async () => {
  portal = await openPortal({ at: friday })
  shop = await openSmallBusiness(portal, 'shop', { members: 3 })
  business = (await portal.parts.findBusiness('shop'))!.id
  transports = openTransports(portal.parts.config, portal.parts.log, portal.parts.now)
})
afterAll(() => portal.close())
beforeEach(() => portal.setClock(friday))

const worker: Actor = { kind: 'worker' }
const inScope = <Result>(work: (scope: Scope) => Promise<Result>) => portal.inScope('shop', worker, work)
const messages = () => inScope((scope) => scope.sql<Stored>`select * from messages order by created_at, id`)
const messagesTo = async (recipient: string) =>
  (await messages()).filter((each) => each.recipient === recipient)
const events = (subject: string) =>
  inScope(
    (scope) =>
      scope.sql<{
        id: string
        type: string
      }>`select id, type from events where subject_id = ${subject} order by seq`,
  )
const hear = (eventId: string) => hearEvent(portal.parts, { business, eventId })
const send = (messageId: string, last = false) =>
  sendMessage(portal.parts, transports, { business, messageId }, { number: 1, last })
const inbox = (to: string) => readMailbox(mailboxFile(portal.parts.config), 100, to)
let customers = 0
const someone = () => `customer-${(customers += 1)}@example.com`

async function book(email: string, start: string) {
  const token = await shop.tokenFor(email)
  const answer = await portal.ask('POST', 'shop', 'appointments', {
    token,
    body: { services: [shop.services.haircut], staff: 'any', start },
  })
  expect(answer.status).toBe(201)
  return { token, id: answer.body['id'] as string }
}

async function tellEverything(id: string) {
  for (const event of await events(id)) await hear(event.id)
}

test('an event heard again and again, and by several at once, is told once on each channel', async () => {
  const email = someone()
  const { id } = await book(email, `${monday}T09:00:00Z`)
  const [event] = await events(id)
  await Promise.all([hear(event!.id), hear(event!.id), hear(event!.id)])
  await hear(event!.id)
  const told = (await messages()).filter((each) => each.cause === event!.id)
  expect(told.map((each) => `${each.kind} ${each.channel} ${each.state}`).toSorted()).toEqual([
    'booked app sent',
    'booked email queued',
  ])
})

test('a message whose job is delivered several times leaves once', async () => {
  const email = someone()
  const { id } = await book(email, `${monday}T09:30:00Z`)
  await tellEverything(id)
  const [message] = await messagesTo(email)
  const outcomes = await Promise.allSettled([send(message!.id), send(message!.id), send(message!.id)])
  expect(outcomes.some((each) => each.status === 'fulfilled')).toBe(true)
  await send(message!.id)
  expect(await inbox(email)).toHaveLength(1)
  expect((await messagesTo(email))[0]).toMatchObject({ state: 'sent', attempts: 1, lastError: null })
})

test('the mail says what is booked, where, when and in which zone, and brings the calendar entry', async () => {
  const email = someone()
  const { id } = await book(email, `${monday}T10:00:00Z`)
  await tellEverything(id)
  for (const each of await messagesTo(email)) await send(each.id)
  const [mail] = await inbox(email)
  expect(mail!.subject).toMatch(/^Booked: Haircut, Mon,? 11 Jan,? 10:00 \(GMT\+0\)$/)
  expect(mail!.text).toContain('10:00 – 10:30 (United Kingdom Time, GMT+0)')
  expect(mail!.text).toContain(`${portal.parts.origin()}/shop/portal/appointments/${id}`)
  expect(mail!.html).toContain('Free to cancel until')
  expect(mail!.attachments[0]!.content).toContain(`UID:${id}@shop.foyer`)
  expect(mail!.attachments[0]!.content).toContain('METHOD:REQUEST')
})

test('moving and cancelling are told with the old time, the new time and the price, in the language of the customer', async () => {
  const email = someone()
  const { token, id } = await book(email, `${monday}T11:00:00Z`)
  await inScope(
    (scope) =>
      scope.sql`update customers set locale = 'de', zone = 'America/New_York' where email = ${email}`,
  )
  await portal.ask('POST', 'shop', `appointments/${id}/reschedule`, {
    token,
    body: { start: `${monday}T14:00:00Z` },
  })
  await portal.ask('POST', 'shop', `appointments/${id}/cancel`, { token, body: { reason: 'Krank <script>' } })
  await tellEverything(id)
  for (const each of await messagesTo(email)) await send(each.id)
  const [cancelled, moved] = await inbox(email)
  expect(moved!.subject).toMatch(/^Verschoben: Haarschnitt, jetzt Mo\., 11\. Jan\., 14:00 \(GMT\+0\)$/)
  expect(moved!.text).toMatch(/Vorher: .*11:00 \(.+, GMT\+0\)/)
  expect(moved!.text).toMatch(/Auf Ihrer Uhr: .*09:00 – 09:30 \(.*GMT-5\)/)
  expect(cancelled!.subject).toMatch(/^Abgesagt: Haarschnitt/)
  expect(cancelled!.text).toContain('Das kostet Sie nichts.')
  expect(cancelled!.html).toContain('Krank &lt;script&gt;')
  expect(cancelled!.html).not.toContain('<script')
  expect(cancelled!.attachments[0]!.content).toMatch(/METHOD:CANCEL[\s\S]*SEQUENCE:2/)
})

test('once a sign-in mail has left, nothing in the database opens anything', async () => {
  const email = someone()
  expect((await portal.ask('POST', 'shop', 'auth/request-link', { body: { email } })).status).toBe(202)
  const [message] = await messagesTo(email)
  expect(message!.secret).not.toBeNull()
  await send(message!.id)
  const [mail] = await inbox(email)
  const token = /token=([\w-]{43})/.exec(mail!.text)![1]!
  const code = /\b(\d{6})\b/.exec(mail!.text)![1]!
  const [stored] = await messagesTo(email)
  expect(stored!.secret).toBeNull()
  const kept = JSON.stringify(stored)
  expect(kept).not.toContain(token)
  expect(kept).not.toContain(code)
  expect(stored!.bodyText).toContain('token=left-out')
  const jobs = await portal.parts.database.pool.query('select data, output from pgboss.job')
  expect(JSON.stringify(jobs.rows)).not.toContain(token)
  expect((await portal.ask('POST', 'shop', 'auth/verify', { body: { token } })).status).toBe(200)
})

test('while it waits, the secret is sealed for this business alone', async () => {
  const email = someone()
  await portal.ask('POST', 'shop', 'auth/request-link', { body: { email } })
  const [message] = await messagesTo(email)
  expect(message!.secret!.toString('latin1')).not.toMatch(/token|code/)
  expect(() => portal.parts.keys.unseal(newId(), 'message', message!.secret!)).toThrow(
    'unable to authenticate data',
  )
})

test('a sign-in mail that could not leave before its link ended is dropped', async () => {
  const email = someone()
  await portal.ask('POST', 'shop', 'auth/request-link', { body: { email } })
  portal.setClock('2027-01-08T09:16:00Z')
  const [message] = await messagesTo(email)
  await send(message!.id)
  expect((await messagesTo(email))[0]).toMatchObject({ state: 'dropped', secret: null })
  expect(await inbox(email)).toHaveLength(0)
})

test.each([
  ['somebody we know', true, 'known', 'Sign in to Small business'],
  ['somebody new where people may register', true, 'stranger', 'Welcome to Small business'],
  ['somebody new where they may not', false, 'stranger', 'There is no account with this address'],
])('the sign-in mail to %s says so', async (_, isOpen, who, title) => {
  const email = someone()
  if (who === 'known') await shop.tokenFor(email)
  await inScope((scope) => scope.sql`update customers set registered_at = now() where email = ${email}`)
  await inScope(
    (scope) => scope.sql`update businesses set registration_open = ${isOpen} where id = ${business}`,
  )
  await portal.ask('POST', 'shop', 'auth/request-link', { body: { email } })
  const [message] = await messagesTo(email)
  await send(message!.id)
  await inScope((scope) => scope.sql`update businesses set registration_open = true where id = ${business}`)
  const [mail] = await inbox(email)
  expect(mail!.text.split('\n')[0]).toBe(title)
  expect(mail!.text.includes('token=')).toBe(title !== 'There is no account with this address')
})

test('a reminder goes out once for each time an appointment has, and never for one it no longer has', async () => {
  const email = someone()
  const { token, id } = await book(email, `${monday}T15:00:00Z`)
  const reminders = async () => (await messagesTo(email)).filter((each) => each.kind === 'reminder')
  portal.setClock('2027-01-10T14:59:00Z')
  await inScope(queueReminders)
  expect(await reminders()).toHaveLength(0)
  portal.setClock('2027-01-10T15:00:00Z')
  await inScope(queueReminders)
  await inScope(queueReminders)
  expect(await reminders()).toHaveLength(1)
  await portal.ask('POST', 'shop', `appointments/${id}/reschedule`, {
    token,
    body: { start: `${monday}T16:00:00Z` },
  })
  await send((await reminders())[0]!.id)
  expect(await reminders()).toMatchObject([{ state: 'dropped' }])
  portal.setClock('2027-01-10T16:30:00Z')
  await inScope(queueReminders)
  expect(await reminders()).toHaveLength(2)
  await send((await reminders())[1]!.id)
  expect((await inbox(email)).map((mail) => mail.subject)).toEqual([
    expect.stringMatching(/^Reminder: Haircut, Mon.*16:00/),
  ])
})

test('a cancelled appointment is not reminded of, even where the reminder already waits', async () => {
  const email = someone()
  const { token, id } = await book(email, `${monday}T12:00:00Z`)
  portal.setClock('2027-01-10T20:00:00Z')
  expect(await inScope(queueReminders)).toBeLessThanOrEqual(mostAtOnce)
  await portal.ask('POST', 'shop', `appointments/${id}/cancel`, { token, body: {} })
  for (const each of await messagesTo(email)) await send(each.id)
  expect((await messagesTo(email)).map((each) => [each.kind, each.state])).toEqual([['reminder', 'dropped']])
  expect(await inbox(email)).toHaveLength(0)
})

test('what cannot leave is kept as failed with the reason, and after the last try dropped with its secret gone', async () => {
  const email = someone()
  await portal.ask('POST', 'shop', 'auth/request-link', { body: { email } })
  const [message] = await messagesTo(email)
  const closed = openTransports(
    { ...portal.parts.config, mailbox: false },
    portal.parts.log,
    portal.parts.now,
  )
  const attempt = (last: boolean) =>
    sendMessage(portal.parts, closed, { business, messageId: message!.id }, { number: 1, last })
  await expect(attempt(false)).rejects.toThrow('SMTP_URL is not set')
  expect((await messagesTo(email))[0]).toMatchObject({
    state: 'failed',
    lastError: 'no way out for mail: SMTP_URL is not set',
  })
  expect((await messagesTo(email))[0]!.secret).not.toBeNull()
  await expect(attempt(true)).rejects.toThrow('SMTP_URL is not set')
  expect((await messagesTo(email))[0]).toMatchObject({ state: 'dropped', secret: null })
})

test('a message whose sender vanished in the middle is taken over after two minutes, not before', async () => {
  const email = someone()
  await portal.ask('POST', 'shop', 'auth/request-link', { body: { email } })
  const [message] = await messagesTo(email)
  const takenBefore = (minutes: number) =>
    inScope(
      (scope) =>
        scope.sql`update messages set state = 'sending', claimed_at = now() - make_interval(mins => ${minutes}) where id = ${message!.id}`,
    )
  await takenBefore(1)
  await expect(send(message!.id)).rejects.toThrow('is being sent')
  expect(await inbox(email)).toHaveLength(0)
  await takenBefore(3)
  await send(message!.id)
  expect(await inbox(email)).toHaveLength(1)
})

test('the upkeep gives up messages nobody sent for a day, forgets old answers, ends holds, and leaves the rest', async () => {
  const [old, fresh] = [someone(), someone()]
  const token = await shop.tokenFor(someone())
  const hold = await portal.ask('POST', 'shop', 'holds', {
    token,
    body: { services: [shop.services.haircut], staff: 'any', start: `${monday}T16:30:00Z` },
  })
  expect(hold.status).toBe(201)
  await portal.ask('POST', 'shop', 'auth/request-link', { body: { email: old } })
  await portal.ask('POST', 'shop', 'appointments', {
    token,
    headers: { 'idempotency-key': 'first-key' },
    body: { services: [shop.services.haircut], staff: 'any', start: `${monday}T09:00:00Z` },
  })
  portal.setClock('2027-01-09T10:00:00Z')
  await portal.ask('POST', 'shop', 'auth/request-link', { body: { email: fresh } })
  await keepUp(portal.parts)
  expect((await messagesTo(old))[0]).toMatchObject({ state: 'dropped', secret: null })
  expect((await messagesTo(fresh))[0]).toMatchObject({ state: 'queued' })
  expect(await inScope((scope) => scope.sql`select 1 from holds`)).toEqual([])
  expect(
    await inScope((scope) => scope.sql`select key from idempotency_keys where key = 'first-key'`),
  ).toEqual([])
  expect(await inScope((scope) => scope.sql`select 1 from occupations where hold_id is not null`)).toEqual([])
})

test.each([['visitor'], ['door'], ['worker'], ['staff']] as const)(
  'a %s may put a message into the outbox',
  async (kind) => {
    const actor = (
      kind === 'staff' ? { kind, id: newId(), role: 'agent', sessionId: newId() } : { kind }
    ) as Actor
    const cause = newId()
    const message = {
      cause,
      kind: 'email-taken',
      channel: 'email',
      customerId: null,
      recipient: 'a@example.com',
      locale: 'en',
      data: {},
    } as const
    await portal.inScope('shop', actor, async (scope) => {
      await queueMessage(scope, message)
      await queueMessage(scope, message)
    })
    expect((await messages()).filter((each) => each.cause === cause)).toHaveLength(1)
    const jobs = await portal.parts.database.pool.query(
      `select data->>'messageId' as id from pgboss.job where name = 'message'`,
    )
    const stored = (await messages()).find((each) => each.cause === cause)
    expect(jobs.rows.filter((row: { id: string }) => row.id === stored!.id)).toHaveLength(1)
  },
)

test('a customer finds what has happened in the notification centre, in the language they read, and marks it read', async () => {
  const email = someone()
  const { token, id } = await book(email, `${monday}T13:00:00Z`)
  await portal.ask('POST', 'shop', `appointments/${id}/reschedule`, {
    token,
    body: { start: `${monday}T13:30:00Z` },
  })
  await tellEverything(id)
  const german = await portal.ask('GET', 'shop', 'notifications?lang=de', { token })
  expect(german.body['items']).toMatchObject([
    {
      kind: 'moved',
      title: 'Verschoben',
      body: expect.stringMatching(/^Haarschnitt ist jetzt .*13:30.*Vorher: .*13:00/) as string,
      appointment: id,
      readAt: null,
    },
    { kind: 'booked', title: 'Gebucht', appointment: id },
  ])
  const [newest] = german.body['items'] as { id: string }[]
  expect(
    (await portal.ask('POST', 'shop', 'notifications/read', { token, body: { ids: [newest!.id] } })).status,
  ).toBe(204)
  const after = await portal.ask('GET', 'shop', 'notifications', { token })
  expect(after.body['unread']).toBe(1)
  expect(after.body['items'][0].readAt).not.toBeNull()
  const other = await shop.tokenFor(someone())
  expect((await portal.ask('GET', 'shop', 'notifications', { token: other })).body['items']).toEqual([])
  expect((await portal.ask('POST', 'shop', 'notifications/read', { token: other, body: {} })).status).toBe(
    204,
  )
  expect((await portal.ask('GET', 'shop', 'notifications', { token })).body['unread']).toBe(1)
})

test('pages of notifications follow each other without a gap', async () => {
  const email = someone()
  const token = await shop.tokenFor(email)
  const [{ id }] = (await inScope(
    (scope) => scope.sql<{ id: string }>`select id from customers where email = ${email}`,
  )) as [{ id: string }]
  await inScope(async (scope) => {
    const data = {
      appointment: newId(),
      startsAt: Date.parse(`${monday}T09:00:00Z`),
      services: [{ en: 'Haircut' }],
      zone: 'Europe/London',
    }
    for (let count = 0; count < 7; count += 1) {
      await queueMessage(scope, {
        cause: newId(),
        kind: 'booked',
        channel: 'app',
        customerId: id,
        recipient: id,
        locale: 'en',
        data,
      })
    }
  })
  const seen: string[] = []
  let cursor = ''
  do {
    const page = await portal.ask('GET', 'shop', `notifications?limit=3${cursor && `&cursor=${cursor}`}`, {
      token,
    })
    seen.push(...(page.body['items'] as { id: string }[]).map((each) => each.id))
    cursor = page.body['nextCursor'] ?? ''
  } while (cursor)
  expect(new Set(seen).size).toBe(7)
  expect((await portal.ask('GET', 'shop', 'notifications?cursor=nonsense', { token })).status).toBe(400)
})
