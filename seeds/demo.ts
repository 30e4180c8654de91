import { readFileSync } from 'node:fs'
import { openAs } from '#apps/commands/door.ts'
import type { Parts } from '#apps/parts.ts'
import { businessIn, importBusiness } from '#features/businesses/import-business.ts'
import type { ImportFile } from '#features/businesses/import-shape.ts'
import { readBusiness } from '#features/businesses/queries.ts'
import { readImport } from '#features/businesses/read-import.ts'
import { newId } from '#values/id.ts'
import { addDays, dateAt } from '#values/zone.ts'
import { cast } from './cast.ts'
import { fillWeek, pastDays, type DemoSlug } from './week.ts'

export const demoSlugs = Object.keys(cast) as DemoSlug[]

type SeedParts = Pick<Parts, 'database' | 'jobs' | 'now'>

/** Makes the demo businesses that are not there yet, each in one transaction, and says so. Answers which ones it made. */
export async function seedDemo(
  parts: SeedParts,
  say: (line: string) => void = () => {},
  slugs: readonly DemoSlug[] = demoSlugs,
): Promise<DemoSlug[]> {
  const made: DemoSlug[] = []
  for (const slug of slugs) {
    if (await readBusiness(parts.database.pool, slug)) continue
    if (made.length === 0) say('Seeding the demo businesses …')
    await seedOne(parts, slug)
    made.push(slug)
  }
  return made
}

async function seedOne(parts: SeedParts, slug: DemoSlug): Promise<void> {
  const file = withHistory(readSeed(slug), parts.now())
  const business = businessIn(file, newId())
  await openAs(parts, business, { kind: 'worker' }, async (scope) => {
    await importBusiness(scope, file)
    await fillWeek(scope, slug)
  })
}

/** A demo business's file. Throws where it would not import. */
export function readSeed(slug: DemoSlug): ImportFile {
  const { file, problems } = readImport(readFileSync(new URL(`${slug}.json`, import.meta.url), 'utf8'))
  if (!file)
    throw new Error(
      `seeds/${slug}.json: ${problems.map(({ line, path, message }) => `line ${line}, ${path} ${message}`).join('; ')}`,
    )
  return file
}

/** Classes have been going on for as long as the demo's customers remember. */
function withHistory(file: ImportFile, now: number): ImportFile {
  const from = addDays(dateAt(file.timezone, Math.floor(now / 60_000)), -pastDays)
  return { ...file, classes: file.classes.map((each) => ({ ...each, from })) }
}
