import type { z } from '@hono/zod-openapi'
import { readEmail, readPhone, refuseField } from '#features/sign-in/address.ts'
import { refuseStale } from '#features/sign-in/fresh.ts'
import { record } from '#platform/events/record.ts'
import { refuseUnless } from '#platform/http/refusal.ts'
import type { Door } from '#platform/http/route.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { isZone } from '#values/zone.ts'
import { askForEmail } from './change-email.ts'
import type { profileChangeSchema } from './schema.ts'
import { readSelf, type Self } from './self.ts'

type Change = z.output<typeof profileChangeSchema>

/**
 * Changes what a customer may change by themselves. Everything is checked before anything is written. A new telephone
 * number counts as unproven; a new e-mail address only starts a proof.
 */
export async function changeProfile(scope: Scope, door: Door, change: Change): Promise<void> {
  const self = await readSelf(scope)
  const wanted = { ...plainChange(self, door, change), ...phoneChange(self, door, change) }
  const email = change.email === undefined ? self.email : readEmail(door, change.email)
  if (email !== self.email || ('phone' in wanted && self.phoneVerifiedAt !== null)) await refuseStale(scope)
  if (email !== null && email !== self.email) await askForEmail(scope, door, email)
  const fields = Object.keys(wanted)
  if (fields.length === 0) return
  const next = { ...self, ...wanted }
  await scope.sql`update customers set name = ${next.name}, zone = ${next.zone}, locale = ${next.locale}, phone = ${next.phone},
      phone_verified_at = ${next.phoneVerifiedAt === null ? null : new Date(next.phoneVerifiedAt)}, updated_at = ${new Date(scope.now)}
    where id = ${self.id}`
  await record(
    scope,
    'customer.changed',
    { kind: 'customer', id: self.id },
    { fields: fields.filter((field) => field !== 'phoneVerifiedAt') },
  )
}

/** Only what is really different: saying the same again changes nothing. */
function plainChange(self: Self, door: Door, change: Change): Partial<Self> {
  const zone = change.timezone
  if (zone && !isNamedZone(zone)) refuseField(door, 'timezone', 'timezone-wrong')
  return {
    ...(change.name !== undefined && change.name !== self.name && { name: change.name }),
    ...(zone !== undefined && zone !== self.zone && { zone: zone || null }),
    ...(change.locale !== undefined && change.locale !== self.locale && { locale: change.locale }),
  }
}

function isNamedZone(zone: string): boolean {
  return /^[A-Za-z]/.test(zone) && isZone(zone)
}

function phoneChange(self: Self, door: Door, change: Change): Partial<Self> {
  if (change.phone === undefined) return {}
  const phone = change.phone === null || change.phone.trim() === '' ? null : readPhone(door, change.phone)
  if (phone === self.phone) return {}
  refuseUnless(self.email !== null, 'phone-signs-in', 422)
  return { phone, phoneVerifiedAt: null }
}
