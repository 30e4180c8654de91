import type { Letter, Paper } from '#features/notices/letter.ts'
import { writeLetter } from '#features/notices/write-letter.ts'
import { factsOf, serviceText, startText, visitLink, waysOn, type VisitFacts } from './visit.ts'

const keyOf = (visit: VisitFacts) => (visit.isPending ? 'mails:requested' : 'mails:booked')

/** Says that an appointment is booked, or where it needs approval, that it was requested. */
export function bookedLetter(visit: VisitFacts, paper: Paper): Letter {
  const { words } = paper
  const key = keyOf(visit)
  const values = { service: serviceText(visit), when: startText(visit, paper) }
  return writeLetter(
    {
      subject: words(`${key}.subject`, values),
      preview: `${words(`${key}.intro`)} ${visit.place.name}`,
      title: words(`${key}.title`),
      blocks: [
        { is: 'words', text: words(`${key}.intro`) },
        factsOf(visit, paper),
        ...(visit.policy ? [{ is: 'note' as const, text: visit.policy }] : []),
        ...waysOn(visit, paper),
      ],
    },
    paper,
    visit.calendar,
  )
}

/** The same as a text message. */
export function bookedText(visit: VisitFacts, paper: Paper): string {
  return paper.words(`${keyOf(visit)}.sms`, {
    business: paper.business.name,
    service: serviceText(visit),
    when: startText(visit, paper),
    place: visit.place.name,
    code: visit.code,
    link: visitLink(visit, paper),
  })
}
