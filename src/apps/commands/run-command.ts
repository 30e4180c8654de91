import type { Parts } from '#apps/parts.ts'
import { listBusinesses, readBusiness } from '#features/businesses/queries.ts'
import { issueScriptToken, issueStaffToken } from '#features/sign-in/script-tokens.ts'
import { listMigrations } from '#platform/db/migrate.ts'
import type { Business } from '#platform/scope/scope.ts'
import { textIn } from '#values/local-text.ts'
import { seedDemo } from '../../../seeds/demo.ts'
import { done, failed, type Command, type Outcome } from './command.ts'
import { examine } from './doctor.ts'
import { openAs } from './door.ts'
import { importFile } from './import-business.ts'

/** Carries a command out over an open, migrated installation: in the command's own process or in the server's. */
export async function runCommand(parts: Parts, command: Command): Promise<Outcome> {
  switch (command.name) {
    case 'business import':
      return importFile(parts, command)
    case 'business list':
      return listed(parts)
    case 'migrate':
      return done(
        `The database is up to date: ${listMigrations().length} migrations, the newest ${listMigrations().at(-1)}.`,
      )
    case 'seed':
      return seeded(parts)
    case 'token':
      return token(parts, command)
    case 'doctor':
      return examine(parts.config, parts.database)
  }
}

async function listed(parts: Parts): Promise<Outcome> {
  const businesses = await listBusinesses(parts.database.pool)
  if (businesses.length === 0)
    return done(
      'There is no business yet. “foyer business import” makes one from a file, “foyer seed” makes four to look at.',
    )
  const widest = Math.max(...businesses.map(({ slug }) => slug.length))
  return done(
    businesses
      .map(
        ({ slug, name, locale, zone, currency }) =>
          `${slug.padEnd(widest)}  ${textIn(name, locale, locale)} (${zone}, ${currency})`,
      )
      .join('\n'),
  )
}

async function seeded(parts: Parts): Promise<Outcome> {
  if (parts.config.production) return failed('The demo businesses have no place in production.')
  const made = await seedDemo(parts)
  return done(made.length === 0 ? 'The demo businesses are all there already.' : `Made ${made.join(', ')}.`)
}

async function token(
  parts: Parts,
  { slug, who, staff }: Extract<Command, { name: 'token' }>,
): Promise<Outcome> {
  const { embedded, demo, production } = parts.config
  if (production || !(embedded || demo))
    return failed('Tokens are for trying things out: with the embedded database, or where FOYER_DEMO is on.')
  const business = await readBusiness(parts.database.pool, slug)
  if (!business) return failed(`There is no business ${slug}. “foyer business list” shows them.`)
  const email = staff ? await emailOf(parts, business, who) : who
  const issued = await openAs(parts, business, { kind: 'door' }, (scope) =>
    staff ? issueStaffToken(scope, email) : issueScriptToken(scope, email),
  )
  if (issued) return done(issued)
  return failed(
    staff
      ? `Nobody who works at ${slug} has the key or e-mail address ${who}.`
      : `${slug} has no customer with the e-mail address ${who}.`,
  )
}

/** A staff member's address by key; anything else is taken for an address. The door may not look keys up, so the worker does. */
async function emailOf(parts: Parts, business: Business, who: string): Promise<string> {
  return openAs(parts, business, { kind: 'worker' }, async (scope) => {
    const [member] = await scope.sql<{
      email: string | null
    }>`select email from staff_members where key = ${who}`
    return member?.email ?? who
  })
}
