import type { Intervals } from '#values/interval.ts'
import type { HoursRules } from '../hours.ts'
import type { Placement, Question, StaffSupply, Step } from '../question.ts'

/*
 * The rules of booking told a second time, minute by minute, sharing nothing with the engine: no interval arithmetic,
 * no table of zones, Temporal for every wall clock. Slow and plain, so that it can be believed.
 */

type Taken = { step: Step; start: number; end: number }

const sets = new WeakMap<Intervals, Set<number>>()

function minutes(intervals: Intervals): Set<number> {
  const kept = sets.get(intervals)
  if (kept) return kept
  const set = new Set<number>()
  for (let index = 0; index < intervals.length; index += 2) {
    for (let minute = intervals[index]!; minute < intervals[index + 1]!; minute += 1) set.add(minute)
  }
  sets.set(intervals, set)
  return set
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)

type WallClock = { date: string; clock: string; minuteOfDay: number; weekday: number }

const wallClocks = new Map<string, WallClock>()

/** What Temporal reads on the zone's clock; remembered, because thousands of questions ask about the same few days. */
function wallClock(zone: string, minute: number): WallClock {
  const key = `${zone} ${minute}`
  const kept = wallClocks.get(key)
  if (kept) return kept
  const local = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(zone)
  const read = {
    date: local.toPlainDate().toString(),
    clock: local.toPlainTime().toString().slice(0, 5),
    minuteOfDay: local.hour * 60 + local.minute,
    weekday: local.dayOfWeek,
  }
  wallClocks.set(key, read)
  return read
}

/** Who can do the whole visit alone from this minute, empty if it takes several; null if the minute is not free. */
export function staffFreeAt(question: Question, start: number): string[] | null {
  const visit = visitFrom(question.steps, start)
  const inside = minutes(question.open)
  if (!visit.every(({ start, end }) => range(start, end).every((minute) => inside.has(minute)))) return null
  if (!mayStart(question, start)) return null
  if (!serviceLimitsKept(question, start)) return null
  if (!visit.every((line) => resourcesExist(question, line))) return null
  const ids = question.staff === 'any' ? question.staffSupply.map(({ id }) => id) : [question.staff]
  const able = (id: string, line: Taken) => staffCanDo(question, id, line, start)
  const alone = ids.filter((id) => visit.every((line) => able(id, line)))
  if (alone.length > 0) return alone
  return question.staff === 'any' && visit.every((line) => ids.some((id) => able(id, line))) ? [] : null
}

/** Every free minute of the question's dates, with who can do it. */
export function freeMinutes(question: Question): Map<number, string[]> {
  const noon = (date: string) =>
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: question.zone, plainTime: '12:00' })
  const first = noon(question.from).epochMilliseconds / 60_000 - 1440
  const last = noon(question.to).epochMilliseconds / 60_000 + 1440
  const free = range(first, last).map((minute) => [minute, staffFreeAt(question, minute)] as const)
  return new Map(free.filter((entry): entry is [number, string[]] => entry[1] !== null))
}

/** True when the wall clock reads a working time at this minute. */
export function worksAt(rules: HoursRules, minute: number): boolean {
  const { date, clock, weekday } = wallClock(rules.zone, minute)
  const within = ({ from, to }: { from: string; to: string }) => from <= clock && clock < to
  if (rules.closures?.some(({ from, to }) => from <= date && date <= to)) return false
  if (minutes(rules.timeOff ?? []).has(minute)) return false
  const override = rules.overrides?.get(date)
  if (override) return override.some(within)
  const today = (row: { weekday: number }) => row.weekday === weekday
  return (
    rules.weekly.some((row) => today(row) && within(row)) &&
    !rules.breaks?.some((row) => today(row) && within(row))
  )
}

