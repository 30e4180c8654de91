import { z } from 'zod'
import type { Compose, Letter, MessageRow, Paper } from '#features/notices/letter.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { findAppointment, type AppointmentRow } from '../queries.ts'
import { bookedLetter, bookedText } from './booked.ts'
import { cancelledLetter, cancelledText, type CancelFacts } from './cancelled.ts'
import { movedLetter, movedText } from './moved.ts'
import { invitationOf, visitOf } from './read-visit.ts'
import { standingLetter, standingText, type StandingKind } from './standing.ts'
import type { VisitFacts } from './visit.ts'

const about = z.object({
  appointment: z.string(),
  startsAt: z.number(),
  isPending: z.boolean().default(false),
})
const movedData = about.extend({ before: z.number() })
const moneyData = z.object({ amount: z.number(), currency: z.string() })
const cancelledData = about.extend({
  by: z.enum(['customer', 'business']),
  consequence: z.enum(['free', 'fee', 'keeps-credit']),
  fee: moneyData.nullable(),
  reason: z.string(),
})

const overtaken = 'what it would say was no longer so'
// A change that follows at once gets its own message; what waited longer than this would only mislead.
const freshMinutes = 2

type Read = { row: AppointmentRow; visit: VisitFacts }

async function read(scope: Scope, message: MessageRow, paper: Paper): Promise<Read> {
  const { appointment, startsAt, isPending } = about.parse(message.data)
  const row = await findAppointment(scope, appointment)
  const [customer] = await scope.sql<{
    name: string
    zone: string | null
  }>`select name, zone from customers where id = ${row.customerId}`
  const standing = visitOf(scope, row, customer?.zone ?? null, startsAt)
  const visit = { ...standing, isPending: isPending && row.status !== 'confirmed' }
  // An entry that contradicts the words beside it helps nobody: the message that follows brings the right one.
  const fits = (message.kind === 'cancelled') === (row.status === 'cancelled')
  if (message.channel !== 'email' || !fits) return { row, visit }
  const attendee = { name: customer?.name ?? '', email: message.recipient }
  return { row, visit: { ...visit, calendar: invitationOf(scope, row, visit, paper, attendee) } }
}

function isStale(scope: Scope, message: MessageRow): boolean {
  return scope.now - message.createdAt > freshMinutes * 60_000
}

const stands = (row: AppointmentRow, startsAt: number) =>
  row.status !== 'cancelled' && row.startsAt === startsAt

function drafts(message: MessageRow, mail: () => Letter, sms: () => string) {
  return message.channel === 'sms' ? { sms } : { mail }
}

/** "You are booked", unless that has long been undone. */
export const composeBooked: Compose = async (scope, message, paper) => {
  const { row, visit } = await read(scope, message, paper)
  if (!stands(row, visit.startsAt) && isStale(scope, message)) return overtaken
  return drafts(
    message,
    () => bookedLetter(visit, paper),
    () => bookedText(visit, paper),
  )
}

/** "It has moved", from when to when. */
export const composeMoved: Compose = async (scope, message, paper) => {
  const { before } = movedData.parse(message.data)
  const { row, visit } = await read(scope, message, paper)
  if (!stands(row, visit.startsAt) && isStale(scope, message)) return overtaken
  return drafts(
    message,
    () => movedLetter(visit, before, paper),
    () => movedText(visit, before, paper),
  )
}

/** "It is cancelled", and what that costs. */
export const composeCancelled: Compose = async (scope, message, paper) => {
  const cancel: CancelFacts = cancelledData.parse(message.data)
  const { row, visit } = await read(scope, message, paper)
  if (row.status !== 'cancelled' && isStale(scope, message)) return overtaken
  return drafts(
    message,
    () => cancelledLetter(visit, cancel, paper),
    () => cancelledText(visit, cancel, paper),
  )
}

const composeStanding =
  (kind: StandingKind) =>
  async (scope: Scope, message: MessageRow, paper: Paper, maySend: (read: Read) => boolean) => {
    const found = await read(scope, message, paper)
    if (!maySend(found)) return overtaken
    return drafts(
      message,
      () => standingLetter(kind, found.visit, paper),
      () => standingText(kind, found.visit, paper),
    )
  }

/** "It stands again". */
export const composeRestored: Compose = (scope, message, paper) =>
  composeStanding('restored')(
    scope,
    message,
    paper,
    ({ row, visit }) => stands(row, visit.startsAt) || !isStale(scope, message),
  )

/** The reminder: only of what is confirmed, still at that time, and still to come. */
export const composeReminder: Compose = (scope, message, paper) =>
  composeStanding('reminder')(
    scope,
    message,
    paper,
    ({ row, visit }) =>
      row.status === 'confirmed' && row.startsAt === visit.startsAt && row.startsAt > scope.now,
  )
