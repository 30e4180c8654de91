import { describe, expect, test } from 'vitest'
import type { BranchAnswer } from '#features/branches/schema.ts'
import type { ServiceAnswer } from '#features/services/schema.ts'
import type { StaffAnswer } from '#features/staff/schema.ts'
import { bookingQuery, readBookingAddress } from './address.ts'
import { planBooking, servicesFor, type Offer } from './plan-booking.ts'

const service = (id: string, kind: ServiceAnswer['kind'] = 'appointment') =>
  ({ id, kind, name: id }) as ServiceAnswer
const member = (id: string, services: string[], branches = ['soho']) =>
  ({ id, name: id, services, branches }) as StaffAnswer
const branch = (id: string) => ({ id, name: id, timezone: 'Europe/London' }) as BranchAnswer

const barbers: Offer = {
  services: [service('cut'), service('shave'), service('colour'), service('class', 'class')],
  staff: [member('ana', ['cut', 'shave']), member('ben', ['cut', 'colour'])],
  branches: [branch('soho')],
}
const chain: Offer = {
  ...barbers,
  staff: [member('ana', ['cut', 'shave']), member('ben', ['cut', 'colour'], ['soho', 'bow'])],
  branches: [branch('soho'), branch('bow')],
}
const plan = (query: string, offer = barbers) =>
  planBooking(offer, readBookingAddress(new URLSearchParams(query)))
const start = encodeURIComponent('2026-11-24T15:00:00+00:00')

describe('the wizard opens', () => {
  test('at the services when nothing is chosen', () => {
    expect(plan('').step).toBe('services')
    expect(plan('').steps).toEqual(['services', 'staff', 'time', 'details'])
  })

  test('at the branch where there are several', () => {
    expect(plan('services=cut', chain).step).toBe('branch')
    expect(plan('services=cut&branch=bow', chain).step).toBe('time')
  })

  test('at date and time when all else is known: book again', () => {
    expect(plan('services=cut&staff=ana&branch=soho').step).toBe('time')
    expect(plan('services=cut,shave&staff=any').step).toBe('time')
  })

  test('at the details once there is a time, and at the code once one was sent', () => {
    expect(plan(`services=cut&staff=any&start=${start}`).step).toBe('details')
    expect(plan(`services=cut&staff=any&start=${start}&challenge=x`).step).toBe('code')
  })

  test('at an answered question when it is asked again, never past an open one', () => {
    expect(plan(`services=cut&staff=any&start=${start}&step=staff`).step).toBe('staff')
    expect(plan('services=cut&step=details').step).toBe('staff')
  })
})

describe('nobody is asked', () => {
  test('whom to see when only one person can do it, or for a class', () => {
    expect(plan('services=colour')).toMatchObject({
      step: 'time',
      steps: ['services', 'time', 'details'],
      address: { staff: 'ben' },
    })
    expect(plan('services=class').step).toBe('time')
    expect(plan('services=shave,colour')).toMatchObject({ step: 'time', address: { staff: 'any' } })
  })

  test('where, when the chosen person works at one branch only', () => {
    expect(plan('services=cut&staff=ana', chain)).toMatchObject({ step: 'time', address: { branch: 'soho' } })
  })
})

describe('what cannot be is said and asked again', () => {
  test.each([
    ['services=perm', 'services', 'service-gone'],
    ['services=cut,class', 'services', 'class-alone'],
    ['services=cut&staff=zoe', 'staff', 'staff-gone'],
    ['services=cut,colour&staff=ana', 'time', 'staff-lacks-skill'],
    ['services=cut&staff=any&branch=leeds', 'time', 'branch-gone'],
    ['services=cut&staff=any&start=soon', 'time', 'time-wrong'],
  ])('%s', (query, step, problem) => {
    expect(plan(query)).toMatchObject({ step, problem })
  })

  test('somebody else’s customer id is not taken along', () => {
    const { address } = plan('services=cut&staff=ana&customer=somebody')
    expect(bookingQuery(address)).toBe('?services=cut&staff=ana&branch=soho')
  })
})

test('with a branch or a person chosen, only what they offer is listed; classes always are', () => {
  const ids = (services: ServiceAnswer[]) => services.map(({ id }) => id)
  expect(ids(servicesFor(chain, branch('bow'), null))).toEqual(['cut', 'colour', 'class'])
  expect(ids(servicesFor(barbers, null, barbers.staff[0]!))).toEqual(['cut', 'shave', 'class'])
})

test('the address is read as it was written, several boxes of one form included', () => {
  const query = bookingQuery({
    services: ['cut', 'shave'],
    staff: 'any',
    start: '2026-11-24T15:00:00+04:00',
    step: 'time',
    instead: ['2026-11-24T15:30:00+04:00'],
  })
  expect(readBookingAddress(new URLSearchParams(query))).toEqual({
    services: ['cut', 'shave'],
    staff: 'any',
    start: '2026-11-24T15:00:00+04:00',
    step: 'time',
    instead: ['2026-11-24T15:30:00+04:00'],
  })
  expect(readBookingAddress(new URLSearchParams('services=cut&services=shave,cut&step=nonsense'))).toEqual({
    services: ['cut', 'shave'],
  })
})
