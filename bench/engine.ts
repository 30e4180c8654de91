import { deepStrictEqual } from 'node:assert/strict'
import { freeDays } from '#features/availability/engine.ts'
import { hoursBetween } from '#features/availability/hours.ts'
import { staffFreeAt } from '#features/availability/proof/oracle.ts'
import type { Question, Step } from '#features/availability/question.ts'
import { daysIn, dayIn } from '#values/zone.ts'
import { sweep, type SweepInput } from './engine-sweep.ts'

export type Row = { workload: string; figure: number; limit: number; ratio: number; target: number }

const zones = ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Asia/Dubai']
/** 31 days in which London, New York and Lord Howe change their clocks. */
const from = '2027-03-08'
const to = '2027-04-07'
const interval = 15
const rounds = 7
const roundMilliseconds = 16

const visits: Record<string, readonly [duration: number, before: number, after: number][]> = {
  'one service': [[45, 5, 10]],
  'three services in sequence': [
    [30, 5, 0],
    [45, 0, 10],
    [20, 0, 10],
  ],
}

/** Measures the engine against the bare sweep, cell by cell; figures are months answered a second. */
export function run(report: (row: Row) => void = () => {}): Row[] {
  const rows: Row[] = []
  warmUp()
  for (const [visit, services] of Object.entries(visits)) {
    for (const staff of [1, 10, 100]) {
      for (const busy of [100, 1_000, 10_000]) {
        const row = measureCell(`${visit}, ${staff} staff × ${busy} busy times`, staff, busy, services)
        rows.push(row)
        report(row)
      }
    }
  }
  return rows
}

/** Lets the machine compile both sides before the first cell, so that no cell pays for it. */
function warmUp(): void {
  const question = questionIn(zones[0]!, 2, 100, visits['three services in sequence']!)
  const input = sweepInput(question)
  for (let count = 0; count < 3_000; count += 1) {
    freeDays(question)
    sweep(input)
  }
}

function measureCell(workload: string, staff: number, busy: number, services: (typeof visits)[string]): Row {
  const times = zones.map((zone, index) => {
    const question = questionIn(zone, staff, busy, services)
    const input = sweepInput(question)
    compare(question, input, index === 0 ? 60 : staff === 100 ? 0 : 20)
    return measure(
      () => freeDays(question),
      () => sweep(input),
    )
  })
  const figure = zones.length / times.reduce((sum, { engine }) => sum + engine, 0)
  const limit = zones.length / times.reduce((sum, { bare }) => sum + bare, 0)
  return { workload, figure, limit, ratio: figure / limit, target: 0.5 }
}

/** Seconds for one answer each: medians over rounds in which the two take turns. */
function measure(engine: () => unknown, bare: () => unknown): { engine: number; bare: number } {
  const seconds = { engine: [] as number[], bare: [] as number[] }
  const repeat = (answer: () => unknown, times: number) => {
    const start = performance.now()
    for (let count = 0; count < times; count += 1) answer()
    return (performance.now() - start) / 1000 / times
  }
  const enough = (answer: () => unknown) => {
    repeat(answer, 2)
    return Math.max(1, Math.ceil(roundMilliseconds / 1000 / repeat(answer, 2)))
  }
  const times = { engine: enough(engine), bare: enough(bare) }
  for (let round = 0; round < rounds; round += 1) {
    seconds.engine.push(repeat(engine, times.engine))
    seconds.bare.push(repeat(bare, times.bare))
  }
  return { engine: median(seconds.engine), bare: median(seconds.bare) }
}

function median(figures: number[]): number {
  return figures.toSorted((one, other) => one - other)[figures.length >> 1]!
}

/** The engine's whole answer equals the sweep's; a sample of starts equals the minute-by-minute oracle's. */
function compare(question: Question, input: SweepInput, samples: number): void {
  const answer = freeDays(question)
  deepStrictEqual(answer, sweep(input))
  const slots = new Map(answer.flatMap((day) => day.slots).map((slot) => [slot.start, slot.staff]))
  const random = randomFrom(7)
  const { start } = input.days[0]!
  const { end } = input.days.at(-1)!
  for (let sample = 0; sample < samples; sample += 1) {
    const minute = start + interval * Math.floor((random() * (end - start)) / interval)
    deepStrictEqual(slots.get(minute) ?? null, staffFreeAt(question, minute))
  }
}

function questionIn(zone: string, staff: number, busy: number, services: (typeof visits)[string]): Question {
  const ids = Array.from({ length: staff }, (_, index) => `staff-${index}`)
  const week = (windows: readonly (readonly [string, string])[]) =>
    [1, 2, 3, 4, 5, 6].flatMap((weekday) => windows.map(([from, to]) => ({ weekday, from, to })))
  const working = hoursBetween(
    {
      zone,
      weekly: week([
        ['09:00', '12:30'],
        ['13:00', '18:00'],
      ]),
    },
    from,
    to,
  )
  return {
    zone,
    from,
    to,
    slotInterval: interval,
    staff: 'any',
    now: dayIn(zone, from).start - 600,
    noticeMinutes: 120,
    horizonDays: 60,
    steps: services.map((service, index) => stepOf(service, index, ids)),
    open: hoursBetween({ zone, weekly: week([['08:00', '20:00']]) }, from, to),
    staffSupply: ids.map((id, index) => ({
      id,
      working: [...working],
      busy: busyTimes(zone, busy, index + 1),
      dailyLimit: null,
      bookedOn: new Map(),
      minutesOn: new Map(),
    })),
    resourceSupply: [],
    serviceDailyLimits: new Map(),
  }
}

function stepOf(
  [duration, bufferBefore, bufferAfter]: (typeof visits)[string][number],
  index: number,
  staff: string[],
): Step {
  return { serviceId: `service-${index}`, duration, bufferBefore, bufferAfter, staff, resources: [] }
}

function sweepInput({ zone, steps, staffSupply }: Question): SweepInput {
  const length = steps.reduce((sum, { duration }) => sum + duration, 0)
  const days = daysIn(zone, from, to).map(({ date, start, end }) => ({ date, start, end }))
  return {
    staff: staffSupply,
    days,
    interval,
    length,
    before: steps[0]!.bufferBefore,
    after: steps.at(-1)!.bufferAfter,
  }
}

/** Disjoint busy times spread day and night over the month, with about one day in five left free. */
function busyTimes(zone: string, count: number, seed: number): number[] {
  const random = randomFrom(seed)
  const days = daysIn(zone, from, to).filter(() => random() > 0.2)
  const width = (days.length * 1380) / count
  return Array.from({ length: count }, (_, index) => {
    const at = index * width
    const start = days[Math.floor(at / 1380)]!.start + Math.floor(at % 1380)
    const length = Math.max(1, Math.floor(width * (0.2 + 0.4 * random())))
    return [start, Math.min(start + length, days[Math.floor(at / 1380)]!.end)]
  }).flat()
}

function randomFrom(seed: number): () => number {
  let state = seed * 2654435761
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}

if (import.meta.main) {
  const digits = (figure: number) => figure.toFixed(figure < 100 ? 1 : 0).padStart(9)
  console.log('months a second:  engine     sweep  ratio (target ≥ 0.5)')
  run(({ workload, figure, limit, ratio }) =>
    console.log(`${digits(figure)} ${digits(limit)}  ${ratio.toFixed(2).padStart(5)}  ${workload}`),
  )
}
