import type pg from 'pg'
import { newId } from '#values/id.ts'
import { defaultPolicy } from '#features/appointments/policy.ts'

/** A large salon for measuring: one branch in Berlin, 20 staff members, 50,000 appointments of the years around today. */
export type Salon = {
  business: string
  branch: string
  service: string
  staff: string[]
  customers: string[]
  firstFreeDay: string
}

export const slug = 'large-salon'
export const zone = 'Europe/Berlin'
export const customers = 100
const members = 20
const count = 50_000

/** Writes the salon straight into the tables, every constraint in force. Days after `firstFreeDay` are empty. */
export async function writeSalon(pool: pg.Pool, appointments = count): Promise<Salon> {
  const salon = {
    business: newId(),
    branch: newId(),
    service: newId(),
    staff: Array.from({ length: members }, newId),
    customers: Array.from({ length: customers }, newId),
  }
  const client = await pool.connect()
  try {
    await client.query(
      `begin; set local statement_timeout = 0; set local app.business_id = '${salon.business}'; set local role foyer_worker`,
    )
    await writeCatalogue(client, salon)
    await writeAppointments(client, salon, appointments)
    await client.query('commit')
  } finally {
    client.release()
  }
  await pool.query('analyze')
  const perDay = 8 * members
  const daysAhead = Math.ceil(appointments / perDay) - daysBack(appointments) + 1
  return { ...salon, firstFreeDay: new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10) }
}

/** Half of the days lie behind, but never so many that the coming month is not full. */
function daysBack(appointments: number): number {
  return Math.max(0, Math.ceil(appointments / (8 * members)) - 40)
}

async function writeCatalogue(client: pg.ClientBase, salon: Omit<Salon, 'firstFreeDay'>): Promise<void> {
  const run = (text: string, values: unknown[]) => client.query(text, values)
  await run(
    `insert into businesses (id, slug, name, zone, locale, locales, currency, branding, policy, horizon_days, created_at)
    values ($1, '${slug}', '{"en":"Large salon"}', '${zone}', 'en', '{en}', 'EUR', '{"color":"#225577","font":"inter","logo":null,"cover":null}', $2, 365, now())`,
    [salon.business, JSON.stringify(defaultPolicy)],
  )
  await run('insert into business_settings default values', [])
  await run(`insert into branches (id, key, name, zone) values ($1, 'main', '{"en":"Main"}', '${zone}')`, [
    salon.branch,
  ])
  await run(
    `insert into branch_hours (branch_id, weekday, opens, closes) select $1, d, '08:00', '20:00' from generate_series(1, 7) d`,
    [salon.branch],
  )
  await run(
    `insert into services (id, key, name, duration_minutes, price_minor, slot_interval_minutes) values ($1, 'cut', '{"en":"Cut"}', 30, 3000, 15)`,
    [salon.service],
  )
  await run(
    `insert into staff_members (id, key, name, position) select id, 'm' || n, 'Member ' || n, n from unnest($1::uuid[]) with ordinality as u(id, n)`,
    [salon.staff],
  )
  await run('insert into staff_skills (staff_id, service_id) select unnest($1::uuid[]), $2', [
    salon.staff,
    salon.service,
  ])
  await run(
    `insert into staff_hours (staff_id, branch_id, weekday, starts, ends) select s, $2, d, '09:00', '18:00' from unnest($1::uuid[]) s, generate_series(1, 7) d`,
    [salon.staff, salon.branch],
  )
  await run(
    `insert into customers (id, email, name, created_at, updated_at, registered_at)
    select id, 'customer-' || n - 1 || '@example.com', 'Customer', now(), now(), now() from unnest($1::uuid[]) with ordinality as u(id, n)`,
    [salon.customers],
  )
}

/** Eight half-hours a day and member, on the hour: the other half of each hour stays free. */
async function writeAppointments(
  client: pg.ClientBase,
  salon: Omit<Salon, 'firstFreeDay'>,
  appointments: number,
): Promise<void> {
  const values = [
    salon.staff,
    salon.branch,
    salon.service,
    salon.customers,
    appointments,
    daysBack(appointments),
    JSON.stringify(defaultPolicy),
  ]
  await client.query('set local role none')
  await client.query(
    `create temporary table plan on commit drop as
    select gen_random_uuid() as id, n, ($1::uuid[])[1 + n % ${members}] as staff_id, ($4::uuid[])[1 + n / 7 % ${customers}] as customer_id,
           ((current_date - $2::int + n / ${members * 8})::timestamp + interval '9 hours' + (n / ${members} % 8) * interval '1 hour') at time zone '${zone}' as starts_at
      from generate_series(0, $3::int - 1) n`,
    [values[0], values[5], values[4], values[3]],
  )
  await client.query('grant select on plan to foyer_worker; set local role foyer_worker')
  await client.query(
    `insert into appointments (id, code, customer_id, branch_id, status, starts_at, ends_at, price_minor, currency, policy, booked_at)
    select id, lpad(upper(to_hex(n)), 6, '0'), customer_id, $1, 'confirmed', starts_at, starts_at + interval '30 minutes', 3000, 'EUR', $2, now() from plan`,
    [values[1], values[6]],
  )
  await client.query(
    `insert into appointment_lines (appointment_id, customer_id, position, service_id, staff_id, starts_at, ends_at, price_minor)
    select id, customer_id, 0, $1, staff_id, starts_at, starts_at + interval '30 minutes', 3000 from plan`,
    [values[2]],
  )
  await client.query(
    `insert into occupations (subject_id, starts_at, ends_at, appointment_id) select staff_id, starts_at, starts_at + interval '30 minutes', id from plan`,
  )
}
