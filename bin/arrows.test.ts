import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findFaults } from './arrows.ts'

function faultsOf(files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'foyer-arrows-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(root, 'src', path)), { recursive: true })
    writeFileSync(join(root, 'src', path), source)
  }
  return findFaults(root)
}

test('a house in order has no faults', () => {
  const faults = faultsOf({
    'main.ts':
      "import { portal } from '#apps/portal/api.ts'\nimport { open } from '#platform/db/open.ts'\nopen(portal)",
    'apps/portal/api.ts': "import { routes } from '#features/calls/routes.ts'\nexport const portal = routes",
    'apps/portal/client.ts': "import type { portal } from './api.ts'\nexport type Client = typeof portal",
    'apps/portal/door.ts': "export { withScope } from '#platform/scope/with-scope.ts'",
    'features/calls/routes.ts': "import { calls } from './tables.ts'\nexport const routes = calls",
    'features/calls/tables.ts': "import { uuid } from 'drizzle-orm/pg-core'\nexport const calls = uuid",
    'features/calls/ui/list.tsx':
      "import type { Client } from '#apps/portal/client.ts'\nimport { Button } from '#kit/button.tsx'\nimport './+types/list.ts'",
    'kit/button.tsx':
      "import { money } from '#values/money.ts'\nimport './button.css?url'\nexport const Button = money",
    'kit/button.css': '',
    'values/money.ts': 'export const money = 1',
    'platform/db/open.ts': "import { Pool } from 'pg'\nexport const open = Pool",
    'platform/scope/with-scope.ts': 'export const withScope = 1',
  })
  expect(faults).toEqual([])
})

test.each([
  ['values/money.ts', "import '#kit/button.tsx'", 'kit/button.tsx'],
  ['values/money.ts', "import 'node:fs'", ''],
  ['kit/button.tsx', "import type { Log } from '#platform/log/log.ts'", 'platform/log/log.ts'],
  ['platform/log/log.ts', "import '#features/calls/rules.ts'", 'features/calls/rules.ts'],
  ['platform/log/log.ts', "import { Button } from '#kit/button.tsx'", 'kit/button.tsx'],
  ['features/calls/book.ts', "const api = await import('#apps/portal/api.ts')", 'apps/portal/api.ts'],
  ['features/calls/book.ts', "import { staff } from '#features/staff/tables.ts'", 'features/staff/tables.ts'],
  ['features/calls/book.ts', "export { routes } from '../staff/routes.ts'", 'features/staff/routes.ts'],
  ['features/calls/ui/list.tsx', "import '#features/staff/ui/card.tsx'", 'features/staff/ui/card.tsx'],
  ['features/calls/ui/list.tsx', "import { findCall } from '../queries.ts'", 'features/calls/queries.ts'],
  ['features/calls/ui/list.tsx', "import { client } from '#apps/portal/client.ts'", 'apps/portal/client.ts'],
  [
    'features/calls/book.ts',
    "import { withScope } from '#platform/scope/with-scope.ts'",
    'platform/scope/with-scope.ts',
  ],
  [
    'apps/portal/api.ts',
    "import { withScope } from '#platform/scope/with-scope.ts'",
    'platform/scope/with-scope.ts',
  ],
  ['features/calls/book.ts', "import { Pool } from 'pg'", ''],
  ['features/calls/book.ts', "import { clock } from '#testing/clock.ts'", 'testing/clock.ts'],
])('%s may not say: %s', (from, source, to) => {
  const faults = faultsOf({ [from]: source, ...(to && { [to]: '' }) })
  expect(faults).toEqual([expect.stringContaining(`src/${from} → `)])
})

test('a test may look behind any door', () => {
  const source =
    "import { staff } from '#features/staff/tables.ts'\nimport { clock } from '#testing/clock.ts'"
  const faults = faultsOf({
    'features/calls/book.test.ts': source,
    'features/staff/tables.ts': '',
    'testing/clock.ts': '',
  })
  expect(faults).toEqual([])
})

test('an import that leads nowhere is told', () => {
  expect(faultsOf({ 'main.ts': "import './gone.ts'" })).toEqual(['src/main.ts → src/gone.ts: not there'])
})

test('files that import each other are a circle, unless one needs only the type of the other', () => {
  const there = "import { b } from './b.ts'\nexport const a = b"
  expect(
    faultsOf({ 'values/a.ts': there, 'values/b.ts': "import { a } from './a.ts'\nexport const b = a" }),
  ).toEqual(['a circle: src/values/a.ts → src/values/b.ts → src/values/a.ts'])
  expect(
    faultsOf({ 'values/a.ts': there, 'values/b.ts': "import type { a } from './a.ts'\nexport type b = a" }),
  ).toEqual([])
})

test('features that use each other are a circle, even through different files', () => {
  const faults = faultsOf({
    'features/calls/book.ts': "import '#features/staff/queries.ts'",
    'features/calls/cancel.ts': '',
    'features/staff/queries.ts': '',
    'features/staff/leave.ts': "import '#features/calls/cancel.ts'",
  })
  expect(faults).toEqual(['a circle: calls → staff → calls'])
})

test('a file whose name says nothing is told', () => {
  expect(faultsOf({ 'kit/utils.ts': '' })).toEqual(['src/kit/utils.ts: its name says nothing'])
})
