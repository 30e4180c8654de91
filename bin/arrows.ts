import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join, normalize, resolve } from 'node:path'
import { parseSync } from 'oxc-parser'
import { featureOf, findCircle, isBehaviour, objection, type Arrow } from './arrow-rules.ts'

const vagueNames = /^(index|utils?|helpers?|common|types?|services?|misc)\.tsx?$/

/** Answers everything in `root`'s src that goes against the direction of the house, one line each. */
export function findFaults(root: string): string[] {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).toSorted()
  const arrows = files.flatMap((file) => readArrows(root, file))
  const named = files.filter((file) => vagueNames.test(basename(file)))
  return [
    ...named.map((file) => `${file}: its name says nothing`),
    ...arrows.flatMap((arrow) => faultOf(root, arrow)),
    ...circles(arrows),
  ]
}

function faultOf(root: string, arrow: Arrow) {
  if (arrow.to.startsWith('src/') && !existsSync(join(root, arrow.to)))
    return [`${arrow.from} → ${arrow.to}: not there`]
  const reason = objection(arrow)
  return reason ? [`${arrow.from} → ${arrow.to}: ${reason}`] : []
}

function circles(arrows: Arrow[]) {
  const between = arrows.filter((arrow) => !arrow.isType && arrow.to.startsWith('src/'))
  const files = findCircle(between.map(({ from, to }) => [from, to] as const))
  const features = findCircle(
    arrows.filter(isBehaviour).flatMap(({ from, to }) => {
      const [one, other] = [featureOf(from), featureOf(to)]
      return one && other ? [[one, other] as const] : []
    }),
  )
  return [files, features].flatMap((circle) => (circle ? [`a circle: ${circle.join(' → ')}`] : []))
}

function readArrows(root: string, file: string): Arrow[] {
  const source = readFileSync(join(root, file), 'utf8')
  const { module, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  const isOnlyTypes = (entries: { isType: boolean }[]) =>
    entries.length > 0 && entries.every((entry) => entry.isType)
  const imports = module.staticImports.map(
    (one) => [one.moduleRequest.value, isOnlyTypes(one.entries)] as const,
  )
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap((entry) =>
      entry.moduleRequest ? [[entry.moduleRequest.value, entry.isType] as const] : [],
    ),
  )
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const literal = /^['"`]([^$'"`]+)['"`]$/.exec(source.slice(start, end))
    return literal?.[1] ? [[literal[1], false] as const] : []
  })
  return [...imports, ...exports, ...dynamic]
    .filter(([specifier]) => !specifier.includes('/+types/'))
    .map(([specifier, isType]) => ({ from: file, to: destination(file, specifier), isType }))
}

function destination(file: string, specifier: string) {
  const path = specifier.replace(/\?.*$/, '')
  if (path.startsWith('#')) return `src/${path.slice(1)}`
  return path.startsWith('.') ? normalize(join(file, '..', path)) : path
}

if (import.meta.main) {
  const faults = findFaults(resolve(import.meta.dirname, '..'))
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length > 0 ? 1 : 0
}
