import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '#testing/portal.ts'
import { openSmallBusiness } from '#testing/small-business.ts'
import { listEventsAfter, readCursor, writeCursor, type Cursor } from './read.ts'
import { record } from './record.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
  await openSmallBusiness(portal, 'shop')
})
afterAll(() => portal.close())

const inShop = <Result>(work: Parameters<Portal['inScope']>[2]) =>
  portal.inScope('shop', { kind: 'worker' }, work) as Promise<Result>
const write = (type: string) => inShop((scope) => record(scope, type, { kind: 'thing', id: null }))
const readAfter = (cursor?: Cursor) =>
  portal.inScope('shop', { kind: 'worker' }, (scope) => listEventsAfter(scope, cursor))

test('an event that took its number early and is committed late is not skipped', async () => {
  let commitLate = () => {}
  let hasWritten = () => {}
  const written = new Promise<void>((resolve) => (hasWritten = resolve))
  const mayCommit = new Promise<void>((resolve) => (commitLate = resolve))
  const slow = inShop(async (scope) => {
    await record(scope, 'slow.written', { kind: 'thing', id: null })
    hasWritten()
    await mayCommit
  })
  await written
  await write('quick.written')

  const early = await readAfter()
  expect(early.map((event) => event.type)).toEqual([])
  commitLate()
  await slow
  await write('last.written')
  const all = await readAfter(early.at(-1))
  expect(all.map((event) => event.type).toSorted()).toEqual(['last.written', 'quick.written', 'slow.written'])
})

test('a reader who keeps resuming sees each of many parallel writers’ events exactly once', async () => {
  const from = (await readAfter()).at(-1)
  const seen: string[] = []
  let cursor = from
  const writers = Array.from({ length: 40 }, (_, index) =>
    inShop(async (scope) => {
      await record(scope, 'many.written', { kind: 'thing', id: null }, { index })
      await new Promise((resolve) => setTimeout(resolve, (index * 7) % 40))
    }),
  )
  const reading = (async () => {
    while (seen.length < 40) {
      const events = await readAfter(cursor)
      seen.push(...events.map((event) => event.id))
      cursor = events.at(-1) ?? cursor
    }
  })()
  await Promise.all(writers)
  await reading
  expect(new Set(seen).size).toBe(40)
  expect(await readAfter(cursor)).toEqual([])
})

test('a cursor survives being written down', () => {
  const cursor = { era: 2, xid: 90071992547, seq: 12 }
  expect(readCursor(writeCursor(cursor))).toEqual(cursor)
  expect(() => readCursor('1.x.2')).toThrow('wrong-input')
})

test('nobody can alter or remove what happened', async () => {
  await write('kept.written')
  for (const statement of [
    "update events set type = 'other.thing'",
    'delete from events',
    'truncate events',
  ]) {
    for (const role of ['visitor', 'customer', 'staff', 'worker', 'door']) {
      const client = await portal.parts.database.pool.connect()
      await client.query(`begin; set local role foyer_${role}`)
      await expect(client.query(statement), `${role}: ${statement}`).rejects.toThrow(/permission denied/)
      await client.query('rollback')
      client.release()
    }
  }
})
