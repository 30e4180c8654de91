import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readConfig, WrongSettings } from './config.ts'

type Environment = Record<string, string | undefined>

const installation = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://foyer@127.0.0.1/foyer',
  FOYER_PUBLIC_URL: 'https://book.example',
  FOYER_SECRET: 'a secret that only tests would use, ever',
}

function problemsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof WrongSettings) return error.problems
    throw error
  }
  return []
}

describe('a wrong variable is named, with why', () => {
  test.each<[string, Environment, string]>([
    ['a port that is no number', { PORT: 'http' }, 'PORT: must be a whole number'],
    ['a port beyond the last', { PORT: '65536' }, 'PORT: '],
    ['a mode there is not', { NODE_ENV: 'staging' }, 'NODE_ENV: '],
    ['another kind of database', { DATABASE_URL: 'mysql://127.0.0.1/foyer' }, 'DATABASE_URL: '],
    ['another kind of owner', { DATABASE_OWNER_URL: '127.0.0.1' }, 'DATABASE_OWNER_URL: '],
    ['one connection for everybody', { DATABASE_POOL: '1' }, 'DATABASE_POOL: '],
    ['an address without a scheme', { FOYER_PUBLIC_URL: 'book.example' }, 'FOYER_PUBLIC_URL: '],
    ['a short secret', { FOYER_SECRET: 'short' }, 'FOYER_SECRET: needs at least 32 characters'],
    ['half a proxy', { FOYER_TRUSTED_PROXIES: '0.5' }, 'FOYER_TRUSTED_PROXIES: must be a whole number'],
    ['work that nobody does', { FOYER_ROLE: 'mailer' }, 'FOYER_ROLE: '],
    ['a switch that is neither on nor off', { FOYER_DEMO: 'maybe' }, 'FOYER_DEMO: '],
    ['a log level there is not', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL: '],
    ['a mail server without a scheme', { SMTP_URL: 'mail.example:587' }, 'SMTP_URL: '],
    ['an account that is none of Twilio’s', { TWILIO_ACCOUNT_SID: 'XX' }, 'TWILIO_ACCOUNT_SID: '],
    [
      'a name that is mistyped',
      { FOYER_PUBLC_URL: 'https://book.example' },
      'FOYER_PUBLC_URL: there is no such setting',
    ],
  ])('%s', (_, environment, problem) => {
    const problems = problemsOf(environment)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(problem)
  })

  test('all of them at once, each on a line of its own', () => {
    const environment = { PORT: 'http', LOG_LEVEL: 'loud', FOYER_PORT: '80' }
    expect(problemsOf(environment).map((line) => line.split(':')[0])).toEqual([
      'PORT',
      'LOG_LEVEL',
      'FOYER_PORT',
    ])
    expect(() => readConfig(environment)).toThrow(
      /The environment is wrong:\n {2}PORT: .+\n {2}LOG_LEVEL: .+\n {2}FOYER_PORT: /,
    )
  })
})

describe('settings that contradict each other are refused', () => {
  test.each<[string, Environment, string]>([
    [
      'production without an address',
      { ...installation, FOYER_PUBLIC_URL: undefined },
      'FOYER_PUBLIC_URL: needed in production',
    ],
    [
      'production without encryption',
      { ...installation, FOYER_PUBLIC_URL: 'http://book.example' },
      'FOYER_PUBLIC_URL: must be https',
    ],
    [
      'production without a secret',
      { ...installation, FOYER_SECRET: undefined },
      'FOYER_SECRET: needed in production',
    ],
    [
      'production on the embedded database',
      { ...installation, DATABASE_URL: undefined },
      'DATABASE_URL: needed in production',
    ],
    ['production with the demo', { ...installation, FOYER_DEMO: 'on' }, 'FOYER_DEMO: not in production'],
    [
      'production with everybody’s mail on show',
      { ...installation, FOYER_MAILBOX: 'on' },
      'FOYER_MAILBOX: not in production',
    ],
    [
      'mail on show that also leaves',
      { FOYER_MAILBOX: 'on', SMTP_URL: 'smtp://mail.example' },
      'FOYER_MAILBOX: ',
    ],
    ['half of what Twilio needs', { TWILIO_FROM: '+15005550006' }, 'all three or none'],
  ])('%s', (_, environment, problem) => {
    const problems = problemsOf(environment)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(problem)
  })
})

test('without any setting it is a trial: embedded, with the demo and the mailbox, for this machine only', () => {
  const { embedded, demo, mailbox, host, port, publicUrl, loopbackOrigins, web, worker } = readConfig({})
  expect({ embedded, demo, mailbox, host, port, publicUrl, loopbackOrigins, web, worker }).toEqual({
    embedded: true,
    demo: true,
    mailbox: true,
    host: '127.0.0.1',
    port: 3000,
    publicUrl: 'http://localhost:3000',
    loopbackOrigins: true,
    web: true,
    worker: true,
  })
})

test('with PostgreSQL there is neither demo nor mailbox unless asked for', () => {
  const database = { DATABASE_URL: 'postgres://127.0.0.1/foyer' }
  expect(readConfig(database)).toMatchObject({
    embedded: false,
    demo: false,
    mailbox: false,
    ownerUrl: database.DATABASE_URL,
  })
  expect(readConfig({ ...database, FOYER_DEMO: 'on', FOYER_MAILBOX: '1' })).toMatchObject({
    demo: true,
    mailbox: true,
  })
})

test('a complete installation is accepted, and its address is kept as an origin', () => {
  const read = readConfig({ ...installation, FOYER_PUBLIC_URL: 'https://book.example/anything?else' })
  expect(read).toMatchObject({
    production: true,
    publicUrl: 'https://book.example',
    loopbackOrigins: false,
    demo: false,
    mailbox: false,
  })
})

test('an empty variable counts as none, and other programs’ variables are nobody’s business', () => {
  expect(
    readConfig({ PORT: '', SMTP_URL: '', HOME: '/root', FOYER_CHROMIUM: '/usr/bin/chromium' }).port,
  ).toBe(3000)
})

test('a process whose environment is wrong says which variable and why, and ends without opening anything', async () => {
  const main = fileURLToPath(new URL('../../main.ts', import.meta.url))
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], PORT: 'http', FOYER_SECRET: 'short' },
  })
  const printed = { out: '', error: '' }
  child.stdout.on('data', (chunk) => (printed.out += chunk))
  child.stderr.on('data', (chunk) => (printed.error += chunk))
  const code = await new Promise((resolve) => child.once('close', resolve))
  expect({ code, ...printed }).toEqual({
    code: 1,
    out: '',
    error:
      'The environment is wrong:\n  PORT: must be a whole number\n  FOYER_SECRET: needs at least 32 characters\n',
  })
}, 60_000)
