import { expect, test } from 'vitest'
import { defaultPolicy, type Policy } from './policy.ts'
import { consequenceOf, restorableUntil } from './rules.ts'

const startsAt = Date.parse('2027-03-02T12:00:00Z')
const bookedAt = Date.parse('2027-02-01T12:00:00Z')
const deadline = Date.parse('2027-03-02T10:00:00Z')
const facts = {
  status: 'confirmed',
  startsAt,
  endsAt: startsAt + 1_800_000,
  bookedAt,
  priceMinor: 2_500,
  policy: defaultPolicy,
}
const within = (inside: Policy['cancel']['inside'], graceMinutes = 0): Policy => ({
  cancel: { windowMinutes: 120, inside },
  reschedule: { windowMinutes: 120, inside },
  graceMinutes,
})

test.each([
  [-1, 'free'],
  [0, 'free'],
  [1, 'refused'],
])('%i seconds from the deadline it is %s', (seconds, kind) => {
  for (const act of ['cancel', 'reschedule'] as const) {
    expect(consequenceOf(act, facts, deadline + seconds * 1000)).toMatchObject({ kind, until: deadline })
  }
})

test('a fee is part of the price or an amount, and one of nothing is none', () => {
  const feeOf = (inside: Policy['cancel']['inside'], priceMinor: number | null) =>
    consequenceOf('cancel', { ...facts, priceMinor, policy: within(inside) }, deadline + 1000)
  expect(feeOf({ kind: 'fee', percent: 50 }, 2_501)).toMatchObject({ kind: 'fee', feeMinor: 1_251 })
  expect(feeOf({ kind: 'fee', amount: 900 }, null)).toMatchObject({ kind: 'fee', feeMinor: 900 })
  expect(feeOf({ kind: 'fee', percent: 50 }, null)).toMatchObject({ kind: 'free' })
  expect(feeOf({ kind: 'keep-credit' }, 2_500)).toMatchObject({ kind: 'keeps-credit' })
})

test('shortly after booking everything is free, up to the start', () => {
  const policy = within({ kind: 'refuse' }, 30)
  const late = { ...facts, policy, bookedAt: startsAt - 3_600_000 }
  expect(consequenceOf('cancel', late, late.bookedAt + 30 * 60_000)).toMatchObject({
    kind: 'free',
    code: 'grace',
  })
  expect(consequenceOf('cancel', late, late.bookedAt + 30 * 60_000 + 1)).toMatchObject({ kind: 'refused' })
})

test('what has begun, or is over, is not cancelled; what is not confirmed yet always may be', () => {
  expect(consequenceOf('cancel', facts, startsAt)).toMatchObject({ kind: 'refused', code: 'started' })
  expect(consequenceOf('cancel', { ...facts, status: 'cancelled' }, bookedAt)).toMatchObject({
    code: 'not-active',
  })
  expect(consequenceOf('cancel', { ...facts, status: 'pending' }, startsAt - 1)).toMatchObject({
    kind: 'free',
    code: 'pending',
  })
})

test('a cancellation can be taken back for ten minutes, by who cancelled, before the start', () => {
  const cancelled = { status: 'cancelled', cancelledAt: bookedAt, cancelledBy: 'customer', startsAt }
  expect(restorableUntil(cancelled)).toBe(bookedAt + 600_000)
  expect(restorableUntil({ ...cancelled, cancelledBy: 'staff' })).toBeNull()
  expect(restorableUntil({ ...cancelled, cancelledAt: startsAt - 60_000 })).toBe(startsAt)
})
