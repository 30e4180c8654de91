import { record } from '#platform/events/record.ts'
import { sha256 } from '#platform/crypto/keys.ts'
import type { Door } from '#platform/http/route.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { newId } from '#values/id.ts'
import type { Address } from './address.ts'
import { deviceTokenOf } from './browser.ts'
import { confirmEmail, findByAddress, findById, findOrCreate, type Known } from './customer.ts'
import { deviceLabel } from './device-label.ts'
import { endSession, endSessionsOf } from './keep-session.ts'
import { lockSession } from './session-row.ts'
import { cookieNames, judgeSession, newPresented, readPresented, type Presented } from './session.ts'
import { readSettings } from './settings.ts'

/** What was proven: that an address is theirs, or that they are the guest who just booked from this very browser. */
export type Proof =
  | { method: 'link' | 'code' | 'sms'; address: Address }
  | { method: 'claim'; customerId: string }

export type SignedIn = {
  customer: Known
  isNew: boolean
  presented: Presented
  expiresAt: number
  deviceToken: string
}

/**
 * The one place where a proven first factor becomes a session, whichever factor it was. Registers who is new where the
 * business lets people register, ends the session the browser had before, knows the device. Null for whoever may not
 * come in: blocked, or unknown at a business that registers nobody; the caller refuses them like a wrong link.
 */
export async function afterFirstFactor(scope: Scope, door: Door, proof: Proof): Promise<SignedIn | null> {
  const customer = await admit(scope, proof)
  if (!customer) return null
  const isNew = customer.registeredAt === null
  if (isNew)
    await scope.sql`update customers set registered_at = ${new Date(scope.now)}, updated_at = ${new Date(scope.now)} where id = ${customer.id}`
  if (await confirmEmail(scope, customer)) await endSessionsOf(scope, customer.id, 'first-proof')
  await endFormerSession(scope, door)
  const deviceToken = deviceTokenOf(door)
  const device = await knowDevice(scope, customer.id, deviceToken)
  const { presented, expiresAt } = await openSession(scope, customer.id, proof.method, device.id)
  const subject = { kind: 'session', id: presented.id }
  const asCustomer = await scope.become({ kind: 'customer', id: customer.id, sessionId: presented.id })
  if (isNew) await record(asCustomer, 'customer.registered', { kind: 'customer', id: customer.id })
  await record(asCustomer, 'session.started', subject, { method: proof.method })
  if (device.isNews) await record(asCustomer, 'device.new', { kind: 'device', id: device.id })
  return { customer, isNew, presented, expiresAt, deviceToken }
}

async function admit(scope: Scope, proof: Proof): Promise<Known | null> {
  const customer = await known(scope, proof)
  if (customer?.status === 'blocked') return null
  return customer && (customer.registeredAt !== null || scope.business.registrationOpen) ? customer : null
}

async function known(scope: Scope, proof: Proof): Promise<Known | null> {
  if (proof.method === 'claim') return findById(scope, proof.customerId)
  if (!scope.business.registrationOpen) return findByAddress(scope, proof.address)
  return (await findOrCreate(scope, { address: proof.address, name: '', locale: scope.locale })).customer
}

/** The session the browser came with does not outlive a new sign-in: its secret may be somebody else's. */
async function endFormerSession(scope: Scope, door: Door): Promise<void> {
  const presented = readPresented(door.cookies.get(cookieNames(door.business.id, door.secure).session))
  const row = presented && (await lockSession(scope, presented.id))
  if (!presented || !row) return
  const verdict = judgeSession(presented, row, scope.now, true, door.keys, scope.business.id)
  if (verdict.kind !== 'none') await endSession(scope, row, 'replaced')
}

/** Finds or makes the customer's device of this browser. A second device is news, the first is not. */
async function knowDevice(
  scope: Scope,
  customerId: string,
  token: string,
): Promise<{ id: string; isNews: boolean }> {
  const now = new Date(scope.now)
  const hash = sha256(token)
  const [seen] = await scope.sql<{ id: string }>`update devices set last_seen_at = ${now}
    where customer_id = ${customerId} and token_hash = ${hash} returning id`
  if (seen) return { id: seen.id, isNews: false }
  const others = await scope.sql`select 1 as other from devices where customer_id = ${customerId} limit 1`
  const id = newId()
  await scope.sql`insert into devices (id, customer_id, token_hash, label, first_seen_at, last_seen_at)
    values (${id}, ${customerId}, ${hash}, ${deviceLabel(scope.request.userAgent, scope.words)}, ${now}, ${now})`
  return { id, isNews: others.length > 0 }
}

async function openSession(
  scope: Scope,
  customerId: string,
  method: string,
  deviceId: string,
): Promise<{ presented: Presented; expiresAt: number }> {
  const { sessionDays, idleDays } = await readSettings(scope)
  const expiresAt = scope.now + sessionDays * 86_400_000
  const presented = newPresented(newId())
  const now = new Date(scope.now)
  const idle = new Date(Math.min(expiresAt, scope.now + idleDays * 86_400_000))
  await scope.sql`insert into sessions (id, customer_id, kind, amr, ip, user_agent, device_id, created_at, last_seen_at, idle_expires_at, expires_at,
      current_hash, generation, rotated_at)
    values (${presented.id}, ${customerId}, 'browser', ${[method]}, ${scope.request.ip}, ${scope.request.userAgent}, ${deviceId}, ${now}, ${now},
      ${idle}, ${new Date(expiresAt)}, ${sha256(presented.secret)}, ${presented.generation}, ${now})`
  return { presented, expiresAt }
}
