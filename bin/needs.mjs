import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Says whether what npm installed last (its own record in node_modules) differs from what package-lock.json asks for.
 * Optional packages made for other machines may be absent.
 */
export function needsInstall(lock, installed) {
  if (!lock || !installed) return true
  const wanted = withoutRoot(lock.packages)
  const present = withoutRoot(installed.packages)
  const lacks = Object.entries(wanted).some(([path, entry]) =>
    present[path] ? present[path].version !== entry.version : !entry.optional,
  )
  return lacks || Object.keys(present).some((path) => !wanted[path])
}

function withoutRoot(packages = {}) {
  const { '': _root, ...others } = packages
  return others
}

/** Answers a hash over the names and contents of all files below `paths` that the web app could be built from. */
export function fingerprint(root, paths) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap((one) => listFiles(root, one)).toSorted()) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

function listFiles(root, path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) return isSource(path) ? [path] : []
  return readdirSync(join(root, path)).flatMap((name) => listFiles(root, `${path}/${name}`))
}

function isSource(path) {
  return !/\.test\.tsx?$/.test(path) && !path.startsWith('src/testing/')
}
