import type { Path } from './import-places.ts'
import type { ImportFile } from './import-shape.ts'

/** Something well formed that still cannot be: where, as a path into the file, and what. `names` is what it misses. */
export type Fault = { path: Path; message: string; names?: string }

export function fault(path: Path, message: string): Fault {
  return { path, message }
}

/** A name that nothing in the file has. */
export function unknown(path: Path, noun: string, key: string): Fault {
  return { path, message: `there is no ${noun} ${key}`, names: `${noun} ${key}` }
}

/** Where there are several branches, something says at which it is; and that branch exists. */
export function branchFault(branch: string | undefined, path: Path, file: ImportFile): Fault[] {
  if (branch === undefined)
    return file.branches.length > 1 ? [fault(path, 'needs a branch: there are several')] : []
  return file.branches.some((each) => each.key === branch)
    ? []
    : [unknown([...path, 'branch'], 'branch', branch)]
}

/** True for the first fault at its place: one is enough there. */
export function isFirst(one: Fault, index: number, all: readonly Fault[]): boolean {
  return all.findIndex((other) => other.path.join() === one.path.join()) === index
}
