import { redirect } from 'react-router'
import type { AppointmentAnswer } from '#features/appointments/schema.ts'
import { apiFor, fieldsOf, param, type Api, type PageArgs } from '#kit/api.ts'
import { isRefusal, type Refusal } from '#kit/refusal.ts'
import { answersOf, bookingQuery, readBookingAddress, type BookingAddress } from './address.ts'
import { summaryOf } from './booked-summary.ts'
import {
  rememberBooked,
  rememberUnderWay,
  underWay,
  type Held,
  type Typed,
  type UnderWay,
} from './remembered.ts'

/** What the wizard shows again when something was refused: why, and what had been typed. */
export type Refused = { refusal: Refusal; typed?: Typed }

type Fields = Readonly<Record<string, string | undefined>>
type Sent = { args: PageArgs; api: Api; address: BookingAddress; remembered: UnderWay; fields: Fields }
type Booked = AppointmentAnswer & { claim: { challenge: string } | null }

/** Codes that say that this time cannot be had: the wizard asks for another. */
const timeCodes = new Set([
  'slot-taken',
  'hold-gone',
  'past',
  'too-soon',
  'beyond-horizon',
  'outside-hours',
  'not-on-grid',
  'nonexistent-time',
  'daily-limit',
  'staff-away',
  'no-resource',
  'class-full',
])

/** Holds the chosen time, books, or mails another code, as the pressed button says. */
export async function sendBooking(args: PageArgs): Promise<Refused | Response> {
  const fields = await fieldsOf(args.request)
  const address = readBookingAddress(new URL(args.request.url).searchParams)
  const sent = { args, api: apiFor(args), address, remembered: underWay(args), fields }
  if (fields['act'] === 'hold') return holdTime(sent)
  return fields['act'] === 'resend' ? askForCode(sent) : book(sent)
}

const goTo = ({ args }: Sent, address: BookingAddress, remembered: UnderWay) =>
  redirect(`/${param(args, 'slug')}/book${bookingQuery(address)}`, {
    headers: { 'set-cookie': rememberUnderWay(args, remembered) },
  })

const wishOf = ({ services, staff = 'any', branch }: BookingAddress, start: string) => ({
  services,
  staff,
  start,
  ...(branch && { branch }),
})

async function holdTime(sent: Sent): Promise<Refused | Response> {
  const { api, address, remembered, fields } = sent
  const start = fields['start'] ?? ''
  const { typed } = remembered
  const answers = answersOf(address)
  const before = heldFor(sent, start)
  if (before && Date.parse(before.until) > Date.now()) return goTo(sent, { ...answers, start }, remembered)
  if (remembered.held) await api.delete(`holds/${remembered.held.id}`)
  const once = fields['once'] && `${fields['once']}/${start}`
  const hold = await api.post<{ id: string; expiresAt: string }>('holds', wishOf(address, start), { once })
  if (isRefusal(hold)) return timeCodes.has(hold.code) ? otherTime(sent, start, hold) : { refusal: hold }
  const held = { id: hold.id, start, until: hold.expiresAt, wish: bookingQuery(answers) }
  return goTo(sent, { ...answers, start }, { held, ...(typed && { typed }) })
}

/** The hold this browser has for this very wish, expired or not: booking knows what to do with either. */
function heldFor({ remembered, address }: Sent, start: string): Held | undefined {
  const { held } = remembered
  return held && held.start === start && held.wish === bookingQuery(answersOf(address)) ? held : undefined
}

/** Leads back to the times with what the API found free nearby. */
function otherTime(sent: Sent, taken: string, { facts }: Refusal, typed = sent.remembered.typed): Response {
  const alternatives = Array.isArray(facts['alternatives'])
    ? (facts['alternatives'] as { start: string }[])
    : []
  const address = {
    ...answersOf(sent.address),
    taken,
    from: alternatives[0]?.start.slice(0, 10) ?? taken.slice(0, 10),
  }
  return goTo(
    sent,
    { ...address, instead: alternatives.slice(0, 3).map(({ start }) => start) },
    typed ? { typed } : {},
  )
}

const typedIn = (fields: Fields, before?: Typed): Typed => ({
  name: fields['name'] ?? before?.name ?? '',
  email: fields['email'] ?? before?.email ?? '',
  phone: fields['phone'] ?? before?.phone ?? '',
  note: fields['note'] ?? before?.note ?? '',
})

async function askForCode(sent: Sent): Promise<Refused | Response> {
  const { typed } = sent.remembered
  if (!typed) return goTo(sent, withoutProof(sent.address), sent.remembered)
  return postBooking(sent, typed, { ...guestOf(typed) })
}

const withoutProof = ({ challenge: _, step: __, ...rest }: BookingAddress): BookingAddress => rest
const guestOf = ({ name, email, phone }: Typed) => ({ name, email, ...(phone && { phone }) })

async function book(sent: Sent): Promise<Refused | Response> {
  const { address, remembered, fields } = sent
  const typed = typedIn(fields, remembered.typed)
  if (fields['signedIn']) return postBooking(sent, typed)
  if (!typed.email || !typed.name) return goTo(sent, withoutProof(address), remembered)
  const proof =
    address.challenge && fields['code']
      ? { challenge: address.challenge, code: fields['code'].replace(/\s/g, '') }
      : {}
  return postBooking(sent, typed, { ...guestOf(typed), ...proof })
}

async function postBooking(sent: Sent, typed: Typed, customer?: object): Promise<Refused | Response> {
  const { api, address, fields } = sent
  const start = address.start ?? ''
  const rest = { note: typed.note, ...(customer && { customer }) }
  const held = heldFor(sent, start)
  const once = fields['once']
  const first = held && (await api.post<Booked>('appointments', { hold: held.id, ...rest }, { once }))
  const isGone = isRefusal(first) && first.code === 'hold-gone'
  const answer =
    first && !isGone
      ? first
      : await api.post<Booked>('appointments', { ...wishOf(address, start), ...rest }, { once })
  if (!isRefusal(answer)) return celebrate(sent, answer, customer ? typed.email : null)
  const kept = { ...(held && !isGone && { held }), ...(customer && { typed }) }
  if (answer.code === 'email-unverified')
    return goTo(sent, { ...withoutProof(address), challenge: String(answer.facts['challenge']) }, kept)
  return timeCodes.has(answer.code) ? otherTime(sent, start, answer, typed) : { refusal: answer, typed }
}

function celebrate({ args }: Sent, booked: Booked, email: string | null): Response {
  const headers = new Headers()
  headers.append('set-cookie', rememberUnderWay(args, null))
  headers.append('set-cookie', rememberBooked(args, summaryOf(booked, email)))
  return redirect(`/${param(args, 'slug')}/book/done?appointment=${booked.id}`, { headers })
}
