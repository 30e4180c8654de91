import { describe, expect, test } from 'vitest'
import { addDays } from '#values/zone.ts'
import { placeAt } from './place.ts'
import { at, between, memberOf, onWednesday, stepOf, wednesday } from './proof/examples.ts'
import type { Question } from './question.ts'

const nineToNoon = between('09:00', '12:00')
const booked = (times: number) => new Map([[wednesday.date, times]])
const refusal = (question: Question, start: number) => {
  const answer = placeAt(question, start)
  return 'refused' in answer ? answer.refused : 'booked'
}
const hands = (question: Question, start: number) => {
  const answer = placeAt(question, start)
  return 'refused' in answer ? answer.refused : answer.lines.map(({ staffId }) => staffId)
}

describe('a refusal says why', () => {
  test.each([
    ['past', onWednesday({ now: at('10:01') }), at('10:00')],
    ['too-soon', onWednesday({ now: at('08:01'), noticeMinutes: 60 }), at('09:00')],
    ['beyond-horizon', onWednesday({ horizonDays: 1 }), at('09:00')],
    ['outside-hours', onWednesday(), at('11:30')],
    ['outside-hours', onWednesday(), at('09:00') + 1440],
    ['outside-hours', onWednesday(), at('09:00') - 1440],
    ['not-on-grid', onWednesday(), at('09:10')],
    [
      'staff-lacks-skill',
      onWednesday({ staff: 'ben', staffSupply: [memberOf('ben', nineToNoon)] }),
      at('09:00'),
    ],
    ['staff-lacks-skill', onWednesday({ steps: [stepOf({ staff: [] })] }), at('09:00')],
    ['staff-away', onWednesday({ staffSupply: [memberOf('ana', between('10:00', '12:00'))] }), at('09:00')],
    ['staff-away', onWednesday({ staffSupply: [] }), at('09:00')],
    [
      'slot-taken',
      onWednesday({ staffSupply: [memberOf('ana', nineToNoon, { busy: nineToNoon })] }),
      at('09:00'),
    ],
    [
      'daily-limit',
      onWednesday({ staffSupply: [memberOf('ana', nineToNoon, { dailyLimit: 0 })] }),
      at('09:00'),
    ],
    [
      'daily-limit',
      onWednesday({ serviceDailyLimits: new Map([['cut', { limit: 2, bookedOn: booked(2) }]]) }),
      at('09:00'),
    ],
    ['no-resource', onWednesday({ steps: [stepOf({ resources: [['room']] })] }), at('09:00')],
    ['booked', onWednesday(), at('09:00')],
    ['booked', onWednesday({ now: at('08:00'), noticeMinutes: 60 }), at('09:00')],
  ] as const)('%s', (code, question, start) => {
    expect(refusal(question, start)).toBe(code)
  })

  test('a slot whose staff and only room went together was taken, not short of rooms', () => {
    const question = onWednesday({
      steps: [stepOf({ resources: [['room']] })],
      staffSupply: [memberOf('ana', nineToNoon, { busy: nineToNoon })],
      resourceSupply: [{ id: 'room', busy: nineToNoon }],
    })
    expect(refusal(question, at('09:00'))).toBe('slot-taken')
  })

  test('of several staff members, the one who came nearest to doing it gives the reason', () => {
    const steps = [stepOf({ staff: ['ana', 'ben'] })]
    const away = memberOf('ana', [])
    const taken = memberOf('ben', nineToNoon, { busy: nineToNoon })
    expect(refusal(onWednesday({ steps, staffSupply: [away, taken] }), at('09:00'))).toBe('slot-taken')
  })

  test('a time in the year 9999 is far away, not past', () => {
    expect(refusal(onWednesday(), Date.parse('9999-12-31T00:00Z') / 60_000)).toBe('beyond-horizon')
  })
})

