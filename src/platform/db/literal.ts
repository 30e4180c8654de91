import { isId } from '#values/id.ts'

/** A UUID as an SQL literal, for the statements that open a scope and cannot carry parameters. Throws on anything else. */
export function idLiteral(id: string): string {
  if (!isId(id)) throw new Error('not an id')
  return `'${id}'`
}
