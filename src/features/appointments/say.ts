import { formatDate, formatMoney, formatTime, zoneName, type Reader } from '#kit/format.ts'

/** "Tue, 24 Nov, 14:00", with the zone's name in brackets where the reader may be elsewhere. */
export function momentIn(reader: Reader, at: number, zone: string, nameZone: boolean): string {
  const instant = new Date(at).toISOString()
  const text = `${formatDate(reader, instant, zone, 'short')}, ${formatTime(reader, instant, zone)}`
  return nameZone ? `${text} (${zoneName(reader, zone, instant)})` : text
}

/** An amount in minor units as people write it. */
export function moneyIn(reader: Reader, amount: number, currency: string): string {
  return formatMoney(reader, { amount, currency })
}
