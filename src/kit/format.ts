import type { Locale } from '#values/local-text.ts'
import type { Money } from '#values/money.ts'
import { regionOfCurrency, regionOfZone } from './region.ts'

/**
 * How somebody reads: their language, the region whose habits apply (`AE`, `GB`, `DE`, `US`; by default that of the zone or the
 * currency shown), their own zone if known.
 */
export type Reader = { locale: Locale; region?: string; zone?: string }

type Options = Intl.DateTimeFormatOptions
const dateFormats = new Map<string, Intl.DateTimeFormat>()
const numberFormats = new Map<string, Intl.NumberFormat>()

/**
 * Gives the Intl tag for a reader. Arabic keeps Latin digits: prices, times and phone numbers are read and typed with them in the Gulf,
 * they line up in tables, and a code copied from a mail matches the one on the screen.
 */
export function tagOf({ locale, region }: Reader): string {
  const tag =
    region && /^[A-Z]{2}$/.test(region)
      ? `${locale}-${region}`
      : { en: 'en-GB', ar: 'ar-AE', de: 'de-DE' }[locale]
  return locale === 'ar' ? `${tag}-u-nu-latn` : tag
}

function dateFormat(reader: Reader, options: Options): Intl.DateTimeFormat {
  const key = tagOf(reader) + JSON.stringify(options)
  let format = dateFormats.get(key)
  if (!format) dateFormats.set(key, (format = new Intl.DateTimeFormat(tagOf(reader), options)))
  return format
}

function numberFormat(reader: Reader, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = tagOf(reader) + JSON.stringify(options)
  let format = numberFormats.get(key)
  if (!format) numberFormats.set(key, (format = new Intl.NumberFormat(tagOf(reader), options)))
  return format
}

// Engines differ on the narrow space before "pm"; one kind keeps server and browser text the same.
const evenSpaces = (text: string) => text.replaceAll('\u202f', '\u00a0')
const show = (reader: Reader, options: Options, at: Date) =>
  evenSpaces(dateFormat(reader, options).format(at))
const within = (reader: Reader, region: string | undefined): Reader =>
  reader.region || !region ? reader : { ...reader, region }
const noon = (day: string) => new Date(`${day}T12:00:00Z`)

const styles = {
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  plain: { day: 'numeric', month: 'short', year: 'numeric' },
} satisfies Record<string, Options>
export type DateStyle = keyof typeof styles

/** Tells whether the text names a zone this engine knows. */
export function isZone(text: string | null | undefined): text is string {
  try {
    return Boolean(text && dateFormat({ locale: 'en' }, { timeZone: text }))
  } catch {
    return false
  }
}

/** Gives the calendar day (`YYYY-MM-DD`) an instant falls on in a zone. */
export function dayIn(zone: string, instant: string | number): string {
  return dateFormat({ locale: 'en', region: 'CA' }, { timeZone: zone, dateStyle: 'short' }).format(
    new Date(instant),
  )
}

/** Words a calendar day (`YYYY-MM-DD`): "Tue, 24 Nov", "Tuesday, 24 November", with the year, or "24 Nov 2026". */
export const formatDay = (reader: Reader, day: string, style: DateStyle = 'long') =>
  show(reader, { ...styles[style], timeZone: 'UTC' }, noon(day))

/** Words the day of an instant in a zone. */
export const formatDate = (reader: Reader, instant: string, zone: string, style: DateStyle = 'long') =>
  show(within(reader, regionOfZone(zone)), { ...styles[style], timeZone: zone }, new Date(instant))

const clocks = new Map<string, '2-digit' | 'numeric'>()

/** Clocks of 24 hours are written with two digits (09:00), those of 12 hours without (9:00 am). */
function hourStyle(reader: Reader): '2-digit' | 'numeric' {
  const tag = tagOf(reader)
  const { hourCycle } = clocks.has(tag) ? {} : dateFormat(reader, { hour: 'numeric' }).resolvedOptions()
  if (hourCycle) clocks.set(tag, hourCycle.startsWith('h2') ? '2-digit' : 'numeric')
  return clocks.get(tag) ?? 'numeric'
}

