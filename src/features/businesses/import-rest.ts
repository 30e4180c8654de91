import type { z } from 'zod'
import { checkImport } from './import-check.ts'
import type { Fault } from './import-fault.ts'
import type { Path } from './import-places.ts'
import { importShape } from './import-shape.ts'

type Json = Record<string | number, unknown>
type Dropped = Map<string, number[]>

/** Stands in for what the head of a file lacks, so that the rest can still be looked at. */
const blank = {
  slug: 'blank',
  name: 'Blank',
  timezone: 'UTC',
  locale: 'en',
  locales: ['en'],
  currency: 'EUR',
  branding: { color: '#000000' },
  branches: [{ key: 'blank', name: 'Blank' }],
  services: [],
  staff: [],
}

/**
 * What contradicts itself in a file of which some parts are malformed: those parts are set aside and the rest is
 * checked. A name that only a part set aside has is not called unknown.
 */
export function faultsOfTheRest(value: unknown, issues: readonly z.core.$ZodIssue[]): Fault[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  const rest = structuredClone(value) as Json
  const dropped = setAside(rest, issues)
  const read = importShape.safeParse(rest)
  if (!read.success) return []
  const named = namesIn(value as Json)
  return checkImport(read.data)
    .filter((fault) => !fault.names || !named.has(fault.names))
    .map(({ path, message }) => ({ path: originalPath(path, dropped), message }))
}

/** Takes malformed entries out of their lists, and replaces what is malformed outside of any list. */
function setAside(rest: Json, issues: readonly z.core.$ZodIssue[]): Dropped {
  const dropped: Dropped = new Map()
  for (const issue of issues) {
    const path = issue.path as (string | number)[]
    const at = path.findLastIndex((step) => typeof step === 'number')
    if (at >= 0) drop(dropped, path.slice(0, at), path[at] as number)
    else if (issue.code === 'unrecognized_keys' && path.length === 0)
      for (const key of issue.keys) delete rest[key]
    else if (path[0] !== undefined) rest[path[0]] = (blank as Json)[path[0]]
  }
  for (const key of Object.keys(rest)) if (rest[key] === undefined) delete rest[key]
  for (const [list, indexes] of [...dropped].toSorted(([one], [other]) => other.length - one.length)) {
    const entries = list
      .split('/')
      .reduce<unknown>((inner, step) => (inner as Json | undefined)?.[step], rest)
    if (Array.isArray(entries))
      for (const index of indexes.toSorted((one, other) => other - one)) entries.splice(index, 1)
  }
  if (Array.isArray(rest['branches']) && rest['branches'].length === 0) rest['branches'] = blank.branches
  return dropped
}

function drop(dropped: Dropped, list: Path, index: number): void {
  const indexes = dropped.get(list.join('/')) ?? []
  if (!indexes.includes(index)) dropped.set(list.join('/'), [...indexes, index])
}

/** Counts the entries that were taken out of each list back in. */
function originalPath(path: Path, dropped: Dropped): Path {
  const original: (string | number)[] = []
  for (const step of path) {
    const gone = (dropped.get(original.join('/')) ?? []).toSorted((one, other) => one - other)
    original.push(
      typeof step === 'number'
        ? gone.reduce((index, each) => (each <= index ? index + 1 : index), step)
        : step,
    )
  }
  return original
}

function namesIn(value: Json): Set<string> {
  const list = (of: unknown, name: string): Json[] =>
    Array.isArray((of as Json | null)?.[name]) ? ((of as Json)[name] as Json[]) : []
  const resources = list(value, 'branches').flatMap((branch) => list(branch, 'resources'))
  const named = (nouns: Json[], noun: string, key = 'key') =>
    nouns.map((each) => `${noun} ${String(each?.[key])}`)
  return new Set([
    ...named(list(value, 'branches'), 'branch'),
    ...named(list(value, 'services'), 'service'),
    ...named(list(value, 'staff'), 'staff member'),
    ...named(resources, 'resource'),
    ...named(resources, 'resource of the kind', 'kind'),
  ])
}
