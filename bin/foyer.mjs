#!/usr/bin/env node
// Runs on whatever Node there is and hands over to the pinned one: plain JavaScript.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install, pinnedNode } from './setup.mjs'

try {
  if (!existsSync(pinnedNode)) await install()
  const command = join(dirname(fileURLToPath(import.meta.url)), 'foyer.ts')
  const child = spawn(pinnedNode, [command, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('close', (code) => (process.exitCode = code ?? 1))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
