import type { Parts } from '#apps/parts.ts'
import { businessIn, importBusiness, type Imported } from '#features/businesses/import-business.ts'
import type { ImportFile } from '#features/businesses/import-shape.ts'
import { readBusiness } from '#features/businesses/queries.ts'
import { readImport } from '#features/businesses/read-import.ts'
import { stoppedBy } from '#platform/scope/race.ts'
import { newId } from '#values/id.ts'
import { done, type Outcome } from './command.ts'
import { openAs } from './door.ts'
import { objectTo, type Wish } from './object-to.ts'

class DryRun extends Error {
  imported: Imported
  constructor(imported: Imported) {
    super('dry run')
    this.imported = imported
  }
}

/** Imports a business in one transaction, or does it all and takes it back where `dryRun` is set. */
export async function importFile(parts: Parts, wish: Wish): Promise<Outcome> {
  const { file } = readImport(wish.text)
  if (!file) return objectTo(wish)!
  const known = await readBusiness(parts.database.pool, file.slug)
  try {
    const imported = await importAs(parts, known?.id ?? newId(), file, wish.dryRun)
    return done(told(file.slug, imported, wish.dryRun, known !== null))
  } catch (error) {
    // Somebody else has just made it: now it is there to be updated.
    if (known === null && stoppedBy(error, 'businesses_slug_key')) return importFile(parts, wish)
    throw error
  }
}

async function importAs(parts: Parts, id: string, file: ImportFile, dryRun: boolean): Promise<Imported> {
  try {
    return await openAs(parts, businessIn(file, id), { kind: 'worker' }, async (scope) => {
      const counts = await importBusiness(scope, file)
      if (dryRun) throw new DryRun(counts)
      return counts
    })
  } catch (error) {
    if (error instanceof DryRun) return error.imported
    throw error
  }
}

function told(
  slug: string,
  { branches, services, staff, classes, sessions }: Imported,
  dryRun: boolean,
  isKnown: boolean,
): string {
  const verb = dryRun ? (isKnown ? 'Would update' : 'Would create') : isKnown ? 'Updated' : 'Created'
  const counts = [
    count(branches, 'branch', 'branches'),
    count(services, 'service'),
    count(staff, 'staff member'),
    count(classes, 'weekly class', 'weekly classes'),
  ]
  const laidOut = `${count(sessions.added, 'class session')} laid out.`
  const skipped = sessions.skipped.map(({ series, date }) => `  ${series} on ${date}`)
  const clash =
    skipped.length === 0
      ? []
      : ['Left out, because the staff member or the room is taken or away then:', ...skipped]
  return [
    `${verb} ${slug}: ${counts.join(', ')}. ${laidOut}`,
    ...clash,
    ...(dryRun ? ['This was a dry run: nothing has changed.'] : []),
  ].join('\n')
}

function count(number: number, one: string, other = `${one}s`): string {
  return `${number} ${number === 1 ? one : other}`
}
