import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './check.ts'
import { run } from './run.ts'
import { emptyTally, plus, tallyOne, tallyPlaywright, tallyVitest, withCrash, type Tally } from './tally.ts'

const reports = await mkdtemp(join(tmpdir(), 'foyer-reports-'))
const tally = [await runChecks(), await runBuilt()].reduce(plus, emptyTally)
await rm(reports, { recursive: true })

for (const name of tally.skipped) console.log(`skipped: ${name}`)
for (const name of tally.failures) console.log(`failed: ${name}`)
console.log(`${tally.passed} passed, ${tally.failed} failed`)
process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0

async function runVitest() {
  console.log(
    `tests: on ${process.env.DATABASE_URL ? 'the PostgreSQL of DATABASE_URL' : 'a PostgreSQL of their own'}`,
  )
  const file = join(reports, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await run('tests', ['vitest', 'run', ...reporters])
  return withCrash(await read(file, (text) => tallyVitest(JSON.parse(text))), 'vitest', code)
}

/** Builds the web app, which whole servers under test and the browser need, then runs both kinds of tests. */
async function runBuilt() {
  const { code } = await run('build', ['node', 'bin/setup.mjs'])
  const build = tallyOne('build: the web app', code === 0)
  if (code === 0) return [build, await runVitest(), await runPlaywright()].reduce(plus)
  console.log('tests: nothing runs without the web app')
  return build
}

async function runPlaywright() {
  console.log('browser: the journeys in Chromium')
  const file = join(reports, 'playwright.json')
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file }
  const { code } = await run('browser', ['playwright', 'test', '--reporter=list,json'], { env })
  return withCrash(await read(file, (text) => tallyPlaywright(JSON.parse(text))), 'playwright', code)
}

/** Counts a report; a runner that left none has counted nothing, and its exit code tells that it crashed. */
async function read(file: string, count: (text: string) => Tally) {
  try {
    return count(await readFile(file, 'utf8'))
  } catch (error) {
    console.log(`no readable report: ${error instanceof Error ? error.message : String(error)}`)
    return emptyTally
  }
}
