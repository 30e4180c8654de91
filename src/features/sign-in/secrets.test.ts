import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clearExpired } from '#features/sign-in/upkeep.ts'
import { openPortal, type Portal } from '#testing/portal.ts'
import { openSmallBusiness } from '#testing/small-business.ts'
import { newVisitor } from '#testing/visitor.ts'

const start = Date.parse('2026-11-23T09:00:00Z')
let portal: Portal

beforeAll(async () => {
  portal = await openPortal({ at: new Date(start).toISOString(), worker: true })
  await openSmallBusiness(portal, 'anna')
})
afterAll(() => portal.close())

type Sent = { to: string; channel: string; subject: string; text: string }
const mailbox = (): Sent[] => {
  try {
    return readFileSync(join(portal.parts.config.dataDir, 'mailbox.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Sent)
  } catch {
    return []
  }
}
const mailTo = (address: string) =>
  expect.poll(() => mailbox().find((mail) => mail.to === address), { timeout: 10_000 })

async function waitFor(address: string): Promise<Sent> {
  await mailTo(address).toBeDefined()
  await expect.poll(() => unsent(), { timeout: 10_000 }).toBe(0)
  return mailbox().find((mail) => mail.to === address)!
}

const unsent = () =>
  portal.inScope(
    'anna',
    { kind: 'worker' },
    async (scope) =>
      (
        await scope.sql<{
          n: number
        }>`select count(*)::int as n from messages where state <> 'sent' or secret is not null`
      )[0]!.n,
  )

/** Every row of every table, the queue's too, as its owner sees them for this business. */
async function dump(): Promise<string> {
  const client = await portal.parts.database.pool.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
    )
    const {
      rows: [business],
    } = await client.query<{ id: string }>(`select id from businesses where slug = 'anna'`)
    await client.query(`begin; set local app.business_id = '${business!.id}'`)
    const found: string[] = []
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`)
      found.push(...rows.map(({ row }) => row))
    }
    await client.query('rollback')
    return found.join('\n')
  } finally {
    client.release()
  }
}

const hex = (text: string) => Buffer.from(text).toString('hex')

test('once the message has left, no token, code or session secret is found in any column of any table', async () => {
  const sara = newVisitor(portal)
  const asked = await sara.ask('POST', 'anna', 'auth/request-link', { email: 'sara@customer.example' })
  const mail = await waitFor('sara@customer.example')
  const token = /\/anna\/portal\/auth\?token=([\w-]{43})/.exec(mail.text)![1]!
  const code = /\b\d{3}\s?\d{3}\b/.exec(mail.text)![0].replace(/\s/, '')
  expect(mail.text).toContain('http://localhost:3000/')
  expect((await sara.ask('POST', 'anna', 'auth/verify', { token })).status).toBe(200)
  const cookies = [...sara.cookies].map(([name, value]) =>
    name.startsWith('cps-') ? value.split('.')[2]! : value,
  )
  expect(cookies).toHaveLength(3)
  const everything = await dump()
  expect(everything).toContain('sara@customer.example')
  expect(everything).toContain(String(asked.body['challenge']))
  for (const secret of [token, ...cookies]) {
    expect(everything).not.toContain(secret)
    expect(everything).not.toContain(hex(secret))
    expect(everything).not.toContain(Buffer.from(secret, 'base64url').toString('hex'))
  }
  expect(everything).not.toMatch(new RegExp(`(?<![0-9a-f-])${code}(?![0-9a-f])`))
})

test('a link in a mail starts with our own address, whatever host the request named', async () => {
  const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
  await newVisitor(portal).ask(
    'POST',
    'anna',
    'auth/request-link',
    { email: 'host@customer.example' },
    headers,
  )
  const mail = await waitFor('host@customer.example')
  expect(mail.text).toContain('http://localhost:3000/anna/portal/auth?token=')
  expect(JSON.stringify(mail)).not.toContain('evil.example')
})

test('a customer hears of a new device, and of a sign-in that was ended because it had been copied', async () => {
  const email = 'watched@customer.example'
  await newVisitor(portal).signIn('anna', email)
  const laptop = newVisitor(portal)
  await laptop.signIn('anna', email)
  const old = newVisitor(portal)
  for (const [name, value] of laptop.cookies) old.cookies.set(name, value)
  await laptop.ask('POST', 'anna', 'auth/refresh')
  portal.setClock(start + 11_000)
  expect((await old.ask('GET', 'anna', 'profile')).status).toBe(401)
  await expect
    .poll(
      () =>
        mailbox()
          .filter((mail) => mail.to === email)
          .map((mail) => mail.subject),
      { timeout: 10_000 },
    )
    .toEqual(
      expect.arrayContaining(['New sign-in at Small business', 'We signed a device out at Small business']),
    )
})

test('what ended a day ago is cleared away, what is younger stays', async () => {
  const count = () =>
    portal.inScope('anna', { kind: 'door' }, async (scope) => {
      const [row] = await scope.sql<{
        challenges: number
        limits: number
      }>`select (select count(*) from challenges)::int as challenges, (select count(*) from limits)::int as limits`
      return row!
    })
  portal.setClock(start + 24 * 3_600_000 + 14 * 60_000)
  await portal.inScope('anna', { kind: 'worker' }, (scope) => clearExpired(scope))
  expect((await count()).challenges).toBe(4)
  portal.setClock(start + 26 * 3_600_000)
  await portal.inScope('anna', { kind: 'worker' }, (scope) => clearExpired(scope))
  expect(await count()).toEqual({ challenges: 0, limits: 0 })
})
