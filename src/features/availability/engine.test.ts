import { describe, expect, test } from 'vitest'
import { addDays, dayIn } from '#values/zone.ts'
import { freeDays, nearest } from './engine.ts'
import { at, between, memberOf, onWednesday, stepOf, timesOf, wednesday } from './proof/examples.ts'

const { date } = wednesday
const nineToNoon = between('09:00', '12:00')
const ana = (supply = {}) => memberOf('ana', nineToNoon, supply)
const ben = (supply = {}) => memberOf('ben', nineToNoon, supply)
const staffAt = (question: Parameters<typeof freeDays>[0], clock: string) =>
  freeDays(question)
    .flatMap(({ slots }) => slots)
    .find(({ start }) => start === at(clock))?.staff

describe('hours', () => {
  test('the last visit ends when work ends', () => {
    expect(timesOf(onWednesday())).toEqual(['09:00', '09:30', '10:00', '10:30', '11:00'])
  })

  test('a visit does not run into a break', () => {
    const working = between('09:00', '10:30', '11:00', '12:00')
    expect(timesOf(onWednesday({ working }))).toEqual(['09:00', '09:30', '11:00'])
  })

  test('nobody is served before the branch opens, even by those who work already', () => {
    expect(timesOf(onWednesday({ open: between('10:00', '20:00') }))).toEqual(['10:00', '10:30', '11:00'])
  })

  test('a visit may run past midnight when the hours do', () => {
    const working = [at('22:00'), at('24:00') + 60]
    expect(timesOf(onWednesday({ working, duration: 90 }))).toEqual(['22:00', '22:30', '23:00', '23:30'])
  })

  test('a day without hours is listed without times', () => {
    expect(freeDays(onWednesday({ working: [] }))).toEqual([{ date, slots: [] }])
  })
})

describe('grid', () => {
  test('starts count from midnight, not from when work begins', () => {
    expect(
      timesOf(onWednesday({ working: between('09:10', '11:00'), slotInterval: 15, duration: 60 })),
    ).toEqual(['09:15', '09:30', '09:45', '10:00'])
  })

  test('an interval that does not divide the day starts again at midnight', () => {
    const question = onWednesday({
      working: between('00:00', '24:00'),
      slotInterval: 500,
      to: addDays(date, 1),
    })
    const night = { ...question, open: [at('00:00'), at('24:00') + 1440] }
    const working = night.open
    expect(timesOf({ ...night, staffSupply: [memberOf('ana', working)] })).toEqual([
      '00:00',
      '08:20',
      '16:40',
      '00:00',
      '08:20',
      '16:40',
    ])
  })

  test('an interval that is none is a mistake of the program, not of the customer', () => {
    expect(() => freeDays(onWednesday({ slotInterval: 0 }))).toThrow(RangeError)
    expect(() => freeDays(onWednesday({ slotInterval: 7.5 }))).toThrow(RangeError)
    expect(() => freeDays(onWednesday({ steps: [] }))).toThrow(RangeError)
    expect(() => freeDays(onWednesday({ zone: 'Mars/Olympus' }))).toThrow(RangeError)
  })
})

describe('notice and horizon', () => {
  test('nothing starts sooner than the notice, to the minute', () => {
    expect(timesOf(onWednesday({ now: at('08:30'), noticeMinutes: 60 }))[0]).toBe('09:30')
    expect(timesOf(onWednesday({ now: at('08:31'), noticeMinutes: 60 }))[0]).toBe('10:00')
  })

  test('what has begun is not offered even without notice', () => {
    expect(timesOf(onWednesday({ now: at('10:01') }))).toEqual(['10:30', '11:00'])
  })

  test('the last day of the horizon is offered whole, the next not at all', () => {
    const now = dayIn('Asia/Dubai', addDays(date, -3)).start + 1439
    expect(timesOf(onWednesday({ now, horizonDays: 3 }))).toHaveLength(5)
    expect(freeDays(onWednesday({ now, horizonDays: 2 }))).toEqual([])
  })

  test('days gone by are not listed', () => {
    expect(freeDays(onWednesday({ now: at('09:00') + 1440 }))).toEqual([])
  })

  test('dates asked the wrong way round have no days', () => {
    expect(freeDays(onWednesday({ from: addDays(date, 2) }))).toEqual([])
  })
})

