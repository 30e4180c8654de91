import { Client } from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from './postgres.ts'

async function ask(url: string, question: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ answer: unknown }>(question)
  await client.end()
  return rows[0]?.answer
}

test('each test file gets a migrated database that no other sees, under a role that row security binds', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
  await ask(one.url, 'create table mark (answer int)')

  expect(await ask(one.url, "select to_regclass('mark') is not null as answer")).toBe(true)
  expect(await ask(other.url, "select to_regclass('mark') is not null as answer")).toBe(false)
  expect(await ask(one.url, "select to_regclass('businesses') is not null as answer")).toBe(true)
  expect(await ask(one.url, 'select rolsuper as answer from pg_roles where rolname = current_user')).toBe(
    false,
  )
})
