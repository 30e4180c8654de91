import { judgeSession, newPresented, readPresented, writePresented } from '#features/sign-in/session.ts'
import { openKeys, sha256 } from '#platform/crypto/keys.ts'
import type { SessionRow } from '#platform/scope/with-scope.ts'
import { newId } from '#values/id.ts'
import type { Row } from './engine.ts'

const checks = 50_000
/** The most a check may cost: a tenth of a millisecond of CPU. */
const mostMs = 0.1

/** Measures the CPU a session check costs beside its row, which comes with the round trip that opens the transaction. */
export function run(report: (row: Row) => void = () => {}): Row[] {
  const keys = openKeys('a secret that only measuring would use')
  const business = newId()
  const presented = newPresented(newId())
  const cookie = writePresented(presented)
  const now = Date.now()
  const row: SessionRow = {
    id: presented.id,
    customerId: newId(),
    kind: 'browser',
    amr: ['link'],
    deviceHash: null,
    createdAt: now,
    lastSeenAt: now,
    rotatedAt: now,
    idleExpiresAt: now + 1e9,
    expiresAt: now + 1e9,
    revokedAt: null,
    currentHash: sha256(presented.secret),
    generation: 1,
    previousHash: null,
    status: 'active',
    locale: 'en',
  }
  const check = () => judgeSession(readPresented(cookie)!, row, now, false, keys, business)
  for (let count = 0; count < checks; count += 1) check()
  const before = process.cpuUsage()
  for (let count = 0; count < checks; count += 1) check()
  const { user, system } = process.cpuUsage(before)
  const figure = checks / ((user + system) / 1e6)
  const limit = 1000 / mostMs
  const measured = {
    workload: `session check / ${mostMs} ms of CPU`,
    figure,
    limit,
    ratio: figure / limit,
    target: 1,
  }
  report(measured)
  return [measured]
}
