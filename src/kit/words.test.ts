import { describe, expect, test } from 'vitest'
import type { Locale } from '#values/local-text.ts'
import { ar } from './text/ar.ts'
import { de } from './text/de.ts'
import { en } from './text/en.ts'
import { findWords, words, type Catalogue } from './words.ts'

const stem = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
const leaves = (catalogue: Catalogue, path = ''): [string, string][] =>
  Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[path + stem(key), value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  )
const holes = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!).toSorted((a, b) => a.localeCompare(b))

describe.each([
  ['Arabic', ar as Catalogue],
  ['German', de as Catalogue],
])('in %s', (_, catalogue) => {
  test('everything English says is said', () => {
    expect([...new Set(leaves(catalogue).map(([key]) => key))].toSorted()).toEqual(
      [...new Set(leaves(en).map(([key]) => key))].toSorted(),
    )
  })

  test('no sentence asks for something English does not give', () => {
    const given = new Map(leaves(en).map(([key, text]) => [key, holes(text)]))
    const asked = leaves(catalogue).filter(([key, text]) =>
      holes(text).some((hole) => !given.get(key)?.includes(hole)),
    )
    expect(asked).toEqual([])
  })
})

test('a gap shows its key instead of breaking the page', () => {
  expect(words('en', en, 'no.such.words')).toBe('no.such.words')
  expect(findWords('en', en, 'no.such.words')).toBeUndefined()
  expect(findWords('en', en, 'nav')).toBeUndefined()
})

test('values fill the holes, and a missing one stays visible', () => {
  expect(words('en', en, 'steps.of', { step: 2, total: 4 })).toBe('Step 2 of 4')
  expect(words('en', en, 'steps.of', { step: 2 })).toBe('Step 2 of {{total}}')
})

test.each<[Locale, Catalogue, number, string]>([
  ['en', en, 0, 'No free times'],
  ['en', en, 1, '1 free time'],
  ['en', en, 7, '7 free times'],
  ['de', de, 1, '1 freie Zeit'],
  ['ar', ar, 0, 'لا أوقات متاحة'],
  ['ar', ar, 1, 'وقت متاح واحد'],
  ['ar', ar, 2, 'وقتان متاحان'],
  ['ar', ar, 3, '3 أوقات متاحة'],
  ['ar', ar, 11, '11 وقتًا متاحًا'],
  ['ar', ar, 100, '100 وقت متاح'],
])('%s counts %#', (locale, catalogue, count, said) => {
  expect(words(locale, catalogue, 'dates.free', { count })).toBe(said)
})
