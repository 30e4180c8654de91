import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '#testing/portal.ts'
import type { Parts } from '#apps/parts.ts'
import { runCommand } from './run-command.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal.close())

const withConfig = (changes: Partial<Parts['config']>): Parts => ({
  ...portal.parts,
  config: { ...portal.parts.config, ...changes },
})

test('no token leaves an installation that is no demo', async () => {
  const wish = { name: 'token', slug: 'lotus', who: 'nora@example.com', staff: false } as const
  const refused = { code: 1, text: expect.stringContaining('Tokens are for trying things out') }
  expect(await runCommand(portal.parts, wish)).toEqual(refused)
  expect(await runCommand(withConfig({ production: true, demo: true }), wish)).toEqual(refused)
  expect(await runCommand(withConfig({ demo: true }), wish)).toEqual({
    code: 1,
    text: expect.stringContaining('There is no business lotus'),
  })
})

test('no demo business is made in production', async () => {
  expect(await runCommand(withConfig({ production: true }), { name: 'seed' })).toMatchObject({ code: 1 })
  expect(await runCommand(portal.parts, { name: 'business list' })).toEqual({
    code: 0,
    text: expect.stringContaining('There is no business yet'),
  })
})

test('the doctor tells of mail that cannot leave, in words', async () => {
  const silent = await runCommand(withConfig({ mailbox: false, smtpUrl: undefined }), { name: 'doctor' })
  expect(silent).toMatchObject({ code: 1, text: expect.stringContaining('✗ Mail: SMTP_URL is not set') })
  const unreachable = await runCommand(withConfig({ smtpUrl: 'smtp://127.0.0.1:9' }), { name: 'doctor' })
  expect(unreachable.text).toContain('✗ Mail: nothing listens there.')
  expect(unreachable.text).toContain('✓ Schema: up to date')
})
