import { policyFor, policySchema, type Policy } from '#features/appointments/policy.ts'
import { layOutSessions } from '#features/services/sessions.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { newId } from '#values/id.ts'
import { addDays, dateAt, dayIn, minuteOfDay } from '#values/zone.ts'
import { cast, regulars, type CastCustomer, type CastVisit } from './cast.ts'
import { chanceFor, type Chance } from './chance.ts'
import {
  giveBack,
  openDiary,
  takeSeat,
  takeTime,
  type Diary,
  type DiaryPlace,
  type DiaryService,
} from './diary.ts'
import { writeCustomers, writeVisits, type Customer, type Visit } from './write.ts'

export type DemoSlug = keyof typeof cast
/** How far back the demo's history reaches, in days. */
export const pastDays = 70
const searchDays = 21

/** Gives a demo business its customers, a past and a living week around today, as the worker. Run it once on a business. */
export async function fillWeek(scope: Scope, slug: DemoSlug): Promise<{ customers: number; visits: number }> {
  const chance = chanceFor(slug)
  const today = dateAt(scope.business.zone, Math.floor(scope.now / 60_000))
  await layOutSessions(scope, today, addDays(today, -pastDays))
  const diary = await openDiary(scope)
  const named = cast[slug].map((each) => customerOf(each, diary, true))
  const others = regulars[slug].map((name) =>
    customerOf({ name, email: addressOf(name), visits: [] }, diary, false),
  )
  const visits = cast[slug].flatMap((each, index) =>
    each.visits.map((visit) => planned(scope, diary, named[index]!, visit, chance)),
  )
  visits.push(...lively(scope, diary, others, chance))
  await writeCustomers(scope, [...named, ...others])
  await writeVisits(scope, visits)
  await writeDaysOff(scope, diary, slug)
  return { customers: named.length + others.length, visits: visits.length }
}

/** A closed day at the barbers' and a few days off at the support company, beyond everything that is booked. */
async function writeDaysOff(scope: Scope, diary: Diary, slug: DemoSlug): Promise<void> {
  const day = (days: number) => addDays(diary.today, days)
  const [branch] = diary.branches
  if (slug === 'fade') {
    await scope.sql`insert into closures (id, branch_id, starts_on, ends_on, reason)
      values (${newId()}, ${branch!.id}, ${day(25)}, ${day(25)}, ${{ en: 'Staff training' }})`
  }
  const away = diary.staff.find(({ key }) => key === 'diego')
  if (away) {
    await scope.sql`insert into time_off (id, staff_id, starts_at, ends_at, reason)
      values (${newId()}, ${away.id}, ${new Date(dayIn(diary.zone, day(24)).start * 60_000)}, ${new Date(dayIn(diary.zone, day(29)).start * 60_000)}, 'Holiday')`
  }
}

function customerOf(
  { name, email, phone, locale, zone, visits }: CastCustomer,
  diary: Diary,
  isNamed: boolean,
): Customer {
  const firstDay = Math.min(-5, ...visits.map(({ day }) => day))
  const since = (dayIn(diary.zone, addDays(diary.today, firstDay - 9)).start + 600) * 60_000
  return {
    id: newId(),
    name,
    email,
    phone: phone ?? null,
    locale: locale ?? null,
    zone: zone ?? null,
    since,
    isNamed,
  }
}

function addressOf(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@example.org`
}

function planned(scope: Scope, diary: Diary, customer: Customer, visit: CastVisit, chance: Chance): Visit {
  const services = visit.services.map((key) => diary.services.get(key)!)
  const place = findPlace(diary, services, visit)
  if (!place)
    throw new Error(`The demo's ${customer.name} finds no time for ${visit.services.join(' and ')}.`)
  if (visit.end === 'cancelled') giveBack(diary, place)
  return visitAt(
    scope,
    customer,
    place,
    { end: visit.end, note: visit.note ?? '', moved: visit.end === 'moved' },
    chance,
  )
}

function findPlace(
  diary: Diary,
  services: readonly DiaryService[],
  { day, at, staff }: CastVisit,
): DiaryPlace | null {
  if (services[0]!.kind === 'class') return takeSeat(diary, services[0]!, day)
  const able = diary.staff.filter(
    (member) =>
      (staff === undefined || member.key === staff) && services.every(({ id }) => member.skills.includes(id)),
  )
  for (let step = 0; step < searchDays; step += 1) {
    const date = addDays(diary.today, day < 0 ? day - step : day + step)
    for (const member of able) {
      const place = takeTime(diary, services, member, date, minuteOfDay(at ?? '11:00'))
      if (place) return place
    }
  }
  return null
}

