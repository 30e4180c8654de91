import { request, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { outcomeSchema, type Command, type Outcome } from './command.ts'

/** Where the server that has a data directory's database open can be spoken to. */
export function controlPath(dataDir: string): string {
  return join(dataDir, 'control.sock')
}

/** Has the running server carry a command out; null where no server listens in this data directory. */
export function askControl(dataDir: string, command: Command): Promise<Outcome | null> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath: controlPath(dataDir), method: 'POST', path: '/' }, (incoming) => {
      readOutcome(incoming).then(resolve, reject)
    })
    asked.once('error', (error: NodeJS.ErrnoException) => {
      if (['ENOENT', 'ECONNREFUSED', 'ENOTSOCK', 'EINVAL'].includes(error.code ?? '')) resolve(null)
      else reject(error)
    })
    asked.end(JSON.stringify(command))
  })
}

async function readOutcome(incoming: IncomingMessage): Promise<Outcome> {
  let text = ''
  for await (const piece of incoming.setEncoding('utf8')) text += piece as string
  return outcomeSchema.parse(JSON.parse(text))
}
