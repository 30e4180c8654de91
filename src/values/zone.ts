/** Whole minutes since 1970-01-01T00:00Z. */
export type Minute = number

/** A part of a local day with one offset: the instants `[start, end)`, whose wall clock reads instant + offset. */
export type Stretch = { start: Minute; end: Minute; offset: number }

/**
 * A date as a zone lives it: one stretch on ordinary days, two when the clocks change, none when the zone skipped the
 * date. `number` counts days since 1970-01-01, so that `number * 1440` is the wall clock's midnight.
 */
export type Day = { date: string; number: number; start: Minute; end: Minute; stretches: readonly Stretch[] }

type Zone = { changes: readonly Minute[]; offsets: readonly number[]; days: Map<number, Day> }

const dayLength = 1440
const keptDays = 4000
const keptZones = 1000
const known = { from: minuteOf('1970-01-01T00:00Z'), to: minuteOf('2100-01-01T00:00Z') }
const dayNumbers = new Map<string, number>()
const zones = new Map<string, Zone>()

/** Minutes to add to an instant of 1970–2099 to read the zone's wall clock. Throws RangeError for an unknown zone. */
export function offsetAt(zone: string, minute: Minute): number {
  const { changes, offsets } = zoneOf(zone)
  return offsets[stretchAt(changes, minute)]!
}

/** What the zone's calendar and wall clock read at an instant. */
export function localAt(zone: string, minute: Minute): { date: string; minuteOfDay: number } {
  const wall = minute + offsetAt(zone, minute)
  const number = Math.floor(wall / dayLength)
  return { date: dayNumbered(zone, number).date, minuteOfDay: wall - number * dayLength }
}

/** The local date of an instant. */
export function dateAt(zone: string, minute: Minute): string {
  return localAt(zone, minute).date
}

/** The instants at which the zone's wall clock reads this time: none if the clocks skip it, two if they repeat it. */
export function instantsAt(zone: string, date: string, minuteOfDay: number): Minute[] {
  const day = dayIn(zone, date)
  const wall = day.number * dayLength + minuteOfDay
  return day.stretches
    .filter(({ start, end, offset }) => start <= wall - offset && wall - offset < end)
    .map(({ offset }) => wall - offset)
}

/** A date as this zone lives it. Throws RangeError for what is no date or no zone. */
export function dayIn(zone: string, date: string): Day {
  return dayNumbered(zone, dayNumber(date))
}

/** The days from one date to another, both included, as this zone lives them. */
export function daysIn(zone: string, from: string, to: string): Day[] {
  const days: Day[] = []
  const last = dayNumber(to)
  for (let number = dayNumber(from); number <= last; number += 1) days.push(dayNumbered(zone, number))
  return days
}

/** An instant as RFC 3339 with the zone's own offset, such as `2027-03-28T09:00:00+01:00`. */
export function rfc3339(zone: string, minute: Minute): string {
  const offset = offsetAt(zone, minute)
  const wall = minute + offset
  const number = Math.floor(wall / dayLength)
  const sign = offset < 0 ? '-' : '+'
  const clock = clockTime(wall - number * dayLength)
  return `${dayNumbered(zone, number).date}T${clock}:00${sign}${clockTime(Math.abs(offset))}`
}

/** True for a zone this machine knows. */
export function isZone(zone: string): boolean {
  try {
    return zoneOf(zone) !== undefined
  } catch {
    return false
  }
}

/** True for a date of the calendar written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return readDate(text) !== null
}

/** The date a number of days later (earlier when negative). */
export function addDays(date: string, days: number): string {
  return dateNumbered(dayNumber(date) + days)
}

/** The dates from one to another, both included. */
export function datesBetween(from: string, to: string): string[] {
  const first = dayNumber(from)
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, index) =>
    dateNumbered(first + index),
  )
}

/** The day of the week, 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: string): number {
  return weekdayNumbered(dayNumber(date))
}

/** The day of the week of a day counted from 1970-01-01, which was a Thursday. */
export function weekdayNumbered(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1
}

