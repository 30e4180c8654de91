import pg from 'pg'
import { createHash } from 'node:crypto'
import { compile, type Fragment } from './sql.ts'

const { types } = pg
const text = (value: string) => value

/** `2026-11-21 09:00:00.123+00` → epoch milliseconds. The connections run in UTC. */
function instant(value: string): number {
  const at = value.indexOf('+')
  return Date.parse(`${value.slice(0, 10)}T${value.slice(11, at < 0 ? undefined : at)}Z`)
}

const parsers: Record<number, (value: string) => unknown> = {
  [types.builtins.TIMESTAMPTZ]: instant,
  [types.builtins.DATE]: text,
  [types.builtins.TIME]: (value) => value.slice(0, 5),
  [types.builtins.INT8]: Number,
}
const arrayParsers: Record<number, (value: string) => unknown> = {
  1185: (value) =>
    (types.getTypeParser as (oid: number) => (text: string) => string[])(1009)(value).map(instant),
}
/** How every connection reads values; given to the pool, since the embedded adapter takes no parsers with a query. */
export const typeParsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ??
    arrayParsers[oid] ??
    (types.getTypeParser as (oid: number, format?: string) => unknown)(oid, format),
}

const names = new Map<string, string>()

/** A prepared statement's name: the same text is parsed once a connection. */
function statementName(statement: string): string {
  const known = names.get(statement)
  if (known) return known
  const name = `q${createHash('sha256').update(statement).digest('base64url').slice(0, 20)}`
  if (names.size < 2_000) names.set(statement, name)
  return name
}

const camelNames = new Map<string, string>()
function camel(column: string): string {
  const known = camelNames.get(column)
  if (known) return known
  const name = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  camelNames.set(column, name)
  return name
}

type Queryable = Pick<pg.ClientBase, 'query'>

/** Runs one statement, prepared; rows come back with camelCase keys, instants as epoch milliseconds. */
export async function runSql<Row>(client: Queryable, fragment: Fragment): Promise<Row[]> {
  const { text: statement, values } = compile(fragment)
  const result = await client.query<unknown[]>({
    name: statementName(statement),
    text: statement,
    values,
    rowMode: 'array',
  })
  return toRows(result)
}

/** The rows of a result read in array mode, as objects. */
export function toRows<Row>(result: {
  fields: readonly { name: string }[]
  rows: readonly unknown[][]
}): Row[] {
  const keys = result.fields.map((field) => camel(field.name))
  return result.rows.map((row) => {
    const object: Record<string, unknown> = {}
    for (let index = 0; index < keys.length; index += 1) object[keys[index]!] = row[index]
    return object as Row
  })
}
