import { inflateSync } from 'node:zlib'
import PdfKit from 'pdfkit'
import { expect, test } from 'vitest'
import { wordsIn } from '#apps/words.ts'
import type { Business } from '#platform/scope/scope.ts'
import { locales } from '#values/local-text.ts'
import { appointmentPdf } from './pdf.ts'
import { heightOf, setLines, type Setting } from './pdf-text.ts'
import type { AppointmentDetail } from './schema.ts'

const business = {
  name: { en: 'Lotus Pilates', ar: 'لوتس بيلاتس' },
  locale: 'en',
  branding: { color: '#7c3aed' },
} as unknown as Business
const appointment = {
  id: '1',
  code: '7K3MPQ',
  status: 'confirmed',
  startsAt: '2026-11-24T14:00:00+04:00',
  endsAt: '2026-11-24T15:15:00+04:00',
  timezone: 'Asia/Dubai',
  services: [{ id: 'a', name: 'Private reformer session' }],
  staff: { id: 'b', name: 'Leila Haddad' },
  lines: [],
  branch: { id: 'c', name: 'Marina', address: 'Lake Tower 12, Dubai', phone: '+971 4 555 0101' },
  price: { amount: 42_500, currency: 'AED' },
  note: '',
  policy: { cancel: { sentence: 'Free to cancel until Tue 24 Nov, 12:00.' } },
} as unknown as AppointmentDetail
const print = { at: Date.parse('2026-11-20T08:00:00Z'), home: 'https://portal.example/lotus' }

const pagesIn = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length
/** How far above the page's lower edge each text stands, in points. */
function baselinesIn(pdf: Buffer): number[] {
  const source = pdf.toString('latin1')
  const streams = [...source.matchAll(/FlateDecode\n>>\nstream\n([\s\S]*?)\nendstream/g)].map((match) =>
    inflateSync(Buffer.from(match[1]!, 'latin1')).toString('latin1'),
  )
  const texts = streams.flatMap((stream) =>
    [...stream.matchAll(/^1 0 0 1 [\d.-]+ ([\d.-]+) Tm$/gm)].map((match) => Number(match[1])),
  )
  expect(texts.length).toBeGreaterThan(20)
  return texts
}

const document = () => new PdfKit({ size: 'A5' })
const setting: Setting = { size: 11, weight: 400, colour: '#000000', width: 200, dir: 'ltr' }
const seen = (text: string, dir: 'ltr' | 'rtl') =>
  setLines(document(), text, { ...setting, width: 2_000, dir })[0]!.pieces.map((piece) => piece.text)

test.each(locales)('the confirmation in %s is one page with its title', async (locale) => {
  const pdf = await appointmentPdf(appointment, business, locale, wordsIn(locale), print)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pagesIn(pdf)).toBe(1)
  expect(pdf.toString('latin1')).toContain(`/Lang (${locale})`)
  expect(pdf.length).toBeLessThan(120_000)
})

test('a visit with more to say gets the larger page, and even the longest stays on it', async () => {
  const services = Array.from({ length: 14 }, (_, index) => ({
    id: `${index}`,
    name: `${'A very long name of a service '.repeat(6)}${'x'.repeat(90)}`,
  }))
  const place = { id: 'c', name: 'word '.repeat(200), address: 'word '.repeat(200), phone: '+971 4 555 0101' }
  const long = {
    ...appointment,
    services,
    branch: place,
    staff: { id: 'b', name: 'Name '.repeat(80) },
    note: 'word '.repeat(200),
  }
  const pdf = await appointmentPdf(long, business, 'en', wordsIn('en'), print)
  expect(pagesIn(pdf)).toBe(1)
  expect(pdf.toString('latin1')).toContain('/MediaBox [0 0 595 842]')
  expect(Math.min(...baselinesIn(pdf))).toBeGreaterThan(36)
  const usual = await appointmentPdf(appointment, business, 'en', wordsIn('en'), print)
  expect(usual.toString('latin1')).toContain('/MediaBox [0 0 420 595]')
})

test('a text beyond its lines ends in three dots', () => {
  const lines = setLines(document(), 'long '.repeat(100), { ...setting, mostLines: 2 })
  expect(lines).toHaveLength(2)
  expect(lines[1]!.pieces.at(-1)!.text).toMatch(/…$/)
  expect(lines[1]!.width).toBeLessThanOrEqual(setting.width)
})

test('no line is wider than its column, and no word is lost', () => {
  const text = `A ${'long '.repeat(40)}${'unbroken'.repeat(20)} end ليلى حداد (العيادة) 12:30`
  const lines = setLines(document(), text, setting)
  expect(lines.length).toBeGreaterThan(5)
  expect(Math.max(...lines.map((line) => line.width))).toBeLessThanOrEqual(setting.width)
  const letters = (value: string) => Array.from(value.replaceAll(' ', '')).toSorted().join('')
  expect(letters(lines.flatMap((line) => line.pieces.map((piece) => piece.text)).join(''))).toBe(
    letters(text),
  )
})

test('words of an Arabic line stand from right to left, numbers and foreign names from left to right', () => {
  expect(seen('مرحبا بكم 12:30 Lotus', 'rtl')).toEqual(['Lotus', ' ', '12:30', ' ', 'بكم', ' ', 'مرحبا'])
})

test('brackets around Arabic words face the right way', () => {
  expect(seen('(مرحبا)', 'rtl')).toEqual(['(', 'مرحبا', ')'])
  expect(seen('Leila (ليلى)', 'ltr')).toEqual(['Leila', ' ', '(', 'ليلى', ')'])
})

test('what no font can draw is left out and breaks nothing', () => {
  expect(seen('Yoga 🧘 class', 'ltr').join('')).toBe('Yoga  class')
  expect(heightOf(document(), '', setting)).toBe(0)
})