/** Minutes after midnight of a clock time `HH:MM`, up to `24:00`. Throws RangeError for anything else. */
export function minuteOfDay(clock: string): number {
  const [, hours, minutes] = /^(\d{2}):([0-5]\d)$/.exec(clock) ?? []
  const total = Number(hours) * 60 + Number(minutes)
  if (!(total <= dayLength)) throw new RangeError(`Not a time of day: ${clock}`)
  return total
}

/** The clock time `HH:MM` that many minutes after midnight. */
export function clockTime(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return `${hours < 10 ? '0' : ''}${hours}:${rest < 10 ? '0' : ''}${rest}`
}

function dayNumber(date: string): number {
  const kept = dayNumbers.get(date)
  if (kept !== undefined) return kept
  const number = readDate(date)
  if (number === null) throw new RangeError(`Not a date: ${date}`)
  if (dayNumbers.size >= keptDays) dayNumbers.clear()
  dayNumbers.set(date, number)
  return number
}

function readDate(text: string): number | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  const date = new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  const isReal =
    new Date(date).getUTCDate() === Number(day) && new Date(date).getUTCMonth() + 1 === Number(month)
  return isReal ? date / 86_400_000 : null
}

function dateNumbered(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10)
}

function dayNumbered(name: string, number: number): Day {
  const zone = zoneOf(name)
  const kept = zone.days.get(number)
  if (kept) return kept
  if (zone.days.size >= keptDays) zone.days.clear()
  const day = liveDay(zone, number) ?? skippedDay(name, number)
  zone.days.set(number, day)
  return day
}

/** Cuts the zone's stretches of constant offset down to the instants whose wall clock shows this date. */
function liveDay({ changes, offsets }: Zone, number: number): Day | null {
  const midnight = number * dayLength
  const stretches: Stretch[] = []
  // No offset reaches two days, so nothing of this date lies further from the wall clock's midnight than that.
  let index = stretchAt(changes, midnight - 2 * dayLength)
  for (; index < offsets.length && !(changes[index - 1]! > midnight + 2 * dayLength); index += 1) {
    const offset = offsets[index]!
    const start = Math.max(changes[index - 1] ?? -Infinity, midnight - offset)
    const end = Math.min(changes[index] ?? Infinity, midnight + dayLength - offset)
    if (start < end) stretches.push({ start, end, offset })
  }
  const [first, last] = [stretches[0], stretches.at(-1)]
  return first && last
    ? { date: dateNumbered(number), number, start: first.start, end: last.end, stretches }
    : null
}

/** A date that an island left out when it changed sides of the date line. */
function skippedDay(zone: string, number: number): Day {
  const { end } = dayNumbered(zone, number - 1)
  return { date: dateNumbered(number), number, start: end, end, stretches: [] }
}

/** The index of the last change at or before the minute, plus one: the index of the offset in force. */
function stretchAt(changes: readonly Minute[], minute: Minute): number {
  let low = 0
  let high = changes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (changes[middle]! <= minute) low = middle + 1
    else high = middle
  }
  return low
}

function zoneOf(name: string): Zone {
  const kept = zones.get(name)
  if (kept) return kept
  if (zones.size >= keptZones) zones.clear()
  const zone = readZone(name)
  zones.set(name, zone)
  return zone
}

/** Every change of offset the zone's rules foresee until 2100, read once: from then on a zone is a short sorted list. */
function readZone(name: string): Zone {
  const changes: Minute[] = []
  let moment: Temporal.ZonedDateTime | null = zonedAt(name, known.from)
  const offsets = [offsetOf(moment)]
  while ((moment = moment.getTimeZoneTransition('next'))) {
    const minute = Math.floor(moment.epochMilliseconds / 60_000)
    if (minute >= known.to) break
    changes.push(minute)
    offsets.push(offsetOf(moment))
  }
  return { changes, offsets, days: new Map() }
}

function zonedAt(name: string, minute: Minute): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(name)
}

function offsetOf(moment: Temporal.ZonedDateTime): number {
  return Math.round(moment.offsetNanoseconds / 60e9)
}

function minuteOf(instant: string): Minute {
  return Date.parse(instant) / 60_000
}
