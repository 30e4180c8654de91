import type { Block, Fact } from '#features/notices/block.ts'
import type { Paper } from '#features/notices/letter.ts'
import { clockText, dayText, shortMoment } from '#features/notices/moment.ts'
import { formatMoney } from '#kit/format.ts'
import type { CalendarPart } from '#platform/mail/mail.ts'
import type { Money } from '#values/money.ts'
import { offsetAt } from '#values/zone.ts'

/** An appointment as its messages tell it, names in the reader's language; instants in epoch milliseconds. */
export type VisitFacts = {
  id: string
  code: string
  isPending: boolean
  startsAt: number
  endsAt: number
  zone: string
  /** The customer's own zone, if it is known. */
  ownZone: string | null
  services: readonly string[]
  staff: string
  place: { name: string; address: string; phone: string | null }
  price: Money | null
  /** What cancelling means now, or null where nothing is left to say. */
  policy: string | null
  can: { move: boolean; cancel: boolean }
  rebook: { services: readonly string[]; staff: string; branch: string }
  calendar?: CalendarPart
}

/** The services in one line. */
export const serviceText = (visit: VisitFacts): string => visit.services.join(' + ')

/** When it begins, short. */
export const startText = (visit: VisitFacts, paper: Paper): string =>
  shortMoment(paper, visit.startsAt, visit.zone)

/** The address of the appointment's page. */
export const visitLink = (visit: VisitFacts, paper: Paper): string =>
  `${paper.home}/portal/appointments/${visit.id}`

/** A time as two lines: the day, and the clock with its zone. */
function timeFact(
  label: string,
  at: { startsAt: number; endsAt: number | null; zone: string },
  paper: Paper,
): Fact {
  return {
    label,
    lines: [dayText(paper, at.startsAt, at.zone), clockText(paper, at.startsAt, at.endsAt, at.zone)],
  }
}

/** Everything about a visit as a list; the time it had before it moved, or a cancelled one's, is struck through. */
export function factsOf(
  visit: VisitFacts,
  paper: Paper,
  { before, isGone = false }: { before?: number; isGone?: boolean } = {},
): Block {
  const { words } = paper
  const say = (key: string) => words(`mails:visit.${key}`)
  const price = visit.price && formatMoney({ locale: paper.locale }, visit.price)
  const { place } = visit
  const facts: Fact[] = [
    { ...timeFact(say('when'), visit, paper), gone: isGone },
    ...(before === undefined
      ? []
      : [
          {
            ...timeFact(say('before'), { startsAt: before, endsAt: null, zone: visit.zone }, paper),
            gone: true,
          },
        ]),
    ...(isGone ? [] : ownClock(visit, paper, say('yours'))),
    { label: say('what'), lines: visit.services },
    { label: say('with'), lines: [visit.staff] },
    { label: say('where'), lines: [place.name, place.address, place.phone ?? ''].filter(Boolean) },
    ...(price ? [{ label: say('price'), lines: [price] }] : []),
    { label: say('code'), lines: [visit.code], isCode: true },
  ]
  return { is: 'facts', facts }
}

/** The same time on the customer's clock, where that shows another. */
function ownClock(visit: VisitFacts, paper: Paper, label: string): Fact[] {
  const minute = Math.floor(visit.startsAt / 60_000)
  if (!visit.ownZone || offsetAt(visit.ownZone, minute) === offsetAt(visit.zone, minute)) return []
  return [timeFact(label, { startsAt: visit.startsAt, endsAt: visit.endsAt, zone: visit.ownZone }, paper)]
}

/** The way to the appointment, and to changing it where that is still possible. */
export function waysOn(visit: VisitFacts, paper: Paper): Block[] {
  const { words } = paper
  const links = [
    ...(visit.can.move
      ? [{ label: words('mails:visit.move'), href: `${paper.home}/portal/reschedule/${visit.id}` }]
      : []),
    ...(visit.can.cancel
      ? [{ label: words('mails:visit.cancel'), href: `${visitLink(visit, paper)}#cancel` }]
      : []),
  ]
  const button: Block = { is: 'button', label: words('mails:visit.view'), href: visitLink(visit, paper) }
  return links.length > 0 ? [button, { is: 'links', links }] : [button]
}

/** Straight to date and time with the same wish. */
export function rebookLink({ rebook }: VisitFacts, paper: Paper): string {
  const query = new URLSearchParams({
    services: rebook.services.join(','),
    staff: rebook.staff,
    branch: rebook.branch,
  })
  return `${paper.home}/book?${query.toString().replaceAll('%2C', ',')}`
}
