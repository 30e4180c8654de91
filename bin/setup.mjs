// Runs on whatever Node there is, before anything is installed: plain JavaScript, no packages.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fingerprint, needsInstall } from './needs.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', 'node')
const stamp = join(root, 'build', '.stamp')
const sources = [
  'src',
  'public',
  'vite.config.ts',
  'react-router.config.ts',
  'tsconfig.json',
  'package-lock.json',
]

/** Installs the packages where they differ from the lockfile. */
export async function install() {
  const lock = readJson(join(root, 'package-lock.json'))
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))
  if (needsInstall(lock, installed) || !existsSync(pinnedNode)) {
    const flags = ['--include=dev', '--include=optional', '--ignore-scripts=false', '--engine-strict=false']
    await run('Installing packages', 'npm', ['ci', ...flags, '--no-audit', '--no-fund', '--loglevel=error'])
  }
  if (!existsSync(pinnedNode)) throw new Error('npm installed no Node: are install scripts switched off?')
}

/** Builds the web app where the build is missing or its sources have changed since. */
export async function build() {
  const wanted = fingerprint(root, sources)
  const isBuilt = existsSync(join(root, 'build', 'server', 'index.js')) && existsSync(stamp)
  if (isBuilt && readFileSync(stamp, 'utf8') === wanted) return
  rmSync(stamp, { force: true })
  await run('Building the web app', pinnedNode, [join(root, 'node_modules', '.bin', 'react-router'), 'build'])
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** Runs a program quietly, saying every few seconds that it still does; shows what it printed only if it fails. */
function run(title, program, args) {
  const started = Date.now()
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`
  say(`${title} …`)
  const waiting = setInterval(() => say(`${title} … ${seconds()}`), 10_000)
  // The pinned Node among the packages must not run npm while npm replaces it.
  const folders = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((one) => !one.startsWith(join(root, 'node_modules')))
  const env = { ...process.env, PATH: folders.join(delimiter) }
  return new Promise((settle, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const output = []
    child.stdout.on('data', (chunk) => output.push(chunk))
    child.stderr.on('data', (chunk) => output.push(chunk))
    child.once('error', reject)
    child.once('close', (code) => {
      clearInterval(waiting)
      if (code === 0) return settle(say(`${title}: done in ${seconds()}`))
      process.stderr.write(Buffer.concat(output))
      reject(new Error(`${title} failed (${program} ended with ${code})`))
    })
  })
}

// Progress goes to stderr, so that a command's own answer stays alone on stdout.
function say(line) {
  process.stderr.write(`${line}\n`)
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await install()
    if (!process.argv.includes('--no-build')) await build()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
