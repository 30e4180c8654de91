import { expect, test } from 'vitest'
import { addDays } from '#values/zone.ts'
import { at, wednesday } from './proof/examples.ts'
import { freeSessions, refusalAt, type Session } from './sessions.ts'

const { zone, date } = wednesday
const window = { zone, from: date, to: date, now: at('00:00') - 60, noticeMinutes: 60, horizonDays: 14 }
const reformer = (clock: string, taken: number, id = clock): Session => ({
  id,
  serviceId: 'reformer',
  start: at(clock),
  end: at(clock) + 50,
  capacity: 8,
  taken,
  staff: ['ana'],
})

test('classes are listed by start with the seats they have left', () => {
  const [day] = freeSessions([reformer('18:00', 3), reformer('09:00', 7)], window)
  expect(day).toEqual({
    date,
    slots: [
      { sessionId: '09:00', start: at('09:00'), end: at('09:50'), seatsLeft: 1, staff: ['ana'] },
      { sessionId: '18:00', start: at('18:00'), end: at('18:50'), seatsLeft: 5, staff: ['ana'] },
    ],
  })
})

test('a full class is not listed, nor one with too few seats for the party', () => {
  const sessions = [reformer('09:00', 8), reformer('18:00', 7)]
  expect(freeSessions(sessions, window)[0]!.slots).toHaveLength(1)
  expect(freeSessions(sessions, window, 2)[0]!.slots).toEqual([])
  expect(refusalAt(sessions[0]!, window)).toEqual({ refused: 'class-full' })
})

test('notice, horizon and the dates asked about hold for classes too, and each listed class can be booked', () => {
  const late = { ...window, now: at('10:00') }
  const sessions = [reformer('09:00', 0), reformer('10:59', 0), reformer('11:00', 0)]
  expect(freeSessions(sessions, late)[0]!.slots.map(({ sessionId }) => sessionId)).toEqual(['11:00'])
  expect(sessions.map((session) => refusalAt(session, late)?.refused)).toEqual([
    'past',
    'too-soon',
    undefined,
  ])
  expect(refusalAt(sessions[0]!, { ...window, horizonDays: 0 })).toEqual({ refused: 'beyond-horizon' })
  expect(refusalAt(sessions[0]!, { ...window, from: addDays(date, 1), to: addDays(date, 1) })?.refused).toBe(
    'outside-hours',
  )
})
