import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { askControl } from '#apps/commands/ask-control.ts'
import { failed, usage, type Command, type Outcome } from '#apps/commands/command.ts'
import { objectTo } from '#apps/commands/object-to.ts'
import { readCommand } from '#apps/commands/read-command.ts'
import { troubleOf } from '#apps/commands/trouble.ts'
import { importShape } from '#features/businesses/import-shape.ts'
import { readConfig, type Config } from '#platform/config/config.ts'
import { openLog } from '#platform/log/log.ts'

// Answers on the standard output, complaints on the other, and ends with the command's exit code.
const outcome = await foyer(process.argv.slice(2)).catch((error: unknown) => failed(troubleOf(error)))
const stream = outcome.code === 0 ? process.stdout : process.stderr
stream.write(`${outcome.text}\n`)
process.exitCode = outcome.code

async function foyer(words: readonly string[]): Promise<Outcome> {
  const read = await readCommand(words)
  if (read.kind === 'outcome') return read.outcome
  if (read.kind === 'help') return { text: usage, code: 0 }
  if (read.kind === 'schema')
    return { text: JSON.stringify(z.toJSONSchema(importShape, { io: 'input' }), null, 2), code: 0 }
  const { command } = read
  const objection = command.name === 'business import' ? objectTo(command) : null
  return objection ?? carryOut(readConfig(process.env), command)
}

/** The product is loaded only where no running server carries the command out. */
async function carryOut(config: Config, command: Command): Promise<Outcome> {
  const answered = config.embedded ? await askControl(config.dataDir, command) : null
  if (answered) return answered
  if (command.name === 'doctor') return look(config)
  const { openParts } = await import('#apps/open-parts.ts')
  const { runCommand } = await import('#apps/commands/run-command.ts')
  const parts = await openParts({ ...config, web: false, worker: false }, openLog('silent'))
  try {
    return await runCommand(parts, command)
  } finally {
    await parts.close()
  }
}

/** The doctor changes nothing, so it opens the database as it is. */
async function look(config: Config): Promise<Outcome> {
  const { examine } = await import('#apps/commands/doctor.ts')
  const { openEmbedded, openPostgres } = await import('#platform/db/open.ts')
  const log = openLog('silent')
  if (config.embedded && !existsSync(join(config.dataDir, 'database')))
    return examine(config, null, `there is none in ${config.dataDir} yet; the first start makes it.`)
  try {
    const database = config.databaseUrl
      ? openPostgres(config.databaseUrl, 2, log)
      : await openEmbedded(config.dataDir, log)
    return await examine(config, database).finally(() => database.close())
  } catch (error) {
    return examine(config, null, troubleOf(error))
  }
}
