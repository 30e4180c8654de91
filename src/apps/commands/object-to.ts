import type { Problem } from '#features/businesses/import-places.ts'
import { readImport } from '#features/businesses/read-import.ts'
import { failed, type Outcome } from './command.ts'

/** A file to import, by the name it was given, and whether only to look what would happen. */
export type Wish = { file: string; text: string; dryRun: boolean }

/** Everything wrong in an import file, one line each with its place; null when it can be imported. */
export function objectTo({ file, text }: Wish): Outcome | null {
  const { problems } = readImport(text)
  if (problems.length === 0) return null
  const lines = problems.map((problem) => lineOf(file, problem))
  return failed(
    [
      ...lines,
      '',
      `${problems.length === 1 ? 'One problem' : `${problems.length} problems`}. Nothing was imported.`,
    ].join('\n'),
  )
}

function lineOf(file: string, { line, column, path, message }: Problem): string {
  return `${file}:${line}:${column} ${path ? `${path} ` : ''}${message}`
}
