import { execFile } from 'node:child_process'
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { maryam, nora, openCast, type Cast } from '#testing/cast.ts'
import { askControl, controlPath } from './commands/ask-control.ts'
import { openControl } from './control.ts'

const program = fileURLToPath(new URL('../../bin/foyer.ts', import.meta.url))
let portal: Cast
let control: { close(): Promise<void> }

beforeAll(async () => {
  portal = await openCast({ database: 'embedded', slugs: ['fade', 'lotus'] })
  control = await openControl(portal.parts)
}, 120_000)
afterAll(async () => {
  await control.close()
  await portal.close()
})

type Said = { code: number; out: string; complaint: string }

/** Runs the command in a process of its own, over the data directory the server in this process has open. */
function foyer(...words: string[]): Promise<Said> {
  const env = { PATH: process.env['PATH'], FOYER_DATA_DIR: portal.parts.config.dataDir }
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...words], { env }, (error, out, complaint) =>
      resolve({ code: error ? Number(error.code) : 0, out, complaint }),
    )
  })
}

test('a token for a demo customer is printed while the server has the embedded database open, and signs them in', async () => {
  const { code, out } = await foyer('token', 'lotus', nora)
  expect(code).toBe(0)
  expect(await portal.ask('GET', 'lotus', 'me', { token: out.trim() })).toMatchObject({
    status: 200,
    body: { name: 'Nora Lindqvist', email: nora },
  })
  expect((await portal.ask('GET', 'fade', 'me', { token: out.trim() })).status).toBe(401)
})

test('nobody gets a token of a business where they are no customer', async () => {
  expect(await foyer('token', 'fade', maryam)).toMatchObject({
    code: 1,
    out: '',
    complaint: expect.stringContaining('no customer with the e-mail address'),
  })
  expect(await foyer('token', 'nowhere', nora)).toMatchObject({
    code: 1,
    complaint: expect.stringContaining('There is no business nowhere'),
  })
})

test('a staff member is found by key or address', async () => {
  const byKey = await foyer('token', '--staff', 'lotus', 'layla')
  expect(byKey).toMatchObject({ code: 0, out: expect.stringMatching(/^fys_/) })
  expect(await foyer('token', '--staff', 'lotus', 'layla@lotus.example')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^fys_/),
  })
  expect((await foyer('token', '--staff', 'fade', 'layla')).code).toBe(1)
})

test('a file is imported by the running server, its faults told with the name it was given', async () => {
  const file = join(portal.parts.config.dataDir, 'broken.json')
  writeFileSync(file, '{\n  "slug": "mill"\n}')
  const broken = await foyer('business', 'import', file)
  expect(broken.code).toBe(1)
  expect(broken.complaint).toContain(`${file}:1:1 branches is missing`)
  expect(
    (await foyer('business', 'list')).out
      .split('\n')
      .slice(0, 2)
      .map((line) => line.split(' ')[0]),
  ).toEqual(['fade', 'lotus'])
  expect(
    await foyer(
      'business',
      'import',
      '--dry-run',
      fileURLToPath(new URL('../../seeds/fade.json', import.meta.url)),
    ),
  ).toMatchObject({ code: 0, out: expect.stringContaining('Would update fade') })
})

test('only the user who runs the server may speak to it', () => {
  expect(statSync(controlPath(portal.parts.config.dataDir)).mode & 0o777).toBe(0o600)
})

test('what is no command is answered in words', async () => {
  expect(await askControl(portal.parts.config.dataDir, { name: 'destroy' } as never)).toMatchObject({
    code: 1,
    text: expect.stringContaining('does not know this command'),
  })
  const misused = await foyer('business', 'delete', 'fade')
  expect(misused).toMatchObject({
    code: 2,
    complaint: expect.stringContaining('foyer business import <file.json>'),
  })
})

test('without a server that answers, a command says who has the database', async () => {
  await control.close()
  try {
    expect(await foyer('seed')).toMatchObject({
      code: 1,
      complaint: expect.stringContaining(`in use by process ${process.pid}`),
    })
    expect((await foyer('doctor')).complaint).toContain(
      `✗ Database: The embedded database in ${portal.parts.config.dataDir} is in use`,
    )
  } finally {
    control = await openControl(portal.parts)
  }
})

test('the doctor finds a fresh installation well', async () => {
  const { code, out } = await foyer('doctor')
  expect(out).toMatch(/✓ Database[^]*✓ Schema[^]*✓ Isolation[^]*✓ Job queue[^]*✓ Mail[^]*All is well\./)
  expect(code).toBe(0)
})

test('the doctor tells of a table that does not keep businesses apart', async () => {
  await portal.parts.database.pool.query('create table open_door (id int)')
  const { code, complaint } = await foyer('doctor')
  expect(complaint).toContain(
    '✗ Isolation: The database does not keep businesses apart: the table open_door has no forced row security.',
  )
  expect(code).toBe(1)
  await portal.parts.database.pool.query('drop table open_door')
})
