import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#testing/postgres.ts'
import { checkRoles } from './check-roles.ts'

let url: string
let owner: pg.Pool
beforeAll(async () => {
  ;({ url } = await freshDatabase())
  owner = new pg.Pool({ connectionString: url })
})
afterAll(() => owner.end())

test('a migrated database keeps businesses apart', async () => {
  await expect(checkRoles(owner)).resolves.toBeUndefined()
})

test('a table without row security, or whose owner is exempt from it, is named', async () => {
  await owner.query(
    `create table loose (id int); create table half (id int); alter table half enable row level security`,
  )
  const refused = await checkRoles(owner).catch((error: unknown) => String(error))
  await owner.query('drop table loose, half')
  expect(refused).toContain('the table loose has no forced row security')
  expect(refused).toContain('the table half has no forced row security')
  await expect(checkRoles(owner)).resolves.toBeUndefined()
})

test('a user who may not take on the roles is told before the first request is', async () => {
  const name = `stranger_${randomBytes(4).toString('hex')}`
  await owner.query(`create role ${name} login password 'stranger'`)
  const address = new URL(url)
  address.username = name
  address.password = 'stranger'
  const stranger = new pg.Pool({ connectionString: address.href })
  const refused = await checkRoles(stranger).catch((error: unknown) => String(error))
  await stranger.end()
  await owner.query(`drop role ${name}`)
  for (const role of ['visitor', 'customer', 'staff', 'worker', 'door'])
    expect(refused).toContain(`${name} may not take on the role foyer_${role}`)
})
