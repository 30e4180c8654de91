import { chmodSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Parts } from '#apps/parts.ts'
import { controlPath } from './commands/ask-control.ts'
import { commandSchema, failed, type Outcome } from './commands/command.ts'
import { runCommand } from './commands/run-command.ts'
import { troubleOf } from './commands/trouble.ts'

const mostBytes = 16 * 1024 * 1024
/** What an address of this kind can hold on every system. */
const longestPath = 100

/**
 * Takes the operator's commands on a socket in the data directory that only this user may use, while the embedded
 * database is open here and so nowhere else. Where such a socket cannot be, the server runs without, and says so.
 */
export async function openControl(parts: Parts): Promise<{ close(): Promise<void> }> {
  if (!parts.config.embedded) return { close: async () => {} }
  const path = controlPath(parts.config.dataDir)
  const server = createServer((incoming, outgoing) => void answer(parts, incoming, outgoing))
  const listening = path.length > longestPath ? new Error('its path is too long') : await listen(server, path)
  if (listening) parts.log.warn({ path, reason: listening.message }, 'commands cannot reach this server')
  server.on('error', (error) =>
    parts.log.warn({ reason: error.message }, 'the socket for commands met an error'),
  )
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A socket left by a process that died is in the way; the directory's lock says that nobody else is using it. */
function listen(server: ReturnType<typeof createServer>, path: string): Promise<Error | null> {
  rmSync(path, { force: true })
  return new Promise((resolve) => {
    server.once('error', resolve)
    server.listen(path, () => {
      server.off('error', resolve)
      chmodSync(path, 0o600)
      resolve(null)
    })
  })
}

async function answer(parts: Parts, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const outcome = await carryOut(parts, incoming).catch((error: unknown): Outcome => {
    parts.log.error({ err: error }, 'a command failed unexpectedly')
    return failed(troubleOf(error))
  })
  outgoing.setHeader('content-type', 'application/json').end(JSON.stringify(outcome))
}

async function carryOut(parts: Parts, incoming: IncomingMessage): Promise<Outcome> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of incoming) {
    size += (piece as Buffer).byteLength
    if (size > mostBytes) return failed('That is too large.')
    pieces.push(piece as Buffer)
  }
  const command = commandSchema.safeParse(JSON.parse(Buffer.concat(pieces).toString('utf8')))
  return command.success
    ? runCommand(parts, command.data)
    : failed('The running server does not know this command. Is it of the same version?')
}
