import { run } from './run.ts'
import { emptyTally, plus, tallyOne, type Tally } from './tally.ts'

const checks: { title: string; commands: string[][] }[] = [
  // The route types that the screens import are written first.
  {
    title: 'types',
    commands: [
      ['react-router', 'typegen'],
      ['tsc', '--noEmit'],
    ],
  },
  { title: 'lint', commands: [['oxlint', '--deny-warnings']] },
  { title: 'arrows', commands: [['node', 'bin/arrows.ts']] },
  { title: 'format', commands: [['oxfmt', '--check', '.']] },
  { title: 'unused', commands: [['knip', '--no-progress']] },
]

/** Runs every check of the source, one after the other, and counts them. */
export async function runChecks(): Promise<Tally> {
  let tally = emptyTally
  for (const { title, commands } of checks) {
    const succeeded = await runCheck(title, commands)
    tally = plus(tally, tallyOne(`check: ${title}`, succeeded))
  }
  return tally
}

async function runCheck(title: string, commands: string[][]) {
  for (const command of commands) {
    const { code, seconds } = await run(`check: ${title}`, command, { quiet: true })
    if (code !== 0) {
      console.log(`check: ${title} failed in ${seconds}`)
      return false
    }
  }
  console.log(`check: ${title} passed`)
  return true
}

if (import.meta.main) {
  const { passed, failed } = await runChecks()
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}
