import { issueScriptToken } from '#features/sign-in/script-tokens.ts'
import { defaultPolicy, type Policy } from '#features/appointments/policy.ts'
import { newId } from '#values/id.ts'
import type { Portal } from './portal.ts'

export type SmallBusiness = {
  slug: string
  branch: string
  /** Minutes each: haircut 30, colour 90 with a gap of 30 after 30, massage 60 in the one room, class of two seats. */
  services: { haircut: string; colour: string; massage: string; checkup: string; class: string }
  staff: string[]
  room: string
  /** Signs a customer in for scripts, making them where needed. */
  tokenFor(email: string): Promise<string>
}

export type Shape = {
  zone?: string
  members?: number
  policy?: Policy
  notice?: number
  staffDailyLimit?: number | null
  serviceDailyLimit?: number | null
  seats?: number
  classAt?: string
}

/** Writes a small business, open 09:00 to 17:00 every day, with equal staff members who can do everything. */
export async function openSmallBusiness(
  portal: Portal,
  slug: string,
  shape: Shape = {},
): Promise<SmallBusiness> {
  const zone = shape.zone ?? 'Europe/London'
  const ids = {
    business: newId(),
    branch: newId(),
    room: newId(),
    haircut: newId(),
    colour: newId(),
    massage: newId(),
    checkup: newId(),
    class: newId(),
  }
  const staff = Array.from({ length: shape.members ?? 1 }, newId)
  const client = await portal.parts.database.pool.connect()
  const run = (text: string, values: unknown[] = []) => client.query(text, values)
  try {
    await run('begin')
    await run(`set local app.business_id = '${ids.business}'; set local role foyer_worker`)
    await run(
      `insert into businesses (id, slug, name, zone, locale, locales, currency, branding, contact, policy, created_at)
      values ($1, $2, '{"en":"Small business"}', $3, 'en', '{en,de,ar}', 'GBP', '{"color":"#225577","font":"inter","logo":null,"cover":null}', '{"email":"hello@small.example","phone":null,"website":null}', $4, now())`,
      [ids.business, slug, zone, JSON.stringify(shape.policy ?? defaultPolicy)],
    )
    await run('insert into business_settings default values')
    await run(`insert into branches (id, key, name, zone) values ($1, 'main', '{"en":"Main"}', $2)`, [
      ids.branch,
      zone,
    ])
    await run(
      `insert into branch_hours (branch_id, weekday, opens, closes) select $1, day, '09:00', '17:00' from generate_series(1, 7) day`,
      [ids.branch],
    )
    await run(
      `insert into services (id, key, name, duration_minutes, price_minor, notice_minutes, daily_limit, gap_after_minutes, gap_minutes, needs_approval, kind, capacity, buffer_after_minutes) values
      ($1, 'haircut', '{"en":"Haircut","de":"Haarschnitt"}', 30, 2500, $6, $7, null, null, false, 'appointment', null, 0),
      ($2, 'colour', '{"en":"Colour"}', 90, 8000, $6, null, 30, 30, false, 'appointment', null, 0),
      ($3, 'massage', '{"en":"Massage"}', 60, 6000, $6, null, null, null, false, 'appointment', null, 15),
      ($4, 'checkup', '{"en":"Check-up"}', 30, null, $6, null, null, null, true, 'appointment', null, 0),
      ($5, 'class', '{"en":"Class"}', 60, 1500, $6, null, null, null, false, 'class', $8, 0)`,
      [
        ids.haircut,
        ids.colour,
        ids.massage,
        ids.checkup,
        ids.class,
        shape.notice ?? 0,
        shape.serviceDailyLimit ?? null,
        shape.seats ?? 2,
      ],
    )
    await run(
      `insert into resources (id, key, branch_id, kind, name) values ($1, 'room', $2, 'room', '{"en":"Room"}')`,
      [ids.room, ids.branch],
    )
    await run(`insert into service_requirements (service_id, resource_kind) values ($1, 'room')`, [
      ids.massage,
    ])
    for (const [index, id] of staff.entries()) {
      await run(
        `insert into staff_members (id, key, name, position, daily_limit) values ($1, $2, $3, $4, $5)`,
        [id, `member-${index}`, `Member ${index}`, index, shape.staffDailyLimit ?? null],
      )
      await run(`insert into staff_skills (staff_id, service_id) select $1, unnest($2::uuid[])`, [
        id,
        [ids.haircut, ids.colour, ids.massage, ids.checkup, ids.class],
      ])
      await run(
        `insert into staff_hours (staff_id, branch_id, weekday, starts, ends) select $1, $2, day, '09:00', '17:00' from generate_series(1, 7) day`,
        [id, ids.branch],
      )
    }
    if (shape.classAt) await addSession(run, ids, staff[0]!, shape)
    await run('commit')
  } finally {
    client.release()
  }
  const { haircut, colour, massage, checkup } = ids
  return {
    slug,
    branch: ids.branch,
    services: { haircut, colour, massage, checkup, class: ids.class },
    staff,
    room: ids.room,
    tokenFor: (email) => tokenFor(portal, slug, email),
  }
}

async function addSession(
  run: (text: string, values: unknown[]) => Promise<unknown>,
  ids: Record<string, string>,
  staff: string,
  shape: Shape,
): Promise<void> {
  const session = newId()
  const starts = new Date(shape.classAt!)
  const ends = new Date(starts.getTime() + 3_600_000)
  await run(
    `insert into class_sessions (id, on_date, service_id, branch_id, staff_id, starts_at, ends_at, capacity)
    values ($1, ($2::timestamptz at time zone $7)::date, $3, $4, $5, $2, $8, $6)`,
    [
      session,
      starts,
      ids['class'],
      ids['branch'],
      staff,
      shape.seats ?? 2,
      shape.zone ?? 'Europe/London',
      ends,
    ],
  )
  await run(`insert into occupations (subject_id, starts_at, ends_at, session_id) values ($1, $2, $3, $4)`, [
    staff,
    starts,
    ends,
    session,
  ])
}

async function tokenFor(portal: Portal, slug: string, email: string): Promise<string> {
  await portal.inScope(
    slug,
    { kind: 'worker' },
    (
      scope,
    ) => scope.sql`insert into customers (id, email, email_verified_at, name, registered_at, created_at, updated_at)
    values (${newId()}, ${email}, ${new Date(scope.now)}, ${email.split('@')[0]}, ${new Date(scope.now)}, ${new Date(scope.now)}, ${new Date(scope.now)}) on conflict do nothing`,
  )
  const token = await portal.inScope(slug, { kind: 'door' }, (scope) => issueScriptToken(scope, email))
  if (!token) throw new Error(`No token for ${email}.`)
  return token
}
