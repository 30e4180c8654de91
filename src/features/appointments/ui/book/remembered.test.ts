import { RouterContextProvider } from 'react-router'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import type { BookedSummary } from './booked-summary.ts'
import { calendarFile } from './calendar-file.ts'
import { lastBooked, rememberBooked, rememberUnderWay, underWay } from './remembered.ts'

const args = (address: string, cookie = '') => ({
  request: new Request(address, { headers: { cookie } }),
  params: { slug: 'fade' },
  context: new RouterContextProvider(),
})
const page = 'https://portal.example/fade/book'
const typed = { name: 'ليلى', email: 'l@example.net', phone: '', note: 'ü'.repeat(500) }

const booked: BookedSummary = {
  id: '01a1fbe0-59a9-7061-8350-08de94d9f28e',
  code: 'NHFB3A',
  status: 'confirmed',
  startsAt: '2026-11-24T15:00:00+04:00',
  endsAt: '2026-11-24T15:50:00+04:00',
  timezone: 'Asia/Dubai',
  price: null,
  branch: { id: 'b', name: 'Lotus; Marina', address: 'Coral Walk 7, Dubai', phone: null },
  services: ['بيلاتس على الحصيرة مع تمارين التنفس العميق والاسترخاء'],
  staff: 'Layla Haddad',
  policy: 'Free to cancel.',
  claim: null,
  email: 'l@example.net',
}

describe('what a browser remembers of a booking', () => {
  test('comes back as it was, in any script', () => {
    const line = rememberUnderWay(args(page), { typed })
    expect(underWay(args(page, `a=b; ${line.split(';')[0]}`))).toEqual({ typed })
  })

  test('is for this business alone, out of reach of script, and short', () => {
    const line = rememberUnderWay(args(page), { typed })
    expect(line).toMatch(/; Max-Age=900; Path=\/fade; HttpOnly; SameSite=Lax; Secure$/)
    expect(rememberUnderWay(args('http://127.0.0.1/fade/book'), {})).not.toContain('Secure')
    expect(new Blob([line]).size).toBeLessThan(4096)
    expect(rememberUnderWay(args(page), null)).toMatch(/^booking=; Max-Age=0;/)
  })

  test('is nothing when the cookie was tampered with', () => {
    expect(underWay(args(page, 'booking=not-ours'))).toEqual({})
    expect(lastBooked(args(page, 'booked=%%%'))).toBeNull()
    expect(lastBooked(args(page, `booked=${btoa('{"id":1}').replaceAll('=', '')}`))).toBeNull()
  })

  test('holds the whole visit afterwards', () => {
    const line = rememberBooked(args(page), booked)
    expect(lastBooked(args(page, line.split(';')[0]))).toEqual(booked)
  })
})

test('the calendar file says the same to another reader, with the UID of the mails', () => {
  const url = 'https://portal.example/fade/portal/appointments/1'
  const text = calendarFile(
    booked,
    { slug: 'fade', name: 'Fade & Co.', url },
    Date.parse('2026-11-20T10:00:00Z'),
  )
  for (const line of text.split('\r\n')) expect(new Blob([line]).size).toBeLessThanOrEqual(75)
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')!)
  expect(event.uid).toBe('01a1fbe0-59a9-7061-8350-08de94d9f28e@fade.foyer')
  expect(event.startDate.toJSDate().toISOString()).toBe('2026-11-24T11:00:00.000Z')
  expect(event.endDate.toJSDate().toISOString()).toBe('2026-11-24T11:50:00.000Z')
  expect(event.summary).toBe(`${booked.services[0]} · Fade & Co.`)
  expect(event.location).toBe('Lotus; Marina, Coral Walk 7, Dubai')
})
