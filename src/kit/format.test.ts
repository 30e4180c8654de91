import { describe, expect, test } from 'vitest'
import {
  dayIn,
  formatDate,
  formatDay,
  formatDuration,
  formatMoney,
  formatPart,
  formatRelativeDay,
  formatTime,
  formatTimes,
  isZone,
  tagOf,
  zoneToName,
  type Reader,
} from './format.ts'

const nora: Reader = { locale: 'en', region: 'AE', zone: 'Asia/Dubai' }
const tom: Reader = { locale: 'en', region: 'GB' }
const anyone: Reader = { locale: 'en' }
const lena: Reader = { locale: 'de', region: 'DE', zone: 'Europe/Berlin' }
const layla: Reader = { locale: 'ar', region: 'AE', zone: 'Asia/Dubai' }
const twoInDubai = '2026-11-24T14:00:00+04:00'
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('times', () => {
  test('follow the habits of the region, and stand still wherever the reader is', () => {
    expect(plain(formatTime(nora, twoInDubai, 'Asia/Dubai'))).toMatch(/^2:00 pm$/i)
    expect(formatTime(tom, twoInDubai, 'Asia/Dubai')).toBe('14:00')
    expect(formatTime(lena, twoInDubai, 'Asia/Dubai')).toBe('14:00')
    expect(formatTime(tom, '2026-11-24T09:00:00+04:00', 'Asia/Dubai')).toBe('09:00')
  })

  test('without a region follow the habits of the place they are lived in, in mails as on screens', () => {
    expect(plain(formatTime(anyone, twoInDubai, 'Asia/Dubai'))).toMatch(/^2:00 pm$/i)
    expect(plain(formatTime(anyone, '2026-11-24T09:00:00-05:00', 'America/New_York'))).toMatch(/^9:00 am$/i)
    expect(formatTime(anyone, '2026-11-24T09:00:00Z', 'Europe/London')).toBe('09:00')
    expect(formatTime({ locale: 'de' }, twoInDubai, 'Asia/Dubai')).toBe('14:00')
    expect(formatTime(anyone, '2026-11-24T09:00:00+05:45', 'Asia/Kathmandu')).toBe('09:00')
    expect(formatMoney(anyone, { amount: 7500, currency: 'USD' })).toBe('$75')
  })

  test('in Arabic keep Latin digits', () => {
    expect(plain(formatTime(layla, twoInDubai, 'Asia/Dubai'))).toBe('2:00 م')
    expect(formatDay(layla, '2026-11-24')).toContain('24')
    expect(tagOf(layla)).toBe('ar-AE-u-nu-latn')
  })

  test('of a visit say from when to when', () => {
    expect(formatTimes(tom, twoInDubai, '2026-11-24T14:45:00+04:00', 'Asia/Dubai')).toBe('14:00 – 14:45')
  })

  test('use no space that only some engines write', () => {
    for (const reader of [nora, tom, lena, layla])
      expect(formatTime(reader, twoInDubai, 'Asia/Dubai')).not.toContain('\u202f')
  })
})

describe('the zone of a time', () => {
  test('is left out for a reader whose clock shows the same', () => {
    expect(zoneToName(nora, 'Asia/Dubai', twoInDubai)).toBeUndefined()
    expect(zoneToName(nora, 'Asia/Muscat', twoInDubai)).toBeUndefined()
  })

  test('is named for a reader elsewhere, in their language', () => {
    expect(zoneToName(lena, 'Asia/Dubai', twoInDubai)).toBe('Golf-Zeit')
    expect(zoneToName({ ...nora, zone: 'Europe/London' }, 'Asia/Dubai', twoInDubai)).toBe(
      'Gulf Standard Time',
    )
  })

  test('is named when nobody knows where the reader is', () => {
    expect(zoneToName(tom, 'Asia/Dubai', twoInDubai)).toBe('Gulf Standard Time')
  })

  test('is judged at the time itself: London and Lisbon agree, London and Lagos only in summer', () => {
    const inLagos: Reader = { locale: 'en', region: 'GB', zone: 'Africa/Lagos' }
    expect(zoneToName(inLagos, 'Europe/London', '2027-07-01T09:00:00+01:00')).toBeUndefined()
    expect(zoneToName(inLagos, 'Europe/London', '2027-01-01T09:00:00Z')).toBe('United Kingdom Time')
  })

  test('that no engine knows is not taken from a cookie', () => {
    expect(isZone('Asia/Dubai')).toBe(true)
    expect(isZone('Mars/Olympus')).toBe(false)
    expect(isZone('')).toBe(false)
    expect(isZone(undefined)).toBe(false)
  })
})

describe('days', () => {
  test('are the days of the branch, not of the server', () => {
    expect(dayIn('Asia/Dubai', '2026-11-23T21:30:00Z')).toBe('2026-11-24')
    expect(dayIn('America/New_York', '2026-11-24T02:00:00Z')).toBe('2026-11-23')
    expect(formatDate(tom, '2026-11-23T21:30:00Z', 'Asia/Dubai')).toContain('24')
  })

  test('are said as people say them', () => {
    expect(formatRelativeDay(tom, '2026-11-24', '2026-11-24')).toBe('today')
    expect(formatRelativeDay(lena, '2026-11-25', '2026-11-24')).toBe('morgen')
    expect(formatRelativeDay(tom, '2026-11-23', '2026-11-24')).toBe('yesterday')
    expect(formatRelativeDay(tom, '2026-11-29', '2026-11-24', 'short')).toBe('Sun 29 Nov')
  })

  test('come in parts for a calendar', () => {
    expect(formatPart(tom, '2026-11-24', 'weekday')).toBe('Tue')
    expect(formatPart(lena, '2026-11-24', 'monthYear')).toBe('November 2026')
    expect(formatPart(layla, '2026-11-24', 'letter')).toHaveLength(1)
    expect(formatPart(tom, '2026-11-04', 'number')).toBe('4')
  })
})

describe('prices and durations', () => {
  test('show decimals only where there are some', () => {
    expect(plain(formatMoney(nora, { amount: 12000, currency: 'AED' }))).toBe('AED 120')
    expect(formatMoney(tom, { amount: 2850, currency: 'GBP' })).toBe('£28.50')
    expect(plain(formatMoney(lena, { amount: 2850, currency: 'EUR' }))).toBe('28,50 €')
  })

  test('know currencies without cents and with three decimals', () => {
    expect(formatMoney({ locale: 'en', region: 'US' }, { amount: 1500, currency: 'JPY' })).toBe('¥1,500')
    expect(plain(formatMoney(nora, { amount: 1500, currency: 'BHD' }))).toBe('BHD 1.500')
  })

  test('put hours and minutes into words', () => {
    expect(plain(formatDuration(lena, 45))).toBe('45 Min.')
    expect(plain(formatDuration(nora, 60))).toBe('1 hr')
    expect(plain(formatDuration(nora, 90))).toBe('1 hr 30 min')
  })
})
