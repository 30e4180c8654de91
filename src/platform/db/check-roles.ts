import type pg from 'pg'

const roles = ['foyer_visitor', 'foyer_customer', 'foyer_staff', 'foyer_worker', 'foyer_door']
/** Tables that hold nothing of any business. */
const outside = ['migrations']

/**
 * Refuses to go on where isolation would not hold: a working role that is superuser, bypasses row security or owns a
 * table, or a table without forced row security. And where nothing would work: roles that are missing, or that this
 * user may not take on, as after a restore into a new cluster.
 */
export async function checkRoles(pool: pg.Pool): Promise<void> {
  const strong = await pool.query<{ name: string }>(
    `select rolname as name from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
    [roles],
  )
  const open = await pool.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and not (c.relrowsecurity and c.relforcerowsecurity) and c.relname <> all($1)`,
    [outside],
  )
  const owned = await pool.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = any($1) and c.relnamespace = 'public'::regnamespace`,
    [roles],
  )
  const missing = await pool.query<{ name: string }>(
    `select name from unnest($1::text[]) name where not exists (select from pg_roles where rolname = name)`,
    [roles],
  )
  const barred = await pool.query<{ name: string; self: string }>(
    `select rolname as name, current_user as self from pg_roles where rolname = any($1) and not pg_has_role(current_user, oid, 'set')`,
    [roles],
  )
  const problems = [
    ...missing.rows.map((row) => `the role ${row.name} does not exist`),
    ...barred.rows.map((row) => `${row.self} may not take on the role ${row.name}`),
    ...strong.rows.map((row) => `the role ${row.name} has more rights than it may`),
    ...owned.rows.map((row) => `the table ${row.name} belongs to a working role`),
    ...open.rows.map((row) => `the table ${row.name} has no forced row security`),
  ]
  if (problems.length > 0)
    throw new Error(`The database does not keep businesses apart: ${problems.join('; ')}.`)
}
