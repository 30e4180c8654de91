import { formatDate, formatTime, zoneName, type Reader } from '#kit/format.ts'
import type { Words } from '#platform/scope/scope.ts'
import type { Locale } from '#values/local-text.ts'

type Teller = { locale: Locale; words: Words }

/** A zone as people call it with its distance from Greenwich at that instant: "Gulf Standard Time, GMT+4". */
function zoneText({ locale, words }: Teller, at: number, zone: string): string {
  const reader: Reader = { locale }
  const name = zoneName(reader, zone, new Date(at).toISOString())
  const offset = offsetText(at, zone)
  return name.includes('GMT') ? offset : words('mails:zone', { zone: name, offset })
}

// In Latin letters everywhere, so that it reads the same way round inside Arabic.
function offsetText(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(
    at,
  )
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  return offset === 'GMT' ? 'GMT+0' : offset
}

/** "Tuesday, 24 November 2026". */
export function dayText({ locale }: Teller, at: number, zone: string): string {
  return formatDate({ locale }, new Date(at).toISOString(), zone, 'full')
}

/** "14:00 – 14:45 (Gulf Standard Time, GMT+4)"; without an end, just the start. */
export function clockText(teller: Teller, startsAt: number, endsAt: number | null, zone: string): string {
  const clock = (at: number) => formatTime({ locale: teller.locale }, new Date(at).toISOString(), zone)
  const times = endsAt === null ? clock(startsAt) : `${clock(startsAt)} – ${clock(endsAt)}`
  return `${times} (${zoneText(teller, startsAt, zone)})`
}

/** "Tue, 24 Nov, 14:00 (GMT+4)": short, for subjects and text messages. */
export function shortMoment({ locale }: Pick<Teller, 'locale'>, at: number, zone: string): string {
  const instant = new Date(at).toISOString()
  return `${formatDate({ locale }, instant, zone, 'short')}, ${formatTime({ locale }, instant, zone)} (${offsetText(at, zone)})`
}

/** "15 minutes". */
export function minutesText({ words }: Pick<Teller, 'words'>, minutes: number): string {
  return words('mails:minutes', { count: minutes })
}
