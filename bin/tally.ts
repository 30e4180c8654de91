/** How many checks or tests passed and failed, what failed by name, and what was skipped. */
export type Tally = { passed: number; failed: number; failures: string[]; skipped: string[] }

export const emptyTally: Tally = { passed: 0, failed: 0, failures: [], skipped: [] }

/** Adds two tallies. */
export function plus(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    failures: [...one.failures, ...other.failures],
    skipped: [...one.skipped, ...other.skipped],
  }
}

/** Counts one thing that either succeeded or not. */
export function tallyOne(name: string, succeeded: boolean): Tally {
  return succeeded ? { ...emptyTally, passed: 1 } : { ...emptyTally, failed: 1, failures: [name] }
}

/** Makes a runner that ended badly without naming a failed test count as one failure. */
export function withCrash(tally: Tally, runner: string, code: number | null): Tally {
  if (code === 0 || tally.failed > 0) return tally
  return plus(tally, tallyOne(`${runner} ended with ${code} and names no failed test`, false))
}

type VitestReport = {
  testResults: {
    name: string
    status: string
    assertionResults: { fullName: string; status: string }[]
  }[]
}

/** Counts what Vitest's JSON report tells; a file that could not run is one failure. */
export function tallyVitest(report: VitestReport): Tally {
  return report.testResults.map(tallyFile).reduce(plus, emptyTally)
}

function tallyFile({ name, status, assertionResults }: VitestReport['testResults'][number]): Tally {
  const tally = assertionResults
    .map((test) => tallyTest(`${name} › ${test.fullName}`, test.status))
    .reduce(plus, emptyTally)
  return status === 'failed' && tally.failed === 0 ? plus(tally, tallyOne(name, false)) : tally
}

function tallyTest(name: string, status: string): Tally {
  if (status === 'passed' || status === 'failed') return tallyOne(name, status === 'passed')
  return { ...emptyTally, skipped: [name] }
}

type Suite = {
  title: string
  suites?: Suite[]
  specs: { title: string; tests: { projectName: string; status: string }[] }[]
}
type PlaywrightReport = { suites: Suite[]; errors: { message?: string }[] }

/** Counts what Playwright's JSON report tells; a test that passed only when repeated has failed. */
export function tallyPlaywright(report: PlaywrightReport): Tally {
  const broken = report.errors.map(({ message }) => tallyOne(`browser: ${message ?? 'unknown error'}`, false))
  return [...report.suites.map((suite) => tallySuite(suite, '')), ...broken].reduce(plus, emptyTally)
}

function tallySuite(suite: Suite, above: string): Tally {
  const path = `${above}${suite.title} › `
  const tests = suite.specs.flatMap((spec) =>
    spec.tests.map((test) => tallyBrowserTest(`${path}${spec.title} (${test.projectName})`, test.status)),
  )
  return [...tests, ...(suite.suites ?? []).map((inner) => tallySuite(inner, path))].reduce(plus, emptyTally)
}

function tallyBrowserTest(name: string, status: string): Tally {
  return status === 'skipped' ? { ...emptyTally, skipped: [name] } : tallyOne(name, status === 'expected')
}
