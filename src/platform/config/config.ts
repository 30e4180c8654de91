import { z } from 'zod'
import { resolve } from 'node:path'

const flag = z
  .enum(['on', 'off', '1', '0', 'true', 'false'])
  .transform((text) => ['on', '1', 'true'].includes(text))
const origin = z.url({ protocol: /^https?$/, hostname: /.+/ }).transform((text) => new URL(text).origin)
const wholeNumber = (least: number, most: number) =>
  z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(z.number().min(least).max(most))

/** Every setting the process understands, in words an operator can act on. `docs/operate/settings.md` is checked against it. */
export const settings = {
  PORT: wholeNumber(0, 65535).default(3000).describe('The port to listen on.'),
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('The address to listen on; 0.0.0.0 in a container or behind a proxy on another machine.'),
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('`production` turns on the checks a public installation needs.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL 16 or later. Without it the embedded database is used.'),
  DATABASE_OWNER_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('Who migrates, where that is not the user of DATABASE_URL.'),
  DATABASE_POOL: wholeNumber(2, 200).default(10).describe('Connections each process keeps to PostgreSQL.'),
  FOYER_DATA_DIR: z
    .string()
    .min(1)
    .default('.data')
    .describe('Where the embedded database, the generated secret and the mailbox live.'),
  FOYER_PUBLIC_URL: origin
    .optional()
    .describe('The address people type. Links in mails come from it, never from a request.'),
  FOYER_SECRET: z
    .string()
    .min(32, 'needs at least 32 characters')
    .optional()
    .describe('The key everything secret is derived from; 32 characters or more, the same in all processes.'),
  FOYER_TRUSTED_PROXIES: wholeNumber(0, 10)
    .default(0)
    .describe('How many proxies of yours stand in front, counted from the right of X-Forwarded-For.'),
  FOYER_ROLE: z
    .enum(['all', 'web', 'worker'])
    .default('all')
    .describe('What this process does: answer requests, work on jobs, or both.'),
  FOYER_DEMO: flag
    .optional()
    .describe('Seed the four demo businesses. On by default with the embedded database only.'),
  FOYER_MAILBOX: flag
    .optional()
    .describe('Show sent messages at /dev/mailbox. Refused in production and where SMTP is set.'),
  FOYER_DEV: flag.default(false).describe('Serve the screens from source with reload.'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('How much is logged.'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('Where mail leaves, for example smtp://user:password@mail.example:587.'),
  MAIL_FROM: z
    .string()
    .default('Foyer <no-reply@foyer.example>')
    .describe('The sender of mails; the business name is put in front.'),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/)
    .optional()
    .describe('Twilio account for SMS.'),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional().describe('Twilio token for SMS.'),
  TWILIO_FROM: z.string().min(1).optional().describe('The number or messaging service SMS come from.'),
} as const

const schema = z.object(settings)
export type Config = ReturnType<typeof finish>

/** Thrown when the environment cannot be understood; `problems` has one line a variable. */
export class WrongSettings extends Error {
  problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`The environment is wrong:\n${problems.map((line) => `  ${line}`).join('\n')}`)
    this.problems = problems
  }
}

/** Reads the environment once. Throws WrongSettings naming each wrong variable and why. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name in settings && value !== ''),
  )
  const unknown = Object.keys(environment)
    .filter((name) => name.startsWith('FOYER_') && !(name in settings) && name !== 'FOYER_CHROMIUM')
    .map((name) => `${name}: there is no such setting`)
  const read = schema.safeParse(given)
  const wrong = read.success
    ? []
    : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  const problems = [...wrong, ...unknown, ...(read.success ? contradictions(read.data) : [])]
  if (problems.length > 0 || !read.success) throw new WrongSettings(problems)
  return finish(read.data)
}

type Settings = z.output<typeof schema>

function contradictions(read: Settings): string[] {
  const found: string[] = []
  const production = read.NODE_ENV === 'production'
  const publicUrl = read.FOYER_PUBLIC_URL
  if (production && !publicUrl)
    found.push('FOYER_PUBLIC_URL: needed in production, it is what links in mails start with')
  if (production && publicUrl?.startsWith('http:'))
    found.push('FOYER_PUBLIC_URL: must be https in production, cookies are not safe otherwise')
  if (production && !read.FOYER_SECRET)
    found.push('FOYER_SECRET: needed in production, at least 32 random characters')
  if (production && !read.DATABASE_URL)
    found.push(
      'DATABASE_URL: needed in production, the embedded database does not promise to survive a power cut',
    )
  if (production && read.FOYER_DEMO) found.push('FOYER_DEMO: not in production')
  if (read.FOYER_MAILBOX && (production || read.SMTP_URL))
    found.push('FOYER_MAILBOX: not in production and not together with SMTP_URL')
  const twilio = [read.TWILIO_ACCOUNT_SID, read.TWILIO_AUTH_TOKEN, read.TWILIO_FROM].filter(Boolean).length
  if (twilio !== 0 && twilio !== 3)
    found.push('TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM: all three or none')
  return found
}

function finish(read: Settings) {
  const embedded = !read.DATABASE_URL
  const production = read.NODE_ENV === 'production'
  return {
    port: read.PORT,
    host: read.HOST,
    production,
    embedded,
    databaseUrl: read.DATABASE_URL,
    ownerUrl: read.DATABASE_OWNER_URL ?? read.DATABASE_URL,
    poolSize: read.DATABASE_POOL,
    dataDir: resolve(read.FOYER_DATA_DIR),
    /** The stored origin links are made from; a port of 0 is replaced once the server listens. */
    publicUrl: read.FOYER_PUBLIC_URL ?? `http://localhost:${read.PORT}`,
    /** Without a configured address, any loopback name is this installation. */
    loopbackOrigins: !read.FOYER_PUBLIC_URL,
    secret: read.FOYER_SECRET,
    trustedProxies: read.FOYER_TRUSTED_PROXIES,
    web: read.FOYER_ROLE !== 'worker',
    worker: read.FOYER_ROLE !== 'web',
    demo: read.FOYER_DEMO ?? (embedded && !production),
    mailbox:
      !production &&
      !read.SMTP_URL &&
      (embedded ? read.FOYER_MAILBOX !== false : read.FOYER_MAILBOX === true),
    dev: read.FOYER_DEV,
    logLevel: read.LOG_LEVEL,
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM,
    twilio: read.TWILIO_ACCOUNT_SID
      ? { sid: read.TWILIO_ACCOUNT_SID, token: read.TWILIO_AUTH_TOKEN!, from: read.TWILIO_FROM! }
      : null,
  }
}
