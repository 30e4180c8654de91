import { mkdtempSync, rmSync, appendFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Parts } from '#apps/parts.ts'
import { openLog } from '#platform/log/log.ts'
import { mailboxFile, openTransports } from '#platform/mail/transports.ts'
import { mailboxRoutes } from './mailbox.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'foyer-mailbox-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
const config = { dataDir, mailbox: true, smtpUrl: undefined, twilio: null }
const transports = openTransports(config, openLog('silent'), () => Date.parse('2027-01-08T09:00:00Z'))
const app = mailboxRoutes({ config } as unknown as Parts)

const mail = (id: string, to: string, subject: string) => ({
  id,
  to,
  subject,
  from: { name: 'Lotus', address: 'no-reply@foyer.example' },
  replyTo: null,
  locale: 'en',
  text: 'Hello https://portal.example/lotus/portal/auth?token=abc',
  html: `<html><head></head><body onload="alert(1)">Hello "you"</body></html>`,
  calendar: null,
})

test('an empty mailbox says what to do', async () => {
  const page = await (await app.request('/dev/mailbox')).text()
  expect(page).toContain('Nothing was sent yet.')
  expect(await (await app.request('/dev/mailbox.json')).json()).toEqual([])
})

test('messages are listed newest first, and for one person alone', async () => {
  await transports.sendMail(mail('1', 'nora@example.com', 'First'))
  await transports.sendSms({ id: '2', to: '+447700900123', text: 'Second' })
  await transports.sendMail({
    ...mail('3', 'sam@example.com', 'Third'),
    calendar: { method: 'REQUEST', filename: 'A.ics', content: 'BEGIN:VCALENDAR' },
  })
  const all = (await (await app.request('/dev/mailbox.json')).json()) as Record<string, unknown>[]
  expect(all.map((each) => each['channel'])).toEqual(['email', 'sms', 'email'])
  expect(all[0]).toMatchObject({
    to: 'sam@example.com',
    subject: 'Third',
    at: '2027-01-08T09:00:00.000Z',
    attachments: [{ filename: 'A.ics', content: 'BEGIN:VCALENDAR' }],
  })
  const hers = (await (await app.request('/dev/mailbox.json?to=Nora@example.com')).json()) as Record<
    string,
    unknown
  >[]
  expect(hers.map((each) => each['subject'])).toEqual(['First'])
})

test('a mail is shown in a frame that can do nothing, on a page that runs no script', async () => {
  const answer = await app.request('/dev/mailbox?to=nora@example.com')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(answer.headers.get('content-security-policy')).not.toContain('script-src')
  const page = await answer.text()
  expect(page).toMatch(/sandbox="allow-popups allow-top-navigation-by-user-activation" srcdoc="&lt;html&gt;/)
  expect(page).not.toContain('<body onload')
})

test('what was half written when the process ended hides nothing else', async () => {
  appendFileSync(mailboxFile(config), '{"id":"4","to":')
  expect(await (await app.request('/dev/mailbox.json')).json()).toHaveLength(3)
})
