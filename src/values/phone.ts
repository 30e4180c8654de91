import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min'

/** A telephone number in its E.164 form, read as the given country where no `+` is written; null if no such number can exist. */
export function parsePhone(text: string, country?: string): string | null {
  if (text.length > 40) return null
  const parsed = parsePhoneNumberFromString(text.normalize('NFKC'), country as CountryCode | undefined)
  return parsed?.isValid() ? parsed.number : null
}

/** The ISO 3166 country an E.164 number belongs to, if it tells. */
export function countryOf(phone: string): string | null {
  return parsePhoneNumberFromString(phone)?.country ?? null
}

/** A number as shown to somebody who may not be its owner: `+44 •••• 123`. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)} •••• ${phone.slice(-3)}`
}
