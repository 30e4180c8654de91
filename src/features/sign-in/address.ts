import { refuse, refuseUnless } from '#platform/http/refusal.ts'
import type { Door } from '#platform/http/route.ts'
import type { Business } from '#platform/scope/scope.ts'
import { maskEmail, parseEmail } from '#values/email.ts'
import { countryOf, maskPhone, parsePhone } from '#values/phone.ts'

/** Where a message goes and what it proves: one spelling for looking up, counting and keeping unique. */
export type Address = { channel: 'email' | 'sms'; value: string }

/** Reads what was typed as the one address it means; refuses anything that is not a single e-mail address or telephone number. */
export function readAddress(
  door: Pick<Door, 'business' | 'words'>,
  typed: { email?: string | undefined; phone?: string | undefined },
): Address {
  if (typed.email !== undefined) return { channel: 'email', value: readEmail(door, typed.email) }
  return { channel: 'sms', value: readPhone(door, typed.phone ?? '') }
}

/** The one spelling of an e-mail address, or a refusal that names the field. */
export function readEmail(door: Pick<Door, 'words'>, typed: string): string {
  return parseEmail(typed) ?? refuseField(door, 'email', 'email-wrong')
}

/** The number in E.164; without a `+` it is read as one of the business's country. */
export function readPhone(door: Pick<Door, 'business' | 'words'>, typed: string): string {
  return parsePhone(typed, homeOf(door.business)) ?? refuseField(door, 'phone', 'phone-wrong')
}

/** Refuses what was typed into one field, in words to show beside it. */
export function refuseField(door: Pick<Door, 'words'>, field: string, code: string): never {
  return refuse(code, 422, { fields: [{ field, message: door.words(`refusals.${code}`) }] })
}

function homeOf(business: Business): string | undefined {
  const { country, phone } = business.contact
  if (typeof country === 'string') return country
  return (typeof phone === 'string' && countryOf(phone)) || undefined
}

/** Refuses a number in a country this business sends no SMS to; the same for every caller. */
export function refuseForeign(address: Address, countries: readonly string[]): void {
  if (address.channel !== 'sms') return
  refuseUnless(countries.includes(countryOf(address.value) ?? ''), 'sms-not-there', 422)
}

/** An address as shown to somebody who may not be its owner. */
export function maskAddress(address: Address): string {
  return address.channel === 'email' ? maskEmail(address.value) : maskPhone(address.value)
}