describe('what is taken', () => {
  test('a booked hour blocks every start that would touch it', () => {
    expect(timesOf(onWednesday({ staffSupply: [ana({ busy: between('10:00', '10:30') })] }))).toEqual([
      '09:00',
      '10:30',
      '11:00',
    ])
  })

  test('buffers keep their distance to other bookings', () => {
    const steps = [stepOf({ duration: 60, bufferBefore: 10, bufferAfter: 5 })]
    const question = (busy: string[]) =>
      onWednesday({ steps, staffSupply: [ana({ busy: between(...busy) })] })
    expect(timesOf(question(['10:05', '10:20']))).toEqual(['09:00', '10:30', '11:00'])
    expect(timesOf(question(['10:04', '10:21']))).toEqual(['11:00'])
  })

  test('buffers may lie outside working and opening hours', () => {
    const steps = [stepOf({ duration: 180, bufferBefore: 30, bufferAfter: 30 })]
    expect(timesOf(onWednesday({ steps }))).toEqual(['09:00'])
  })

  test('another booking fits into a processing gap', () => {
    const steps = [stepOf({ duration: 120, gap: { after: 30, length: 60 } })]
    const question = (busy: string[]) =>
      onWednesday({ steps, staffSupply: [ana({ busy: between(...busy) })] })
    expect(timesOf(question(['09:30', '10:30']))).toContain('09:00')
    expect(timesOf(question(['09:29', '10:30']))).not.toContain('09:00')
    expect(timesOf(question(['09:30', '10:31']))).not.toContain('09:00')
  })

  test('a processing gap still needs the staff member at work and the room', () => {
    const steps = [stepOf({ duration: 120, gap: { after: 30, length: 60 }, resources: [['chair']] })]
    const free = { resourceSupply: [{ id: 'chair', busy: [] }] }
    expect(timesOf(onWednesday({ steps, ...free }))).toContain('09:00')
    expect(
      timesOf(onWednesday({ steps, ...free, working: between('09:00', '10:00', '10:10', '12:00') })),
    ).toEqual([])
    const busyChair = { resourceSupply: [{ id: 'chair', busy: between('09:45', '10:00') }] }
    expect(timesOf(onWednesday({ steps, ...busyChair }))).toEqual(['10:00'])
  })
})

describe('several services in one visit', () => {
  const colour = stepOf({ serviceId: 'colour', duration: 60, bufferAfter: 15 })
  const cut = stepOf({ serviceId: 'cut', duration: 30, bufferBefore: 15 })

  test('they run back to back, buffers between them absorbed', () => {
    expect(timesOf(onWednesday({ steps: [colour, cut] }))).toEqual(['09:00', '09:30', '10:00', '10:30'])
  })

  test('a visit that takes two staff members is offered without naming one', () => {
    const steps = [
      { ...colour, staff: ['ana'] },
      { ...cut, staff: ['ben'] },
    ]
    const question = onWednesday({ steps, staffSupply: [ana(), ben()] })
    expect(timesOf(question)).toEqual(['09:00', '09:30', '10:00', '10:30'])
    expect(staffAt(question, '09:00')).toEqual([])
  })

  test('a named staff member does all of it or none', () => {
    const steps = [
      { ...colour, staff: ['ana', 'ben'] },
      { ...cut, staff: ['ben'] },
    ]
    const question = onWednesday({ steps, staffSupply: [ana(), ben({ busy: between('09:00', '09:30') })] })
    expect(timesOf({ ...question, staff: 'ana' })).toEqual([])
    expect(timesOf({ ...question, staff: 'ben' })).toEqual(['09:30', '10:00', '10:30'])
    expect(staffAt(question, '09:00')).toEqual([])
    expect(staffAt(question, '10:00')).toEqual(['ben'])
  })
})

describe('staff', () => {
  const steps = [stepOf({ duration: 60, staff: ['ben', 'ana'] })]

  test('each start names those who are free, in the order of the business', () => {
    const question = onWednesday({ steps, staffSupply: [ana(), ben({ busy: between('11:00', '12:00') })] })
    expect(staffAt(question, '09:00')).toEqual(['ben', 'ana'])
    expect(staffAt(question, '11:00')).toEqual(['ana'])
  })

  test('who lacks the skill is not offered, nor is who does not work here', () => {
    expect(timesOf(onWednesday({ staff: 'ben', staffSupply: [ana(), ben()] }))).toEqual([])
    expect(timesOf(onWednesday({ steps, staff: 'ben', staffSupply: [ana()] }))).toEqual([])
  })

  test('forty members are told apart', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `member-${index}`)
    const staffSupply = ids.map((id, index) =>
      memberOf(id, nineToNoon, { busy: index === 31 || index === 32 ? nineToNoon : [] }),
    )
    const question = onWednesday({ steps: [stepOf({ duration: 60, staff: ids })], staffSupply })
    expect(staffAt(question, '09:00')).toEqual(ids.filter((id) => id !== 'member-31' && id !== 'member-32'))
  })
})

