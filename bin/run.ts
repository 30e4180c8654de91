import { spawn } from 'node:child_process'
import { delimiter, join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '..')

// The packages' own programs and the pinned Node come first, however this was started.
const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)

export type Ended = { code: number | null; seconds: string }
type How = { quiet?: boolean; env?: Record<string, string> }

/**
 * Runs a program of the packages to its end, saying every ten seconds that it still runs.
 * A quiet one shows what it printed only if it fails. A signal to us ends both.
 */
export function run(
  title: string,
  [program = '', ...args]: string[],
  { quiet, env }: How = {},
): Promise<Ended> {
  const started = Date.now()
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`
  const output: Buffer[] = []
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env, PATH: path },
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
  })
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk))
  const waiting = setInterval(() => console.log(`${title} … ${seconds()}`), 10_000)
  let isStopped = false
  const pass = (signal: NodeJS.Signals) => {
    isStopped = true
    child.kill(signal)
  }
  process.on('SIGTERM', pass).on('SIGINT', pass)

  return new Promise((settle) => {
    child.once('error', (error) => output.push(Buffer.from(`${error.message}\n`)))
    child.once('close', (code) => {
      clearInterval(waiting)
      if (isStopped) process.exit(130)
      process.off('SIGTERM', pass).off('SIGINT', pass)
      if (code !== 0) process.stdout.write(Buffer.concat(output))
      settle({ code, seconds: seconds() })
    })
  })
}
