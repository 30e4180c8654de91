import { randomToken, sha256 } from '#platform/crypto/keys.ts'
import { record } from '#platform/events/record.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { parseEmail } from '#values/email.ts'
import { newId } from '#values/id.ts'
import { findByAddress } from './customer.ts'
import { newPresented, writePresented } from './session.ts'

const days = 30

/**
 * Opens a session for scripts and answers its bearer token, which nothing keeps; null where there is no such active
 * customer. Run it as the door.
 */
export async function issueScriptToken(scope: Scope, email: string): Promise<string | null> {
  const value = parseEmail(email)
  const customer = value && (await findByAddress(scope, { channel: 'email', value }))
  if (!customer || customer.status !== 'active') return null
  const presented = newPresented(newId())
  const now = new Date(scope.now)
  const end = new Date(scope.now + days * 86_400_000)
  await scope.sql`insert into sessions (id, customer_id, kind, amr, created_at, last_seen_at, idle_expires_at, expires_at, current_hash, generation, rotated_at)
    values (${presented.id}, ${customer.id}, 'script', ${['script']}, ${now}, ${now}, ${end}, ${end}, ${sha256(presented.secret)}, ${presented.generation}, ${now})`
  await record(
    scope,
    'session.started',
    { kind: 'session', id: presented.id, customerId: customer.id },
    { method: 'script' },
  )
  return writePresented(presented)
}

export type StaffSession = {
  id: string
  staffId: string
  role: 'owner' | 'manager' | 'agent' | 'practitioner'
  expiresAt: number
}

/** The same for a staff member, found by e-mail address. */
export async function issueStaffToken(scope: Scope, email: string): Promise<string | null> {
  const [staff] = await scope.sql<{
    id: string
  }>`select id from staff_members where lower(email) = ${parseEmail(email)} and archived_at is null`
  if (!staff) return null
  const token = `fys_${randomToken(256)}`
  await scope.sql`insert into staff_sessions (id, staff_id, token_hash, created_at, expires_at)
    values (${newId()}, ${staff.id}, ${sha256(token)}, ${new Date(scope.now)}, ${new Date(scope.now + days * 86_400_000)})`
  return token
}

/** The open staff session a bearer token belongs to, of a staff member still there; null for anything else. Run it as the door. */
export async function findStaffSession(scope: Scope, token: string): Promise<StaffSession | null> {
  if (!/^fys_[\w-]{43}$/.test(token)) return null
  const [row] = await scope.sql<StaffSession>`
    select s.id, s.staff_id, m.role, s.expires_at
      from staff_sessions s join staff_members m on m.business_id = s.business_id and m.id = s.staff_id
     where s.token_hash = ${sha256(token)} and s.revoked_at is null and s.expires_at > ${new Date(scope.now)} and m.archived_at is null`
  return row ?? null
}
