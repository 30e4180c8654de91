import { renderToString } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import type { ReactNode } from 'react'
import { describe, expect, test } from 'vitest'
import { initialsOf } from './avatar.tsx'
import { DateStrip } from './date-strip.tsx'
import { CodeField, TextField } from './field.tsx'
import type { Reader } from './format.ts'
import { partOfDay, SlotGrid } from './slot-grid.tsx'
import { ar } from './text/ar.ts'
import { de } from './text/de.ts'
import { en } from './text/en.ts'
import { TextProvider } from './text.tsx'
import { Time } from './time.tsx'

const kits = { en, ar, de }

function show(reader: Reader, element: ReactNode): string {
  const page = (
    <TextProvider reader={reader} catalogues={{ kit: kits[reader.locale] }}>
      {element}
    </TextProvider>
  )
  const router = createMemoryRouter([{ path: '*', element: page }])
  return renderToString(<RouterProvider router={router} />)
    .replaceAll('<!-- -->', '')
    .replaceAll('\u00a0', ' ')
}

const slots = [
  { start: '2026-11-24T09:00:00+04:00', staff: 'Ana Petrova' },
  { start: '2026-11-24T14:00:00+04:00' },
  { start: '2026-11-24T18:30:00+04:00' },
]

describe('free times', () => {
  test('say weekday, date, time, zone and staff to those who listen', () => {
    const html = show(
      { locale: 'en', region: 'GB' },
      <SlotGrid slots={slots} zone="Asia/Dubai" name="start" />,
    )
    expect(html).toContain('aria-label="Tuesday 24 November, 09:00, Gulf Standard Time, with Ana Petrova"')
    expect(html).toContain('aria-label="Tuesday 24 November, 14:00, Gulf Standard Time"')
  })

  test('are parted by the clock of the branch', () => {
    expect(partOfDay('2026-11-24T07:30:00Z', 'Asia/Dubai')).toBe('morning')
    expect(partOfDay('2026-11-24T08:00:00Z', 'Asia/Dubai')).toBe('afternoon')
    expect(partOfDay('2026-11-24T13:00:00Z', 'Asia/Dubai')).toBe('evening')
    expect(partOfDay('2026-11-23T20:00:00Z', 'Asia/Dubai')).toBe('morning')
  })

  test('name the zone once for a reader elsewhere, and not for one at home', () => {
    const elsewhere = show(
      { locale: 'de', region: 'DE', zone: 'Europe/Berlin' },
      <SlotGrid slots={slots} zone="Asia/Dubai" name="start" />,
    )
    expect(elsewhere).toContain('Zeiten in Golf-Zeit.')
    const home = show(
      { locale: 'de', region: 'AE', zone: 'Asia/Dubai' },
      <SlotGrid slots={slots} zone="Asia/Dubai" name="start" />,
    )
    expect(home).not.toContain('Zeiten in')
  })

  test('are sent by the form around them without any script', () => {
    const html = show({ locale: 'en' }, <SlotGrid slots={slots} zone="Asia/Dubai" name="start" />)
    expect(html).toMatch(/<button type="submit" value="2026-11-24T09:00:00\+04:00"[^>]* name="start"/)
  })
})

test('a day without free times cannot be chosen, and says why', () => {
  const days = [
    { date: '2026-11-24', free: 3 },
    { date: '2026-11-25', free: 0 },
  ]
  const html = show(
    { locale: 'en', region: 'GB' },
    <DateStrip days={days} selected="2026-11-24" to={(date) => `?date=${date}`} />,
  )
  expect(html).toMatch(/<a [^>]*aria-current="date"/)
  expect(html).toContain('Tuesday 24 November, 3 free times')
  expect(html).toContain('Wednesday 25 November, No free times')
  expect(html).not.toContain('date=2026-11-25')
})

test('a field that is not right says so to everybody', () => {
  const html = show(
    { locale: 'en' },
    <TextField label="E-mail" name="email" type="email" hint="We write rarely." error="Not complete." />,
  )
  const id = /<input[^>]* id="([^"]+)"/.exec(html)![1]!
  expect(html).toContain(`for="${id}"`)
  expect(html).toContain(`aria-describedby="${id}-hint ${id}-error"`)
  expect(html).toContain('aria-invalid="true"')
})

test('a code is one field that phones can fill', () => {
  const html = show({ locale: 'ar', region: 'AE' }, <CodeField label="الرمز" name="code" />)
  expect(html.match(/<input/g)).toHaveLength(1)
  expect(html).toContain('autoComplete="one-time-code"')
  expect(html).toContain('inputMode="numeric"')
  expect(html).toContain('dir="ltr"')
})

test('a time carries its instant for machines and its zone for people elsewhere', () => {
  const html = show(
    { locale: 'en', region: 'GB', zone: 'Europe/London' },
    <Time at="2026-11-24T14:00:00+04:00" zone="Asia/Dubai" />,
  )
  expect(html).toContain('<time dateTime="2026-11-24T14:00:00+04:00"')
  expect(html).toContain('14:00')
  expect(html).toContain('Gulf Standard Time')
})

test('nothing in the kit writes an inline style, which the page policy forbids', () => {
  const html = show({ locale: 'en' }, <SlotGrid slots={slots} zone="Asia/Dubai" name="start" />)
  expect(html).not.toMatch(/\sstyle=/)
})

test('initials stand for a name in any script', () => {
  expect(initialsOf('Ana Petrova')).toBe('AP')
  expect(initialsOf('  jörg  von  äpfel ')).toBe('JÄ')
  expect(initialsOf('Nora')).toBe('N')
  expect(initialsOf('ليلى المنصوري')).toBe('ل')
  expect(initialsOf('')).toBe('')
})
