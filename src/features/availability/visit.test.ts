import { expect, test } from 'vitest'
import { dayIn } from '#values/zone.ts'
import { stepOf } from './proof/examples.ts'
import { supplySpan } from './visit.ts'

test('supplies reach as far as the last visit of the last day, buffers included', () => {
  const asked = { zone: 'Asia/Dubai', from: '2027-05-05', to: '2027-05-06' }
  const steps = [stepOf({ duration: 60, bufferBefore: 10 }), stepOf({ duration: 90, bufferAfter: 15 })]
  expect(supplySpan(asked, steps)).toEqual({
    dates: { from: '2027-05-05', to: '2027-05-07' },
    start: dayIn('Asia/Dubai', '2027-05-05').start - 10,
    end: dayIn('Asia/Dubai', '2027-05-06').end - 1 + 150 + 15,
  })
})

test('a buffer longer than the service before it reaches back past the visit', () => {
  const asked = { zone: 'Asia/Dubai', from: '2027-05-05', to: '2027-05-05' }
  const steps = [stepOf({ duration: 10 }), stepOf({ duration: 10, bufferBefore: 45 })]
  expect(supplySpan(asked, steps).start).toBe(dayIn('Asia/Dubai', '2027-05-05').start - 35)
})
