import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nora, openCast, ruby, type Cast } from '#testing/cast.ts'
import { queueReminders } from '#features/appointments/remind.ts'
import { Fragment } from '#platform/db/sql.ts'
import { dateAt } from '#values/zone.ts'
import { cast } from './cast.ts'
import { demoSlugs, readSeed, seedDemo } from './demo.ts'

test.each(demoSlugs)('the file of %s imports as it is, with words in every language it offers', (slug) => {
  const { locales, name, services, staff } = readSeed(slug)
  const spoken = [
    name,
    ...services.flatMap((each) => [each.name, each.description, each.category]),
    ...staff.flatMap((each) => [each.title, each.bio]),
  ]
  const languages = spoken.map((words) =>
    typeof words === 'object' ? Object.keys(words).toSorted() : locales.slice(0, 1),
  )
  expect(languages).toEqual(spoken.map(() => locales.toSorted()))
})

// A winter week, a week in which clocks change, and a year's end.
/** A reminder that was due before the demo was made must not leave once more. */
const dueReminders = (portal: Cast, slug: string) => portal.inScope(slug, { kind: 'worker' }, queueReminders)

describe.each(['2027-01-13T10:00:00Z', '2027-03-27T22:30:00Z', '2027-12-30T05:00:00Z'])(
  'a demo made at %s',
  (at) => {
    let portal: Cast
    beforeAll(async () => {
      portal = await openCast({ at })
    })
    afterAll(() => portal.close())

    /** The same question asked at each business, by the worker: row security hides them from everybody else. */
    const ask = async <Row extends object>(text: string): Promise<Row[]> => {
      const perBusiness = []
      for (const slug of demoSlugs)
        perBusiness.push(
          ...(await portal.inScope(slug, { kind: 'worker' }, (scope) =>
            scope.run<Row>(new Fragment([text], [])),
          )),
        )
      return perBusiness
    }

    test('is made once', async () => {
      const before = await ask<{ count: number }>('select count(*)::int as count from appointments')
      expect(await seedDemo(portal.parts)).toEqual([])
      expect(await ask('select count(*)::int as count from appointments')).toEqual(before)
      for (const { count } of before) expect(count).toBeGreaterThan(80)
    })

    test('has past and coming visits that fit together', async () => {
      const now = Date.parse(at)
      const visits = await ask<{ status: string; endsAt: number }>('select status, ends_at from appointments')
      const isRight = ({ status, endsAt }: (typeof visits)[number]) =>
        status === 'cancelled' || ['completed', 'no-show'].includes(status) === endsAt <= now
      expect(visits.filter((visit) => !isRight(visit))).toEqual([])
      expect(new Set(visits.map(({ status }) => status))).toEqual(
        new Set(['completed', 'no-show', 'confirmed', 'pending', 'cancelled']),
      )
      expect(
        await ask(
          'select 1 from appointments where booked_at >= starts_at or cancelled_at < booked_at or moved_at < booked_at',
        ),
      ).toEqual([])
      expect(
        await ask(
          `select 1 from appointments a where status <> 'cancelled' and not exists (select from occupations o where o.appointment_id = a.id) and not exists (select from seats s where s.appointment_id = a.id)`,
        ),
      ).toEqual([])
      expect(
        await ask(
          `select 1 from appointments a where status = 'cancelled' and (exists (select from occupations o where o.appointment_id = a.id) or exists (select from seats s where s.appointment_id = a.id))`,
        ),
      ).toEqual([])
      expect(
        await ask(
          `select 1 from appointments a where not exists (select from events e where e.subject_id = a.id and e.type = 'appointment.booked')`,
        ),
      ).toEqual([])
    })

    test('has nobody waiting for a reminder', async () => {
      for (const slug of demoSlugs) expect(await dueReminders(portal, slug)).toBe(0)
    })

    test('keeps the counts that daily limits are read from', async () => {
      expect(
        await ask(`select l.service_id, count(*) from appointment_lines l join appointments a on a.id = l.appointment_id join branches b on b.id = a.branch_id
      left join day_loads d on d.subject_id = l.service_id and d.on_date = (l.starts_at at time zone b.zone)::date
      where a.status <> 'cancelled' group by l.service_id, (l.starts_at at time zone b.zone)::date, d.booked having count(*) <> coalesce(d.booked, 0)`),
      ).toEqual([])
    })

    test('has everybody of the cast at their own business, and gives a signed-in customer what is theirs alone', async () => {
      for (const slug of demoSlugs) {
        const customers = await portal.inScope(
          slug,
          { kind: 'worker' },
          (scope) => scope.sql<{ email: string }>`select email from customers`,
        )
        expect(customers.map(({ email }) => email)).toEqual(
          expect.arrayContaining(cast[slug].map(({ email }) => email)),
        )
      }
      const token = await portal.tokenOf('fade', nora)
      const upcoming = await portal.ask('GET', 'fade', 'appointments?status=upcoming', { token })
      expect(upcoming.body['items']).toMatchObject([
        { status: 'confirmed', services: [{ name: 'Scissor cut' }], staff: { name: 'Ines Duarte' } },
      ])
      expect(
        dateAt('Europe/London', Date.parse(upcoming.body['items'][0].startsAt) / 60_000) >
          dateAt('Europe/London', Date.parse(at) / 60_000),
      ).toBe(true)
      const past = await portal.ask('GET', 'fade', 'appointments?status=past', { token })
      expect(past.body['items'].map((each: { status: string }) => each.status).toSorted()).toEqual([
        'cancelled',
        'completed',
        'completed',
        'completed',
      ])
      const told = await portal.ask('GET', 'fade', 'notifications', { token })
      expect(told.body['items'].map((each: { kind: string }) => each.kind)).toEqual(
        expect.arrayContaining(['booked', 'cancelled', 'reminder']),
      )
      const newcomer = await portal.ask('GET', 'fade', 'appointments?status=upcoming', {
        token: await portal.tokenOf('fade', ruby),
      })
      expect(newcomer.body['items']).toEqual([])
    })
  },
)
