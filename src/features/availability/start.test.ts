import { expect, test } from 'vitest'
import { at } from './proof/examples.ts'
import { readStart } from './start.ts'

const dubai = (text: string) => readStart('Asia/Dubai', text)

test('a start is read with any offset, and without one on the clock of the branch', () => {
  for (const text of [
    '2027-05-05T09:00:00+04:00',
    '2027-05-05T05:00:00Z',
    '2027-05-05T00:30:00.000-04:30',
    '2027-05-05T09:00',
  ]) {
    expect(dubai(text)).toBe(at('09:00'))
  }
})

test('of a repeated hour the first pass is meant, unless the offset says otherwise', () => {
  const first = Date.parse('2027-10-31T01:30:00+01:00') / 60_000
  expect(readStart('Europe/London', '2027-10-31T01:30')).toBe(first)
  expect(readStart('Europe/London', '2027-10-31T01:30:00+00:00')).toBe(first + 60)
})

test('odd seconds are on no grid', () => {
  expect(dubai('2027-05-05T09:00:01+04:00')).toEqual({ refused: 'not-on-grid' })
  expect(dubai('2027-05-05T09:00:00.5+04:00')).toEqual({ refused: 'not-on-grid' })
})

test('what is no time is not read', () => {
  for (const text of [
    '',
    'tomorrow',
    '2027-02-30T09:00',
    '2027-05-05',
    '2027-05-05T24:00',
    '2027-05-05T09:60',
    '2027-13-01T09:00',
    '2027-05-05T09:00+4',
    '0000-00-00T00:00Z',
  ]) {
    expect(dubai(text), text).toBeNull()
  }
})
