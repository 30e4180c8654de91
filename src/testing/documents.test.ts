import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const documents = globSync(['*.md', 'docs/**/*.md', 'src/**/*.md', 'bench/**/*.md'], { cwd: root }).toSorted()
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** The document without its examples, in which brackets mean something else. */
const prose = (path: string) =>
  read(path)
    .replaceAll(/```[\s\S]*?```/g, '')
    .replaceAll(/`[^`\n]*`/g, '``')

function linksIn(path: string): string[] {
  const written = [...prose(path).matchAll(/\]\(([^)\s]+)\)/g), ...prose(path).matchAll(/\bsrc="([^"]+)"/g)]
  return written.map((match) => match[1]!).filter((link) => !/^(https?|mailto):/.test(link))
}

/** A heading as links name it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-')
const anchorsIn = (path: string) =>
  [...read(path).matchAll(/^#+ (.+)$/gm)].map((match) => anchorOf(match[1]!))

function isDead(from: string, link: string): boolean {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? from : join(dirname(from), path)
  if (!existsSync(join(root, target))) return true
  return anchor !== undefined && !anchorsIn(target).includes(anchor)
}

test('there are documents to read', () => {
  expect(documents.length).toBeGreaterThan(20)
})

test.each(documents)('every link of %s leads somewhere', (path) => {
  expect(linksIn(path).filter((link) => isDead(path, link))).toEqual([])
})

const records = documents
  .filter((path) => /^docs\/decisions\/\d{4}-/.test(path))
  .map((path) => path.slice('docs/decisions/'.length))

test.each(records)('the decision %s is in the list of decisions, dated and under its number', (name) => {
  const number = name.slice(0, 4)
  expect(read('docs/decisions/README.md')).toContain(`[${number}](${name})`)
  expect(read(`docs/decisions/${name}`)).toMatch(new RegExp(`^# ${number} · .+\\n\\n\\d{4}-\\d\\d-\\d\\d · `))
})

test('every file and folder that the page on architecture names is there', () => {
  const named = [
    ...read('ARCHITECTURE.md').matchAll(
      /`((?:bin|docs|migrations|platform|features|values|apps)\/[\w./-]+\.(?:ts|sql))`/g,
    ),
  ].map((match) => match[1]!)
  expect(named.length).toBeGreaterThan(10)
  expect(
    named.filter((path) => !existsSync(join(root, path)) && !existsSync(join(root, 'src', path))),
  ).toEqual([])
})
