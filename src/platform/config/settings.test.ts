import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { settings } from './config.ts'

const page = readFileSync(new URL('../../../docs/operate/settings.md', import.meta.url), 'utf8')

function defaultOf(setting: (typeof settings)[keyof typeof settings]): string {
  const value = setting.parse(undefined)
  if (value === undefined) return ''
  return `\`${value === false ? 'off' : value}\``
}

test('the operator’s page names every setting with its default and meaning, as the code has them', () => {
  const wanted = Object.entries(settings).map(
    ([name, setting]) => `| \`${name}\` | ${defaultOf(setting)} | ${setting.description} |`,
  )
  expect(page.split('\n').filter((line) => /^\| `[A-Z_]+` \|/.test(line))).toEqual(wanted)
})

test('a compose file and an image set nothing the process does not understand', () => {
  const read = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8')
  const named =
    `${read('compose.yaml')}${read('Dockerfile')}`.match(/\b(FOYER|DATABASE|SMTP|MAIL|TWILIO)_[A-Z_]+\b/g) ??
    []
  expect(named.filter((name) => !(name in settings))).toEqual([])
})
