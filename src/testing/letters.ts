import { wordsIn } from '#apps/words.ts'
import { bookedLetter, bookedText } from '#features/appointments/messages/booked.ts'
import {
  cancelledLetter,
  cancelledText,
  type CancelFacts,
} from '#features/appointments/messages/cancelled.ts'
import { movedLetter, movedText } from '#features/appointments/messages/moved.ts'
import { standingLetter, standingText } from '#features/appointments/messages/standing.ts'
import type { VisitFacts } from '#features/appointments/messages/visit.ts'
import type { Letter, Paper } from '#features/notices/letter.ts'
import {
  emailChangedLetter,
  emailTakenLetter,
  newDeviceLetter,
  signedOutLetter,
} from '#features/sign-in/messages/account.ts'
import { proofLetter, proofText } from '#features/sign-in/messages/proof.ts'
import { signInLetter, signInText } from '#features/sign-in/messages/sign-in.ts'
import { themeOf } from '#kit/theme.ts'
import type { Locale } from '#values/local-text.ts'

export const sampleSecret = { token: 'T'.repeat(43), code: '048213' }
const startsAt = Date.parse('2026-11-24T10:00:00Z')
const hour = 3_600_000

/** The paper of a business in Dubai, in a colour of choice. */
export function samplePaper(locale: Locale, color = '#7c3aed', name = 'Lotus Pilates'): Paper {
  return {
    locale,
    words: wordsIn(locale),
    theme: themeOf({ color }),
    business: {
      name,
      slug: 'lotus',
      email: 'hello@lotus.example',
      phone: '+971 4 555 0100',
      registrationOpen: true,
    },
    sender: 'no-reply@foyer.example',
    home: 'https://portal.example/lotus',
  }
}

/** A visit of two services, whose customer's clock shows another time. */
export const sampleVisit: VisitFacts = {
  id: '0190c5a0-0000-7000-8000-000000000001',
  code: '7K3MPQ',
  isPending: false,
  startsAt,
  endsAt: startsAt + 1.25 * hour,
  zone: 'Asia/Dubai',
  ownZone: 'Europe/Berlin',
  services: ['Private reformer session', 'Massage'],
  staff: 'Leila Haddad',
  place: { name: 'Marina', address: 'Lake Tower 12, Dubai', phone: '+971 4 555 0101' },
  price: { amount: 42_500, currency: 'AED' },
  policy: 'Free to cancel until Tue 24 Nov, 12:00.',
  can: { move: true, cancel: true },
  rebook: { services: ['a', 'b'], staff: 'c', branch: 'd' },
}

/** Every mail there is, by name. */
export function everyLetter(paper: Paper, visit = sampleVisit): Record<string, Letter> {
  const secret = sampleSecret
  const address = 'nora@example.com'
  const asked = { address, linkMinutes: 15, codeMinutes: 5, askedAt: startsAt - 2 * hour, zone: 'Asia/Dubai' }
  const cancel: CancelFacts = {
    by: 'customer',
    consequence: 'fee',
    fee: { amount: 21_250, currency: 'AED' },
    reason: 'A cold <b>sorry</b>',
  }
  const over = { ...visit, policy: null, can: { move: false, cancel: false } }
  return {
    'sign-in, known': signInLetter({ ...asked, standing: 'known' }, secret, paper),
    'sign-in, new': signInLetter({ ...asked, standing: 'new' }, secret, paper),
    'sign-in, none': signInLetter({ ...asked, standing: 'none' }, secret, paper),
    'booking-code': proofLetter({ kind: 'booking-code', address, codeMinutes: 5 }, secret, paper),
    'email-change': proofLetter({ kind: 'email-change', address, codeMinutes: 30 }, secret, paper),
    'email-taken': emailTakenLetter({ address }, paper),
    'email-changed': emailChangedLetter(
      { to: 'n•••@example.org', until: startsAt, zone: 'Asia/Dubai' },
      secret,
      paper,
    ),
    'new-device': newDeviceLetter({ device: 'Chrome on Android', at: startsAt, zone: 'Asia/Dubai' }, paper),
    'signed-out': signedOutLetter({ at: startsAt, zone: 'Asia/Dubai' }, paper),
    booked: bookedLetter(visit, paper),
    requested: bookedLetter({ ...visit, isPending: true }, paper),
    moved: movedLetter(visit, startsAt - 24 * hour, paper),
    'cancelled for a fee': cancelledLetter(over, cancel, paper),
    'cancelled by the business': cancelledLetter(
      over,
      { ...cancel, by: 'business', consequence: 'free', fee: null },
      paper,
    ),
    'cancelled with the credit kept': cancelledLetter(
      over,
      { ...cancel, consequence: 'keeps-credit', fee: null },
      paper,
    ),
    restored: standingLetter('restored', visit, paper),
    reminder: standingLetter('reminder', visit, paper),
  }
}

/** Every text message there is, by name. */
export function everyText(paper: Paper): Record<string, string> {
  const visit = sampleVisit
  const asked = {
    address: '+971505550123',
    linkMinutes: 15,
    codeMinutes: 5,
    askedAt: startsAt,
    zone: 'Asia/Dubai',
  }
  return {
    'sign-in': signInText({ ...asked, standing: 'known' }, sampleSecret, paper),
    'sign-in, none': signInText({ ...asked, standing: 'none' }, sampleSecret, paper),
    'booking-code': proofText(
      { kind: 'booking-code', address: asked.address, codeMinutes: 5 },
      sampleSecret,
      paper,
    ),
    booked: bookedText(visit, paper),
    requested: bookedText({ ...visit, isPending: true }, paper),
    moved: movedText(visit, startsAt - 24 * hour, paper),
    cancelled: cancelledText(visit, { by: 'customer', consequence: 'free', fee: null, reason: '' }, paper),
    restored: standingText('restored', visit, paper),
    reminder: standingText('reminder', visit, paper),
  }
}
