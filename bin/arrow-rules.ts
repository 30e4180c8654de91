/** One import as written: files are named from the root (`src/kit/button.tsx`), packages by their specifier. */
export type Arrow = { from: string; to: string; isType: boolean }

const mayImport: Record<string, string[]> = {
  main: ['apps', 'features', 'platform', 'kit', 'values'],
  apps: ['apps', 'features', 'platform', 'kit', 'values'],
  features: ['features', 'platform', 'kit', 'values'],
  platform: ['platform', 'values'],
  kit: ['kit', 'values'],
  values: ['values'],
}

const serverOnly = /^(node:|pg$|pg-boss$|drizzle-orm|pino|nodemailer|@electric-sql\/|@hono\/node-server)/
const door = /^src\/apps\/[^/]+\/door\.ts$/
const client = /^src\/apps\/[^/]+\/client\.ts$/
const ui = /^src\/features\/[^/]+\/ui\//
const pure = /^src\/(kit\/|values\/|features\/[^/]+\/(schema\.ts|rules\.ts|policy\.ts|text\/))/
const ownedByFeature = /^src\/features\/[^/]+\/(tables\.ts|routes\.ts|ui\/)/
const withScope = 'src/platform/scope/with-scope.ts'

/** Answers why an import goes against the direction of the house, or nothing if it may stand. Tests are free. */
export function objection(arrow: Arrow): string | undefined {
  if (isTest(arrow.from)) return undefined
  const { from, to, isType } = arrow
  if (to === 'pg' && !isType && !from.startsWith('src/platform/db/')) return 'only platform/db talks to pg'
  if (to === withScope && !isType && !door.test(from)) return 'only doors open scopes'
  if (isTest(to)) return 'what only tests may use'
  return againstPurity(arrow) ?? againstOwnership(arrow) ?? againstDirection(arrow)
}

function isTest(path: string) {
  return path.startsWith('src/testing/') || /\.test\.tsx?$/.test(path)
}

function againstPurity({ from, to, isType }: Arrow) {
  if (!pure.test(from) && !ui.test(from)) return undefined
  if (serverOnly.test(to)) return 'code for the browser uses nothing of the server'
  if (!to.startsWith('src/') || pure.test(to)) return undefined
  if (ui.test(from) && (ui.test(to) || (client.test(to) && isType))) return undefined
  return 'code for the browser imports only kit, values, schema, rules, text and the type of a client'
}

function againstOwnership({ from, to }: Arrow) {
  if (!from.startsWith('src/features/') || !ownedByFeature.test(to)) return undefined
  return featureOf(from) === featureOf(to)
    ? undefined
    : "another feature's tables, routes and screens are its own"
}

function againstDirection({ from, to, isType }: Arrow) {
  const allowed = mayImport[layerOf(from)]
  if (!to.startsWith('src/') || !allowed || allowed.includes(layerOf(to))) return undefined
  if (ui.test(from) && client.test(to) && isType) return undefined
  return `${layerOf(from)} may not import ${layerOf(to)}`
}

function layerOf(path: string) {
  return path.split(/[/.]/)[1] ?? ''
}

/** Answers the noun whose folder a file lives in, if it is a feature's. */
export function featureOf(path: string) {
  return /^src\/features\/([^/]+)\//.exec(path)?.[1]
}

/** Says whether a feature's import makes it depend on the other's behaviour and not just on words and shapes. */
export function isBehaviour({ from, to, isType }: Arrow) {
  return !isType && !isTest(from) && !pure.test(to) && featureOf(from) !== featureOf(to)
}

/** Answers one circle among the edges as a list that ends where it began, or nothing if there is none. */
export function findCircle(edges: Iterable<readonly [string, string]>): string[] | undefined {
  const next = new Map<string, string[]>()
  for (const [from, to] of edges) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()

  const walk = (node: string, path: string[]): string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node]
    if (done.has(node)) return undefined
    for (const to of next.get(node) ?? []) {
      const circle = walk(to, [...path, node])
      if (circle) return circle
    }
    done.add(node)
    return undefined
  }
  for (const node of next.keys()) {
    const circle = walk(node, [])
    if (circle) return circle
  }
  return undefined
}
