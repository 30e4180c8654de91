import { instantsAt, isDate, type Minute } from '#values/zone.ts'
import type { Refused } from './question.ts'

const form =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::(\d{2})(?:\.\d+)?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/i

/**
 * Reads a wished start: RFC 3339, or without an offset the wall clock of the zone, of two passes the first.
 *
 * Null for what is no time at all; a refusal for a wall-clock time that the zone skips and for odd seconds.
 */
export function readStart(zone: string, text: string): Minute | Refused | null {
  const [, date, hours, minutes, seconds = '00', offset] = form.exec(text) ?? []
  if (!date || !isDate(date)) return null
  if (seconds !== '00' || /\.\d*[1-9]/.test(text)) return { refused: 'not-on-grid' }
  const minuteOfDay = Number(hours) * 60 + Number(minutes)
  if (offset) return Date.parse(date) / 60_000 + minuteOfDay - minutesOf(offset)
  return instantsAt(zone, date, minuteOfDay)[0] ?? { refused: 'nonexistent-time' }
}

function minutesOf(offset: string): number {
  if (/z/i.test(offset)) return 0
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4))
  return offset.startsWith('-') ? -minutes : minutes
}