/** Words the time of day of an instant in a zone: "14:00", "2:00 pm". */
export function formatTime(reader: Reader, instant: string, zone: string): string {
  const there = within(reader, regionOfZone(zone))
  return show(there, { hour: hourStyle(there), minute: '2-digit', timeZone: zone }, new Date(instant))
}

/** Words a stretch of time within a zone: "14:00 – 14:45". */
export const formatTimes = (reader: Reader, start: string, end: string, zone: string) =>
  `${formatTime(reader, start, zone)} – ${formatTime(reader, end, zone)}`

/** Words one part of a day: its weekday (as a column's head: `letter`), its number or its month with the year. */
export function formatPart(
  reader: Reader,
  day: string,
  part: 'weekday' | 'weekdayLong' | 'letter' | 'number' | 'month' | 'monthYear',
): string {
  const options: Record<typeof part, Options> = {
    weekday: { weekday: 'short' },
    weekdayLong: { weekday: 'long' },
    letter: { weekday: reader.locale === 'ar' ? 'narrow' : 'short' },
    number: { day: 'numeric' },
    month: { month: 'short' },
    monthYear: { month: 'long', year: 'numeric' },
  }
  return show(reader, { ...options[part], timeZone: 'UTC' }, noon(day))
}

/** Names a zone as people call it at that instant: "United Kingdom Time", "Golf-Zeit". */
export function zoneName(reader: Reader, zone: string, instant: string): string {
  const parts = dateFormat(reader, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(
    new Date(instant),
  )
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone
}

const offsetAt = (zone: string, instant: string) =>
  dateFormat({ locale: 'en' }, { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(new Date(instant))
    .find((part) => part.type === 'timeZoneName')?.value

/** Names the zone of a time unless the reader's own clock shows the same; a reader whose zone is unknown is always told. */
export function zoneToName(reader: Reader, zone: string, instant: string): string | undefined {
  if (reader.zone && offsetAt(reader.zone, instant) === offsetAt(zone, instant)) return undefined
  return zoneName(reader, zone, instant)
}

/** Words an amount of minor units in its currency, without decimals when they are zero. */
export function formatMoney(anyone: Reader, money: Money): string {
  const reader = within(anyone, regionOfCurrency(money.currency))
  const currency = { style: 'currency', currency: money.currency } as const
  const digits = numberFormat(reader, currency).resolvedOptions().maximumFractionDigits ?? 2
  const amount = money.amount / 10 ** digits
  const trimmed = Number.isInteger(amount) ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}
  return evenSpaces(numberFormat(reader, { ...currency, ...trimmed }).format(amount))
}

/** Words a number. */
export const formatNumber = (reader: Reader, value: number) => numberFormat(reader, {}).format(value)

/** Words a duration in minutes: "45 min", "1 hr 30 min". */
export function formatDuration(reader: Reader, minutes: number): string {
  const unit = (value: number, name: 'hour' | 'minute') =>
    evenSpaces(numberFormat(reader, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value))
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return unit(rest, 'minute')
  return rest === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(rest, 'minute')}`
}

const daysBetween = (from: string, to: string) =>
  Math.round((noon(to).getTime() - noon(from).getTime()) / 86_400_000)

/** Words a day as people say it: "today", "tomorrow", "yesterday", else the date; both days as `YYYY-MM-DD`. */
export function formatRelativeDay(
  reader: Reader,
  day: string,
  today: string,
  style: DateStyle = 'long',
): string {
  const distance = daysBetween(today, day)
  if (Math.abs(distance) > 1) return formatDay(reader, day, style)
  return new Intl.RelativeTimeFormat(tagOf(reader), { numeric: 'auto' }).format(distance, 'day')
}