describe('daily limits', () => {
  const booked = (times: number) => new Map([[date, times]])

  test('a staff member with enough visits that day takes no more', () => {
    const question = (times: number) =>
      onWednesday({ staffSupply: [ana({ dailyLimit: 4, bookedOn: booked(times) })] })
    expect(timesOf(question(3))).toHaveLength(5)
    expect(timesOf(question(4))).toEqual([])
  })

  test('a visit of two services is one visit to its staff member, and two bookings of the service', () => {
    const steps = [stepOf(), stepOf()]
    const staffSupply = [ana({ dailyLimit: 1 })]
    const limits = (limit: number) => new Map([['cut', { limit, bookedOn: new Map() }]])
    expect(timesOf(onWednesday({ steps, staffSupply, serviceDailyLimits: limits(2) }))).toHaveLength(5)
    expect(timesOf(onWednesday({ steps, staffSupply, serviceDailyLimits: limits(1) }))).toEqual([])
  })

  test('another day has its own count', () => {
    const question = onWednesday({ to: addDays(date, 1), staffSupply: [] })
    const working = [...nineToNoon, ...nineToNoon.map((minute) => minute + 1440)]
    const staffSupply = [memberOf('ana', working, { dailyLimit: 1, bookedOn: booked(1) })]
    expect(freeDays({ ...question, open: working, staffSupply }).map(({ slots }) => slots.length)).toEqual([
      0, 5,
    ])
  })
})

describe('resources', () => {
  const steps = (...resources: string[][]) => [stepOf({ duration: 60, resources })]
  const room = (id: string, ...busy: string[]) => ({ id, busy: between(...busy) })

  test('any room of the kind will do', () => {
    const resourceSupply = [room('one', '09:00', '10:00'), room('two', '10:00', '12:00')]
    expect(timesOf(onWednesday({ steps: steps(['one', 'two']), resourceSupply }))).toEqual([
      '09:00',
      '10:00',
      '10:30',
      '11:00',
    ])
  })

  test('every kind is needed at once', () => {
    const resourceSupply = [room('one', '09:00', '10:00'), room('laser', '11:00', '12:00')]
    expect(timesOf(onWednesday({ steps: steps(['one'], ['laser']), resourceSupply }))).toEqual(['10:00'])
  })

  test('one resource cannot stand in for two kinds', () => {
    const resourceSupply = [room('one'), room('two', '09:00', '10:00')]
    expect(timesOf(onWednesday({ steps: steps(['one', 'two'], ['one']), resourceSupply }))).toEqual([
      '10:00',
      '10:30',
      '11:00',
    ])
    expect(timesOf(onWednesday({ steps: steps(['one'], ['one']), resourceSupply }))).toEqual([])
  })

  test('a resource nobody knows is not free', () => {
    expect(timesOf(onWednesday({ steps: steps(['gone']) }))).toEqual([])
  })

  test('buffers hold the room too', () => {
    const held = [stepOf({ duration: 60, bufferAfter: 15, resources: [['one']] })]
    expect(timesOf(onWednesday({ steps: held, resourceSupply: [room('one', '10:10', '10:30')] }))).toEqual([
      '10:30',
      '11:00',
    ])
  })
})

describe('other times, when the wish is gone', () => {
  test('the three nearest are told, nearest first, the earlier of two', () => {
    const question = onWednesday({ staffSupply: [ana({ busy: between('10:15', '10:20') })], duration: 15 })
    const clocks = nearest(question, at('10:15')).map(({ start }) => start - at('00:00'))
    expect(clocks).toEqual([600, 630, 570])
  })

  test('fewer are told when there are no more', () => {
    expect(nearest(onWednesday({ working: between('09:00', '10:00') }), at('15:00'))).toEqual([
      { start: at('09:00'), staff: ['ana'] },
    ])
  })
})
