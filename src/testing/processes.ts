import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

/** A real server process of its own, as an operator would start it. */
export type ServerProcess = {
  origin: string
  dataDir: string
  pid: number
  ask(
    method: string,
    path: string,
    options?: { token?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<{ status: number; body: any }>
  /** Ends the process by a signal and waits until it is gone. */
  kill(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>
  /** What it wrote to both outputs so far. */
  output(): string
}

type Options = { env?: Record<string, string>; port?: number; dataDir?: string }

/** Starts a server and waits until it is ready; throws with its output when it ends before that. */
export async function startProcess(options: Options = {}): Promise<ServerProcess> {
  const port = options.port ?? (await freePort())
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'foyer-process-'))
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      LOG_LEVEL: 'error',
      FOYER_DATA_DIR: dataDir,
      FOYER_DEMO: 'off',
      FOYER_SECRET: 'a secret that only tests would use, ever',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const origin = `http://127.0.0.1:${port}`
  await untilReady(child, origin, () => output)
  return {
    origin,
    dataDir,
    pid: child.pid!,
    ask: (method, path, ask = {}) => askOrigin(origin, method, path, ask),
    async kill(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill(signal)
      await once(child, 'exit')
    },
    output: () => output,
  }
}

/** Removes a process's data once nothing uses it any more. */
export function forget(server: ServerProcess): void {
  rmSync(server.dataDir, { recursive: true, force: true })
}

async function untilReady(child: ChildProcess, origin: string, output: () => string): Promise<void> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${output()}`)
    const ready = await fetch(`${origin}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill('SIGKILL')
  throw new Error(`The server was not ready in time:\n${output()}`)
}

async function askOrigin(
  origin: string,
  method: string,
  path: string,
  ask: { token?: string; body?: unknown; headers?: Record<string, string> },
) {
  const headers: Record<string, string> = {
    ...(ask.token ? { authorization: `Bearer ${ask.token}` } : { origin }),
    ...ask.headers,
  }
  if (ask.body !== undefined) headers['content-type'] = 'application/json'
  const answer = await fetch(origin + path, {
    method,
    headers,
    ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
  })
  const text = await answer.text()
  return {
    status: answer.status,
    body: answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text,
  }
}
