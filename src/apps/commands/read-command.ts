import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { failed, usage, type Command, type Outcome } from './command.ts'

export type ReadCommand =
  | { kind: 'command'; command: Command }
  | { kind: 'schema' }
  | { kind: 'help' }
  | { kind: 'outcome'; outcome: Outcome }

/** Reads the words after `foyer`. Files are read here, by whoever may read them; anything misunderstood is answered with the usage. */
export async function readCommand(words: readonly string[]): Promise<ReadCommand> {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        staff: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    const [noun = 'help', ...rest] = positionals
    if (values.help) return { kind: 'help' }
    return await readNoun(noun, rest, { dryRun: values['dry-run'] ?? false, staff: values.staff ?? false })
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS'))
      return misused((error as Error).message)
    throw error
  }
}

type Flags = { dryRun: boolean; staff: boolean }

async function readNoun(noun: string, rest: readonly string[], flags: Flags): Promise<ReadCommand> {
  const [first, second, ...more] = rest
  if (more.length > 0) return misused(`What is “${more.join(' ')}”?`)
  switch (noun) {
    case 'help':
      return { kind: 'help' }
    case 'migrate':
    case 'seed':
    case 'doctor':
      return first === undefined
        ? { kind: 'command', command: { name: noun } }
        : misused(`“foyer ${noun}” takes nothing more.`)
    case 'token':
      return first === undefined || second === undefined
        ? misused('“foyer token” needs a business and an e-mail address.')
        : { kind: 'command', command: { name: 'token', slug: first, who: second, staff: flags.staff } }
    case 'business':
      return readBusinessVerb(first, second, flags)
    default:
      return misused(`There is no command “${noun}”.`)
  }
}

async function readBusinessVerb(
  verb: string | undefined,
  file: string | undefined,
  { dryRun }: Flags,
): Promise<ReadCommand> {
  if (verb === 'list' && file === undefined) return { kind: 'command', command: { name: 'business list' } }
  if (verb === 'schema' && file === undefined) return { kind: 'schema' }
  if (verb !== 'import') return misused('“foyer business” goes on with import, list or schema.')
  if (file === undefined) return misused('“foyer business import” needs a file.')
  return readImportFile(file, dryRun)
}

const mostBytes = 8 * 1024 * 1024

async function readImportFile(file: string, dryRun: boolean): Promise<ReadCommand> {
  try {
    const bytes = await readFile(file)
    if (bytes.byteLength > mostBytes)
      return { kind: 'outcome', outcome: failed(`${file} is larger than 8 MB.`) }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { kind: 'command', command: { name: 'business import', file, text, dryRun } }
  } catch (error) {
    return { kind: 'outcome', outcome: failed(`${file} ${reasonOf(error as NodeJS.ErrnoException)}`) }
  }
}

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return 'does not exist.'
  if (error.code === 'EISDIR') return 'is a folder.'
  if (error.code === 'EACCES') return 'may not be read.'
  return error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
    ? 'is not UTF-8 text.'
    : `cannot be read: ${error.message}`
}

function misused(why: string): ReadCommand {
  return { kind: 'outcome', outcome: { text: `${why}\n\n${usage}`, code: 2 } }
}