/** Fills the month around today with visits of people nobody needs by name: nearer days are fuller. */
function lively(scope: Scope, diary: Diary, others: readonly Customer[], chance: Chance): Visit[] {
  const visits: Visit[] = []
  for (let day = -21; day <= 12; day += 1) {
    const wishes = day > 6 ? 1 : 2
    for (const member of diary.staff) {
      for (let wish = 0; wish < wishes; wish += 1) {
        const place = wishOf(diary, member, day, chance)
        if (place) visits.push(livelyVisit(scope, diary, chance.oneOf(others), place, chance))
      }
    }
  }
  return [...visits, ...classGoers(scope, diary, others, chance)]
}

function wishOf(
  diary: Diary,
  member: Diary['staff'][number],
  day: number,
  chance: Chance,
): DiaryPlace | null {
  const offered = [...diary.services.values()].filter(
    ({ id, kind, needsApproval }) => kind === 'appointment' && !needsApproval && member.skills.includes(id),
  )
  const wished = 540 + 15 * chance.below(36)
  if (offered.length === 0) return null
  return takeTime(diary, [chance.oneOf(offered)], member, addDays(diary.today, day), wished)
}

function livelyVisit(
  scope: Scope,
  diary: Diary,
  customer: Customer,
  place: DiaryPlace,
  chance: Chance,
): Visit {
  const luck = chance.next()
  const isPast = place.end <= diary.now
  const end = luck < 0.06 ? 'cancelled' : luck < 0.1 && isPast ? 'no-show' : undefined
  if (end === 'cancelled') giveBack(diary, place)
  return visitAt(scope, customer, place, { end, note: '', moved: false }, chance)
}

/** Some of the seats of each class, never one person twice in the same. */
function classGoers(scope: Scope, diary: Diary, others: readonly Customer[], chance: Chance): Visit[] {
  const from = addDays(diary.today, -21)
  const until = addDays(diary.today, 9)
  return diary.sessions
    .filter(({ onDate }) => onDate >= from && onDate <= until)
    .flatMap((session) => {
      const service = [...diary.services.values()].find(({ id }) => id === session.serviceId)!
      const branch = diary.branches.find(({ id }) => id === session.branchId)!
      const wanted = Math.min(
        session.capacity - session.taken,
        chance.below(Math.min(others.length, session.capacity) + 1),
      )
      const first = chance.below(others.length)
      session.taken += wanted
      return Array.from({ length: wanted }, (_, index) => {
        const [start, end] = [session.startsAt / 60_000, session.endsAt / 60_000]
        const place = {
          branch,
          staffId: session.staffId,
          start,
          end,
          lines: [{ service, start, end, resourceIds: [], sessionId: session.id }],
          taken: [],
          session,
        }
        return visitAt(
          scope,
          others[(first + index) % others.length]!,
          place,
          { end: undefined, note: '', moved: false },
          chance,
        )
      })
    })
}

type Course = { end: CastVisit['end']; note: string; moved: boolean }

function visitAt(scope: Scope, customer: Customer, place: DiaryPlace, course: Course, chance: Chance): Visit {
  const now = Math.floor(scope.now / 60_000)
  const latest = Math.min(place.start - 180, now - 90)
  const bookedAt = Math.max(
    latest - 1440 * (2 + chance.below(9)) - chance.below(600),
    customer.since / 60_000,
  )
  const cancelledAt = course.end === 'cancelled' ? Math.min(place.start - 1500, now - 30) : null
  return {
    id: newId(),
    customer,
    place,
    status: statusOf(place, course, now),
    note: course.note,
    policy: policyOf(scope, place),
    bookedAt: Math.min(bookedAt, (cancelledAt ?? latest) - 60),
    movedFrom: course.moved ? place.start - 1440 : null,
    movedAt: course.moved ? Math.min(now - 45, place.start - 2880) : null,
    cancelledAt,
    date: dateAt(place.branch.zone, place.start),
  }
}

function statusOf(place: DiaryPlace, { end }: Course, now: number): Visit['status'] {
  if (end === 'cancelled' || end === 'no-show') return end
  if (place.end <= now) return 'completed'
  return place.lines.some(({ service }) => service.needsApproval) ? 'pending' : 'confirmed'
}

function policyOf(scope: Scope, { lines, branch }: DiaryPlace): Policy {
  const read = (policy: unknown) => (policy === null ? null : policySchema.parse(policy))
  const all = lines.map(({ service }) =>
    policyFor(read(service.policy), read(branch.policy), policySchema.parse(scope.business.policy)),
  )
  return all.reduce((one, other) => (other.cancel.windowMinutes > one.cancel.windowMinutes ? other : one))
}