/** What is wrong with a placement, in words; empty when it keeps every rule. */
export function faultsOf(question: Question, start: number, { lines, occupations }: Placement): string[] {
  const visit = visitFrom(question.steps, start)
  const faults: string[] = []
  const expected = new Set<string>()
  for (const [index, line] of visit.entries()) {
    const given = lines[index]!
    const resources = given.resourceIds
    if (given.start !== line.start || given.end !== line.end) faults.push(`line ${index} is not in its place`)
    if (!staffCanDo(question, given.staffId, line, start))
      faults.push(`${given.staffId} cannot do line ${index}`)
    if (question.staff !== 'any' && given.staffId !== question.staff)
      faults.push('somebody else than asked for')
    if (new Set(resources).size !== line.step.resources.length) faults.push(`line ${index} lacks a resource`)
    const fits = line.step.resources.every((kind, nth) => kind.includes(resources[nth]!))
    if (!fits || !resources.every((id) => resourceFree(question, id, line)))
      faults.push(`line ${index}: wrong resource`)
    for (const minute of staffMinutes(line)) expected.add(`staff ${given.staffId} ${minute}`)
    for (const minute of heldMinutes(line))
      for (const id of resources) expected.add(`resource ${id} ${minute}`)
  }
  const told = occupations.flatMap(({ kind, subjectId, start, end }) =>
    range(start, end).map((minute) => `${kind} ${subjectId} ${minute}`),
  )
  if (new Set(told).size !== told.length) faults.push('a minute is occupied twice')
  if (told.length !== expected.size || told.some((minute) => !expected.has(minute)))
    faults.push('wrong occupations')
  return faults
}

function mayStart(question: Question, start: number): boolean {
  const { zone, from, to, now, noticeMinutes, horizonDays, slotInterval } = question
  const { date, minuteOfDay } = wallClock(zone, start)
  if (minuteOfDay % slotInterval !== 0) return false
  const horizon = Temporal.PlainDate.from(wallClock(zone, now).date).add({ days: horizonDays }).toString()
  return start >= now + noticeMinutes && start >= now && from <= date && date <= to && date <= horizon
}

function visitFrom(steps: readonly Step[], start: number): Taken[] {
  const visit: Taken[] = []
  for (const step of steps) {
    const from = visit.at(-1)?.end ?? start
    visit.push({ step, start: from, end: from + step.duration })
  }
  return visit
}

function serviceLimitsKept({ zone, steps, serviceDailyLimits }: Question, start: number): boolean {
  const { date } = wallClock(zone, start)
  return steps.every(({ serviceId }) => {
    const rule = serviceDailyLimits.get(serviceId)
    const asked = steps.filter((step) => step.serviceId === serviceId).length
    return !rule || (rule.bookedOn.get(date) ?? 0) + asked <= rule.limit
  })
}

function staffCanDo(question: Question, id: string, line: Taken, visitStart: number): boolean {
  const member = question.staffSupply.find((one) => one.id === id)
  if (!member || !line.step.staff.includes(id) || !limitKept(question, member, visitStart)) return false
  const working = minutes(member.working)
  const busy = minutes(member.busy)
  return (
    range(line.start, line.end).every((minute) => working.has(minute)) &&
    staffMinutes(line).every((minute) => !busy.has(minute))
  )
}

function limitKept({ zone }: Question, member: StaffSupply, start: number): boolean {
  const { date } = wallClock(zone, start)
  return member.dailyLimit === null || (member.bookedOn.get(date) ?? 0) + 1 <= member.dailyLimit
}

function heldMinutes({ step, start, end }: Taken): number[] {
  return range(start - step.bufferBefore, end + step.bufferAfter)
}

function staffMinutes(line: Taken): number[] {
  const { gap } = line.step
  if (!gap) return heldMinutes(line)
  const inGap = (minute: number) => {
    const into = minute - line.start
    return minute >= line.start && minute < line.end && into >= gap.after && into < gap.after + gap.length
  }
  return heldMinutes(line).filter((minute) => !inGap(minute))
}

function resourceFree({ resourceSupply }: Question, id: string, line: Taken): boolean {
  const resource = resourceSupply.find((one) => one.id === id)
  return resource !== undefined && heldMinutes(line).every((minute) => !minutes(resource.busy).has(minute))
}

function resourcesExist(question: Question, line: Taken): boolean {
  const choices = line.step.resources.reduce<string[][]>(
    (chosen, kind) => chosen.flatMap((ids) => kind.map((id) => [...ids, id])),
    [[]],
  )
  return choices.some(
    (ids) => new Set(ids).size === ids.length && ids.every((id) => resourceFree(question, id, line)),
  )
}
