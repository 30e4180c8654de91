import { expect, test } from 'vitest'
import { emptyTally, tallyPlaywright, tallyVitest, withCrash } from './tally.ts'

const file = (status: string, ...statuses: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: statuses.map((one, number) => ({ fullName: `test ${number}`, status: one })),
})

test('passed, failed and skipped tests are counted and named', () => {
  expect(
    tallyVitest({ testResults: [file('failed', 'passed', 'failed', 'skipped'), file('passed', 'passed')] }),
  ).toEqual({
    passed: 2,
    failed: 1,
    failures: ['a.test.ts › test 1'],
    skipped: ['a.test.ts › test 2'],
  })
})

test('a file that could not be run is a failure', () => {
  expect(tallyVitest({ testResults: [file('failed')] })).toMatchObject({ passed: 0, failed: 1 })
  expect(tallyVitest({ testResults: [file('failed', 'skipped')] })).toMatchObject({ failed: 1 })
})

test('a runner that crashes is a failure, once', () => {
  expect(withCrash(emptyTally, 'vitest', 1)).toMatchObject({ failed: 1 })
  expect(withCrash(emptyTally, 'vitest', null)).toMatchObject({ failed: 1 })
  expect(withCrash({ ...emptyTally, failed: 2 }, 'vitest', 1)).toMatchObject({ failed: 2 })
  expect(withCrash({ ...emptyTally, passed: 2 }, 'vitest', 0)).toMatchObject({ passed: 2, failed: 0 })
})

test('browser tests are counted at every depth and once a project', () => {
  const spec = (title: string, ...statuses: string[]) => ({
    title,
    tests: statuses.map((status) => ({ projectName: 'phone', status })),
  })
  const inner = { title: 'by keyboard', specs: [spec('moves', 'expected', 'unexpected')] }
  const suites = [
    { title: 'book.e2e.ts', specs: [spec('books', 'expected', 'flaky', 'skipped')], suites: [inner] },
  ]
  expect(tallyPlaywright({ suites, errors: [{ message: 'the server did not start' }] })).toEqual({
    passed: 2,
    failed: 3,
    failures: [
      'book.e2e.ts › books (phone)',
      'book.e2e.ts › by keyboard › moves (phone)',
      'browser: the server did not start',
    ],
    skipped: ['book.e2e.ts › books (phone)'],
  })
})
