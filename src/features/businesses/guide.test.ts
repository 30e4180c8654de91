import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readImport } from './read-import.ts'

test('the examples of the guide, put together, are a file that imports', () => {
  const guide = readFileSync(new URL('../../../docs/guide/import.md', import.meta.url), 'utf8')
  const [business, branch, service, member, weekly, policy] = Array.from(
    guide.matchAll(/```json\n([^]*?)```/g),
    ([, text]) => text!,
  )
  const read = (text: string | undefined) =>
    JSON.parse(text!) as Record<string, unknown> & { skills: string[] }
  const others = [
    { key: 'cut', name: 'Cut', durationMinutes: 30 },
    { key: 'yoga', kind: 'class', name: 'Yoga', capacity: 8, durationMinutes: 60 },
  ]
  const staff = [{ ...read(member), skills: [...read(member).skills, 'yoga'] }]
  const file = {
    ...read(business),
    ...read(`{${policy}}`),
    branches: [read(branch)],
    services: [read(service), ...others],
    staff,
    classes: [read(weekly)],
  }
  expect(readImport(JSON.stringify(file)).problems).toEqual([])
})
