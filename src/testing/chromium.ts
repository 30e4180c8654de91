import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * Answers the path of a Chromium that starts: the one FOYER_CHROMIUM names, the system's, or the one from npm.
 * Throws with the way out where there is none.
 */
export async function findChromium(): Promise<string> {
  const named = process.env.FOYER_CHROMIUM
  if (named && !isProgram(named)) throw new Error(`FOYER_CHROMIUM names ${named}, which cannot be run`)
  const found = named ?? findInSystem()
  if (found) return found
  if (process.platform === 'linux' && process.arch === 'x64') return unpackChromium()
  throw new Error('No Chromium found: install Chromium or Chrome, or set FOYER_CHROMIUM to its path')
}

function findInSystem() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [...candidates, ...places].find(isProgram)
}

function isProgram(path: string) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function unpackChromium() {
  const { default: chromium, inflate } = await import('@sparticuz/chromium')
  const archives = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin')
  const home = join(archives, '..', '..', '..', '.cache', 'chromium')
  if (!existsSync(home)) {
    await unpackInto(home, async () => {
      await chromium.executablePath()
      await inflate(join(archives, 'al2023.tar.br'))
    })
  }
  return withItsLibraries(home)
}

/** Lets `unpack` fill a draft, which becomes `home` whole or not at all; the archives unpack to the temporary folder. */
async function unpackInto(home: string, unpack: () => Promise<void>) {
  await mkdir(dirname(home), { recursive: true })
  const draft = await mkdtemp(`${home}-`)
  const usual = process.env.TMPDIR
  process.env.TMPDIR = draft
  try {
    await unpack()
    await rename(draft, home)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  } finally {
    if (usual === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = usual
  }
}

/** Answers the program itself where the system has the libraries and fonts it needs, else a launcher that brings them. */
async function withItsLibraries(home: string) {
  const program = join(home, 'chromium')
  if (existsSync('/etc/fonts/fonts.conf') && starts(program)) return program
  const launcher = join(home, 'chromium-with-libraries')
  const libraries = `LD_LIBRARY_PATH='${join(home, 'al2023', 'lib')}'`
  const fonts = `FONTCONFIG_PATH='${join(home, 'fonts')}'`
  await writeFile(launcher, `#!/bin/sh\n${libraries} ${fonts} exec '${program}' "$@"\n`, { mode: 0o755 })
  if (starts(launcher)) return launcher
  const { stderr } = spawnSync(launcher, ['--version'], { encoding: 'utf8' })
  throw new Error(`The Chromium from npm does not start here: ${stderr}`)
}

function starts(program: string) {
  return spawnSync(program, ['--version']).status === 0
}
