import { describe, expect, test } from 'vitest'
import { hoursOn, openingAt } from './opening.ts'

const london = {
  timezone: 'Europe/London',
  hours: [
    { weekday: 1, opens: '09:00', closes: '12:00' },
    { weekday: 1, opens: '13:00', closes: '18:00' },
    { weekday: 2, opens: '09:00', closes: '18:00' },
    { weekday: 6, opens: '20:00', closes: '02:00' },
  ],
  closures: [{ from: '2026-11-24', to: '2026-11-24', reason: 'Stocktaking' }],
}
const at = (instant: string) => openingAt(london, Date.parse(instant))

describe('a branch', () => {
  test('is open from the minute it opens to the minute it closes, on its own clock', () => {
    expect(at('2026-11-23T09:00:00Z')).toEqual({ open: true, closes: '12:00' })
    expect(at('2026-11-23T11:59:00Z')).toEqual({ open: true, closes: '12:00' })
    expect(at('2026-11-23T12:00:00Z')).toEqual({
      open: false,
      today: true,
      day: '2026-11-23',
      opens: '13:00',
    })
    expect(at('2027-06-07T08:00:00Z')).toEqual({ open: true, closes: '12:00' })
  })

  test('tells when it opens next, past closures and days off', () => {
    expect(at('2026-11-23T19:00:00Z')).toEqual({
      open: false,
      today: false,
      day: '2026-11-28',
      opens: '20:00',
    })
    expect(hoursOn(london, '2026-11-24')).toEqual([])
  })

  test('stays open over midnight', () => {
    expect(at('2026-11-28T23:30:00Z')).toEqual({ open: true, closes: '02:00' })
    expect(at('2026-11-29T01:30:00Z')).toEqual({ open: true, closes: '02:00' })
    expect(at('2026-11-29T02:00:00Z')).toMatchObject({ open: false, day: '2026-11-30' })
  })

  test('that never opens says so', () => {
    expect(openingAt({ ...london, hours: [] }, Date.parse('2026-11-23T09:00:00Z'))).toEqual({
      open: false,
      day: null,
    })
  })
})
