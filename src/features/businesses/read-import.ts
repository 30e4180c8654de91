import type { z } from 'zod'
import { checkImport } from './import-check.ts'
import { faultsOfTheRest } from './import-rest.ts'
import { placeJson, type Path, type PlacedJson, type Problem } from './import-places.ts'
import { importShape, type ImportFile } from './import-shape.ts'

export type ReadImport = { file: ImportFile; problems: [] } | { file: null; problems: Problem[] }

/** Reads an import file whole: either a file that can be imported as it is, or everything wrong in it, in the order of its lines. */
export function readImport(text: string): ReadImport {
  const json = placeJson(text.replace(/^\uFEFF/, ''))
  if (json.problems.length > 0) return { file: null, problems: inOrder(json.problems) }
  const read = importShape.safeParse(json.value)
  const faults = read.success ? checkImport(read.data) : faultsOfTheRest(json.value, read.error.issues)
  const problems = [
    ...(read.success ? [] : issuesOf(read.error.issues, json)),
    ...faults.map(({ path, message }) => json.problemAt(path, message)),
  ]
  return read.success && problems.length === 0
    ? { file: read.data, problems: [] }
    : { file: null, problems: inOrder(problems) }
}

type Issue = z.core.$ZodIssue

function issuesOf(issues: readonly Issue[], json: PlacedJson, above: Path = []): Problem[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path] as Path
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => json.problemAt(path, 'is not known here', key))
    if (issue.code === 'invalid_union') return issuesOfUnion(issue, path, json)
    return [json.problemAt(path, messageOf(issue, valueAt(json.value, path)))]
  })
}

/** Of several shapes a value may have, speaks of the one it comes nearest to: the one that is not of a wholly different type. */
function issuesOfUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Path,
  json: PlacedJson,
): Problem[] {
  const near = issue.errors.find(
    (issues) => !issues.some((each) => each.code === 'invalid_type' && each.path.length === 0),
  )
  if (near) return issuesOf(near, json, path)
  if (issue.discriminator) return [json.problemAt(path, 'must be refuse, fee or keep-credit')]
  return [
    json.problemAt(
      path,
      valueAt(json.value, path) === undefined
        ? 'is missing'
        : 'must be a text, or an object with a text a language',
    ),
  ]
}

function messageOf(issue: Issue, value: unknown): string {
  if (value === undefined && issue.code !== 'custom') return 'is missing'
  if (issue.code === 'invalid_type')
    return issue.message.startsWith('Invalid input') ? `must be ${nounOf(issue.expected)}` : issue.message
  if (issue.code === 'invalid_value') return `must be ${listed(issue.values.map(String))}`
  if (issue.code === 'too_small')
    return issue.origin === 'string' && issue.minimum === 1
      ? 'must not be empty'
      : `must be at least ${issue.minimum}${unitOf(issue.origin)}`
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}${unitOf(issue.origin)}`
  if (issue.code === 'invalid_format' && issue.format === 'email') return 'must be an e-mail address'
  if (issue.code === 'invalid_format' && issue.format === 'url') return 'must be a web address'
  return issue.message
}

function nounOf(type: string): string {
  const nouns: Record<string, string> = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'an object',
  }
  return nouns[type] ?? type
}

function unitOf(origin: string): string {
  return origin === 'string' ? ' characters long' : origin === 'array' ? ' long' : ''
}

function listed(values: string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step],
    value,
  )
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((one, other) => one.line - other.line || one.column - other.column)
}
