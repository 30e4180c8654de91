import { listMigrations } from '#platform/db/migrate.ts'
import { checkRoles } from '#platform/db/check-roles.ts'
import type { Config } from '#platform/config/config.ts'
import type { Database } from '#platform/db/open.ts'
import { reachSmtp } from '#platform/mail/reach-smtp.ts'
import { done, failed, type Outcome } from './command.ts'
import { troubleOf } from './trouble.ts'

type Finding = { name: string; isFine: boolean; words: string }

/** Looks at everything an installation needs and says in words how it is. `database` is null where it could not be opened. */
export async function examine(config: Config, database: Database | null, trouble = ''): Promise<Outcome> {
  const reached = database
    ? await look('Database', () => greet(database))
    : { name: 'Database', isFine: false, words: trouble }
  const inside =
    database && reached.isFine
      ? [
          await look('Schema', () => compareMigrations(database)),
          await look('Isolation', () => checkIsolation(database)),
          await look('Job queue', () => countJobs(database)),
        ]
      : []
  const findings = [
    settingsOf(config),
    reached,
    ...inside,
    await look('Mail', () => checkMail(config)),
    smsOf(config),
  ]
  const text = findings.map(({ name, isFine, words }) => `${isFine ? '✓' : '✗'} ${name}: ${words}`).join('\n')
  return findings.every(({ isFine }) => isFine)
    ? done(`${text}\n\nAll is well.`)
    : failed(`${text}\n\nSomething needs your attention.`)
}

/** Thrown by a look for what is wrong in words an operator can act on. */
class Ailing extends Error {}

async function look(name: string, work: () => Promise<string>): Promise<Finding> {
  try {
    return { name, isFine: true, words: await work() }
  } catch (error) {
    return { name, isFine: false, words: error instanceof Ailing ? error.message : troubleOf(error) }
  }
}

function settingsOf(config: Config): Finding {
  return {
    name: 'Settings',
    isFine: true,
    words: `understood; links in mails start with ${config.publicUrl}${config.production ? '' : '; not in production'}.`,
  }
}

async function greet({ pool, embedded }: Database): Promise<string> {
  const { rows } = await pool.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  )
  return embedded
    ? `the embedded one (PostgreSQL ${rows[0]!.version}) answers. It does not promise to survive a power cut; set DATABASE_URL for anything that matters.`
    : `PostgreSQL ${rows[0]!.version} answers.`
}

async function compareMigrations({ pool }: Database): Promise<string> {
  const known = listMigrations()
  const { rows } = await pool
    .query<{ name: string }>(`select name from migrations order by name`)
    .catch(() => ({ rows: [] }))
  const missing = known.filter((name) => !rows.some((row) => row.name === name))
  const foreign = rows.filter((row) => !known.includes(row.name)).map((row) => row.name)
  if (missing.length > 0)
    throw new Ailing(
      `not up to date: ${missing.join(', ')} ${missing.length === 1 ? 'has' : 'have'} not run. “foyer migrate” does it.`,
    )
  if (foreign.length > 0) throw new Ailing(`newer than this program: it does not know ${foreign.join(', ')}.`)
  return `up to date (${known.at(-1)}).`
}

async function checkIsolation({ pool }: Database): Promise<string> {
  await checkRoles(pool).catch((error: unknown) => {
    throw new Ailing((error as Error).message)
  })
  return 'the working roles have no more rights than they may, and every table has forced row security.'
}

async function countJobs({ pool }: Database): Promise<string> {
  const { rows } = await pool.query<{ installed: boolean }>(
    `select to_regclass('pgboss.job') is not null as installed`,
  )
  if (!rows[0]!.installed) throw new Ailing('not installed. “foyer migrate” does it.')
  const counts = await pool.query<{ waiting: number; failed: number; oldest: number | null }>(`
    select count(*) filter (where state in ('created', 'retry') and start_after <= now())::int as waiting, count(*) filter (where state = 'failed')::int as failed,
           (extract(epoch from now() - min(start_after) filter (where state in ('created', 'retry') and start_after <= now())) / 60)::int as oldest from pgboss.job`)
  const { waiting, failed: lost, oldest } = counts.rows[0]!
  if (oldest !== null && oldest > 10)
    throw new Ailing(
      `${waiting} jobs wait, the first for ${oldest} minutes. Is a worker running (FOYER_ROLE)?`,
    )
  return `${waiting} waiting, ${lost} given up.`
}

async function checkMail(config: Config): Promise<string> {
  if (config.smtpUrl) {
    await reachSmtp(config.smtpUrl)
    return `the server at ${new URL(config.smtpUrl).host} answers; mail leaves as ${config.mailFrom}.`
  }
  if (config.mailbox)
    return 'kept in the mailbox of this installation (/dev/mailbox). Set SMTP_URL to send it.'
  throw new Ailing('SMTP_URL is not set, so nobody gets any mail and nobody can sign in.')
}

function smsOf(config: Config): Finding {
  const words = config.twilio
    ? `through Twilio, from ${config.twilio.from}.`
    : 'not set up; sign-in by telephone number needs it (TWILIO_ACCOUNT_SID and the others).'
  return { name: 'SMS', isFine: true, words }
}
