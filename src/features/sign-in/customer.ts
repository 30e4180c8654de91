import type { Scope } from '#platform/scope/scope.ts'
import { newId } from '#values/id.ts'
import type { Locale } from '#values/local-text.ts'
import { lockAddress } from './challenge.ts'
import type { Address } from './address.ts'

export type Known = {
  id: string
  name: string
  email: string | null
  status: 'active' | 'blocked'
  locale: Locale | null
  registeredAt: number | null
  emailVerifiedAt: number | null
}

/** The customer an address proves: by e-mail, or by a telephone number that was itself proven; never by one merely typed in. */
export async function findByAddress(scope: Scope, address: Address): Promise<Known | null> {
  const [row] =
    address.channel === 'email'
      ? await scope.sql<Known>`select id, name, email, status, locale, registered_at, email_verified_at from customers
        where email = ${address.value} for update`
      : await scope.sql<Known>`select id, name, email, status, locale, registered_at, email_verified_at from customers
        where phone = ${address.value} and phone_verified_at is not null for update`
  return row ?? null
}

/** The customer with this id, locked. */
export async function findById(scope: Scope, id: string): Promise<Known | null> {
  const [row] =
    await scope.sql<Known>`select id, name, email, status, locale, registered_at, email_verified_at from customers
    where id = ${id} for update`
  return row ?? null
}

export type Newcomer = { address: Address; name: string; phone?: string | null; locale: Locale }

/** The customer of a proven address, made where there is none. What an existing one is called stays as it is. */
export async function findOrCreate(
  scope: Scope,
  newcomer: Newcomer,
): Promise<{ customer: Known; isCreated: boolean }> {
  await lockAddress(scope, newcomer.address.value)
  const found = await findByAddress(scope, newcomer.address)
  if (found) return { customer: found, isCreated: false }
  const { channel, value } = newcomer.address
  const now = new Date(scope.now)
  const email = channel === 'email' ? value : null
  const phone = channel === 'sms' ? value : (newcomer.phone ?? null)
  const id = newId()
  await scope.sql`insert into customers (id, email, email_verified_at, phone, phone_verified_at, name, locale, created_at, updated_at)
    values (${id}, ${email}, ${email && now}, ${phone}, ${channel === 'sms' ? now : null}, ${newcomer.name}, ${newcomer.locale}, ${now}, ${now})`
  return {
    customer: {
      id,
      name: newcomer.name,
      email,
      status: 'active',
      locale: newcomer.locale,
      registeredAt: null,
      emailVerifiedAt: email ? scope.now : null,
    },
    isCreated: true,
  }
}

/** Notes that the customer's e-mail address was proven. Answers whether this was the first time. */
export async function confirmEmail(scope: Scope, customer: Known): Promise<boolean> {
  if (customer.email === null || customer.emailVerifiedAt !== null) return false
  const now = new Date(scope.now)
  await scope.sql`update customers set email_verified_at = ${now}, updated_at = ${now} where id = ${customer.id}`
  return true
}
