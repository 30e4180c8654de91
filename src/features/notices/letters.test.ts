import { expect, test } from 'vitest'
import { contrast } from '#kit/colour.ts'
import { everyLetter, everyText, samplePaper, sampleSecret, sampleVisit } from '#testing/letters.ts'
import { locales } from '#values/local-text.ts'
import { mails as ar } from './mail-text/ar.ts'
import { mails as de } from './mail-text/de.ts'
import { mails as en } from './mail-text/en.ts'
import { messageKinds } from './kinds.ts'

type Tree = { readonly [key: string]: string | Tree }
const plural = /_(zero|one|two|few|many|other)$/
const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  )
const keys = (tree: Tree) => [...new Set(leaves(tree).map(([key]) => key.replace(plural, '')))].toSorted()
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!).toSorted()

test('the three languages have the same words with the same holes, and every plural form their grammar needs', () => {
  expect(keys(ar)).toEqual(keys(en))
  expect(keys(de)).toEqual(keys(en))
  const english = new Map(leaves(en))
  for (const [locale, tree] of [
    ['ar', ar],
    ['de', de],
  ] as const) {
    for (const [key, text] of leaves(tree).filter(([each]) => !plural.test(each)))
      expect(`${locale} ${key} ${holes(text).join()}`).toBe(
        `${locale} ${key} ${holes(english.get(key)!).join()}`,
      )
    const forms = new Intl.PluralRules(locale)
      .resolvedOptions()
      .pluralCategories.filter((form) => form !== 'zero')
    for (const form of forms) expect(leaves(tree).map(([key]) => key)).toContain(`minutes_${form}`)
  }
})

test('there is a letter for every kind of message', () => {
  const written = Object.keys(everyLetter(samplePaper('en'))).join(' ')
  for (const kind of messageKinds) expect(written).toContain(kind)
})

const mails = locales.flatMap((locale) =>
  Object.entries(everyLetter(samplePaper(locale))).map(([name, letter]) => ({ locale, name, letter })),
)
const texts = locales.flatMap((locale) =>
  Object.entries(everyText(samplePaper(locale))).map(([name, text]) => ({ locale, name, text })),
)
const gaps = /mails:|\{\{|undefined|null|NaN|\[object/

test.each(mails)(
  'the mail "$name" in $locale is whole: all its words, its language, its direction, a plain twin',
  ({ locale, letter }) => {
    expect(`${letter.subject}\n${letter.text}\n${letter.html}`).not.toMatch(gaps)
    expect(letter.html).toContain(`<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`)
    expect(letter.text.replace('<b>sorry</b>', '')).not.toMatch(/<[a-z/]|&amp;|&#/)
    for (const link of letter.text.match(/https:\/\/\S+/g) ?? [])
      expect(letter.html).toContain(link.replaceAll('&', '&amp;'))
    expect(letter.subject).not.toMatch(/[\r\n]/)
  },
)

test.each(texts)('the text message "$name" in $locale is one line with all its words', ({ text }) => {
  expect(text).not.toMatch(gaps)
  expect(text).not.toMatch(/[\r\n]/)
})

test.each(locales)('every time in %s names its zone', (locale) => {
  const letters = everyLetter(samplePaper(locale))
  const told = [
    'booked',
    'moved',
    'reminder',
    'new-device',
    'signed-out',
    'email-changed',
    'sign-in, known',
  ].filter((name) => !letters[name]!.text.includes('GMT+4'))
  expect(told).toEqual([])
  expect(
    ['booked', 'moved', 'reminder', 'cancelled for a fee'].filter(
      (name) => !letters[name]!.subject.includes('GMT+4'),
    ),
  ).toEqual([])
  expect(letters['booked']!.text).toContain('GMT+1')
})

test('a customer whose clock shows the same time is not told it twice', () => {
  const { text } = everyLetter(samplePaper('en'), { ...sampleVisit, ownZone: 'Asia/Muscat' })['booked']!
  expect(text).not.toContain('Your clock')
})

test('secrets stand in sign-in mails and nowhere else, and never in a subject', () => {
  const letters = Object.entries(everyLetter(samplePaper('en')))
  const secretive = letters.filter(([, { text, html }]) =>
    [sampleSecret.code, sampleSecret.token].some((secret) => `${text}${html}`.includes(secret)),
  )
  expect(secretive.map(([name]) => name)).toEqual([
    'sign-in, known',
    'sign-in, new',
    'booking-code',
    'email-change',
    'email-changed',
  ])
  expect(letters.filter(([, { subject }]) => subject.includes(sampleSecret.code))).toEqual([])
})

const evil = `"><img src=x onerror=alert(1)><a href='javascript:1'>`
const evilVisit = {
  ...sampleVisit,
  services: [evil],
  staff: evil,
  policy: evil,
  place: { name: evil, address: evil, phone: evil },
}

test.each(Object.entries(everyLetter(samplePaper('ar', '#7c3aed', evil), evilVisit)))(
  'in the mail "%s" what people wrote is shown as written and never becomes markup',
  (_, { html }) => {
    expect(html).not.toMatch(/<img|<a href='|onerror=alert\(1\)>/)
    const links = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]!)
    expect(links.filter((link) => !link.startsWith('https://portal.example/lotus/'))).toEqual([])
  },
)

test.each(['#ffffff', '#000000', '#f5c518', '#7c3aed', '#00ff00', '#777777'])(
  'the button of a business whose colour is %s can be read',
  (color) => {
    const { html } = everyLetter(samplePaper('en', color))['booked']!
    const [, fill, text] =
      /class="f-fill" align="center" style="[^"]*background:(#[0-9a-f]{6})[\s\S]*?class="f-on-fill"[^>]*;color:(#[0-9a-f]{6})/.exec(
        html,
      )!
    expect(contrast(fill!, text!)).toBeGreaterThanOrEqual(4.5)
  },
)
