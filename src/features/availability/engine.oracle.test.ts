import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { addDays, dateAt, dayIn, localAt } from '#values/zone.ts'
import { freeDays } from './engine.ts'
import { hoursBetween } from './hours.ts'
import { placeAt } from './place.ts'
import { faultsOf, freeMinutes, worksAt } from './proof/oracle.ts'
import { changes, hoursRules, questions } from './proof/schedules.ts'
import type { Question } from './question.ts'

/** Proofs take their time where others use the machine too. */
vi.setConfig({ testTimeout: 180_000 })

const asMap = (question: Question) =>
  new Map(freeDays(question).flatMap(({ slots }) => slots.map(({ start, staff }) => [start, staff])))

/** Staff in the order of the first step, as the business lists them. */
const inOrder = (question: Question, staff: readonly string[]) =>
  question.steps[0]!.staff.filter((id) => staff.includes(id))

test('the free times are exactly those that a minute-by-minute reading of the rules finds', () => {
  let offered = 0
  fc.assert(
    fc.property(questions, (question) => {
      const found = asMap(question)
      const expected = freeMinutes(question)
      offered += expected.size
      for (const [start, staff] of expected) expected.set(start, inOrder(question, staff))
      expect([...found]).toEqual([...expected])
    }),
    { numRuns: 120 },
  )
  expect(offered).toBeGreaterThan(1000)
})

test('every time shown can be booked, and every other start of the grid and between is refused', () => {
  fc.assert(
    fc.property(questions, (question) => {
      const shown = asMap(question)
      const first = dayIn(question.zone, question.from).start
      const end = dayIn(question.zone, question.to).end
      for (let start = first - 30; start < end + 30; start += 1) {
        const isOnGrid = localAt(question.zone, start).minuteOfDay % question.slotInterval === 0
        if (!isOnGrid && start % 13 !== 0) continue
        const answer = placeAt(question, start)
        expect('refused' in answer, `${start}: ${JSON.stringify(answer)}`).toBe(!shown.has(start))
        if ('refused' in answer) continue
        expect(faultsOf(question, start, answer)).toEqual([])
        const alone = shown.get(start)!
        const hands = new Set(answer.lines.map(({ staffId }) => staffId))
        if (alone.length > 0) expect(hands.size === 1 && alone.includes([...hands][0]!)).toBe(true)
        else expect(hands.size).toBeGreaterThan(1)
      }
    }),
    { numRuns: 80 },
  )
})

test('an "anybody" booking goes to the member with the fewest booked minutes that day', () => {
  fc.assert(
    fc.property(questions, (question) => {
      for (const [start, staff] of asMap({ ...question, staff: 'any' })) {
        if (staff.length === 0) continue
        const date = dateAt(question.zone, start)
        const minutes = (id: string) =>
          question.staffSupply.find((one) => one.id === id)!.minutesOn.get(date) ?? 0
        const fewest = Math.min(...staff.map(minutes))
        const answer = placeAt({ ...question, staff: 'any' }, start)
        expect('lines' in answer && answer.lines[0]!.staffId).toBe(staff.find((id) => minutes(id) === fewest))
      }
    }),
    { numRuns: 50 },
  )
})

test('each minute of a week of random hours is worked exactly when the clock on the wall says so', () => {
  const cases = fc
    .constantFrom(...changes)
    .chain(([zone, date]) => hoursRules(zone, date).map((rules) => ({ rules, date })))
  fc.assert(
    fc.property(cases, ({ rules, date }) => {
      const from = addDays(date, -1)
      const to = addDays(date, 1)
      const worked = new Set<number>()
      const hours = hoursBetween(rules, from, to)
      for (let index = 0; index < hours.length; index += 2) {
        for (let minute = hours[index]!; minute < hours[index + 1]!; minute += 1) worked.add(minute)
      }
      const end = dayIn(rules.zone, to).end
      for (let minute = dayIn(rules.zone, from).start; minute < end; minute += 1) {
        if (worked.has(minute) !== worksAt(rules, minute)) expect.fail(`${rules.zone} ${minute}`)
      }
    }),
    { numRuns: 80 },
  )
})