describe('who gets the booking', () => {
  const steps = [stepOf({ staff: ['ana', 'ben', 'cleo'] })]
  const team = (ana: number, ben: number, cleo: number) => [
    memberOf('cleo', nineToNoon, { minutesOn: booked(cleo) }),
    memberOf('ben', nineToNoon, { minutesOn: booked(ben) }),
    memberOf('ana', nineToNoon, { minutesOn: booked(ana) }),
  ]

  test('the member with the fewest booked minutes that day', () => {
    expect(hands(onWednesday({ steps, staffSupply: team(90, 60, 120) }), at('09:00'))).toEqual(['ben'])
  })

  test('of equals, the first in the order of the business', () => {
    expect(hands(onWednesday({ steps, staffSupply: team(60, 60, 60) }), at('09:00'))).toEqual(['ana'])
    expect(hands(onWednesday({ steps, staffSupply: team(90, 60, 60) }), at('09:00'))).toEqual(['ben'])
  })

  test('the named one, however busy that day', () => {
    expect(hands(onWednesday({ steps, staff: 'cleo', staffSupply: team(0, 0, 300) }), at('09:00'))).toEqual([
      'cleo',
    ])
  })

  test('one who can do the whole visit goes before two with quieter days', () => {
    const visit = [stepOf({ staff: ['ana', 'cleo'] }), stepOf({ staff: ['ben', 'cleo'] })]
    expect(hands(onWednesday({ steps: visit, staffSupply: team(0, 0, 300) }), at('09:00'))).toEqual([
      'cleo',
      'cleo',
    ])
  })

  test('a visit nobody can do alone changes hands as rarely as possible', () => {
    const visit = [
      stepOf({ staff: ['ana', 'ben'] }),
      stepOf({ staff: ['ana', 'ben'] }),
      stepOf({ staff: ['ben', 'cleo'] }),
      stepOf({ staff: ['cleo'] }),
    ]
    const answer = hands(onWednesday({ steps: visit, staffSupply: team(0, 300, 0) }), at('09:00'))
    expect(answer).toEqual(['ben', 'ben', 'ben', 'cleo'])
  })
})

describe('what a booking occupies', () => {
  const kept = (question: Question) => {
    const answer = placeAt(question, at('10:00'))
    if ('refused' in answer) throw new Error(answer.refused)
    return answer.occupations.map(({ kind, subjectId, start, end }) => [
      kind,
      subjectId,
      start - at('10:00'),
      end - at('10:00'),
    ])
  }

  test('staff and room are kept from buffer to buffer, and the room through the processing gap', () => {
    const steps = [
      stepOf({
        duration: 60,
        bufferBefore: 5,
        bufferAfter: 10,
        gap: { after: 20, length: 15 },
        resources: [['room']],
      }),
    ]
    expect(kept(onWednesday({ steps, resourceSupply: [{ id: 'room', busy: [] }] }))).toEqual([
      ['staff', 'ana', -5, 20],
      ['staff', 'ana', 35, 70],
      ['resource', 'room', -5, 70],
    ])
  })

  test('lines of one visit melt together instead of conflicting', () => {
    const steps = [
      stepOf({ bufferAfter: 10, resources: [['room']] }),
      stepOf({ bufferBefore: 10, resources: [['room']] }),
    ]
    expect(kept(onWednesday({ steps, resourceSupply: [{ id: 'room', busy: [] }] }))).toEqual([
      ['staff', 'ana', 0, 60],
      ['resource', 'room', 0, 60],
    ])
  })

  test('the first room in order is taken, unless another kind cannot do without it', () => {
    const steps = (...resources: string[][]) => [stepOf({ resources })]
    const resourceSupply = ['one', 'two', 'three'].map((id) => ({ id, busy: id === 'one' ? nineToNoon : [] }))
    const rooms = (...kinds: string[][]) => {
      const answer = placeAt(onWednesday({ steps: steps(...kinds), resourceSupply }), at('10:00'))
      return 'refused' in answer ? answer.refused : answer.lines[0]!.resourceIds
    }
    expect(rooms(['one', 'two', 'three'])).toEqual(['two'])
    expect(rooms(['two', 'three'], ['two'])).toEqual(['three', 'two'])
  })
})

test('the same start is placed the same whether a day or a month was asked about', () => {
  const day = onWednesday()
  const month = onWednesday({
    from: addDays(wednesday.date, -10),
    to: addDays(wednesday.date, 20),
    now: day.now,
  })
  expect(placeAt(month, at('10:00'))).toEqual(placeAt(day, at('10:00')))
})
