import type { Letter, Paper } from '#features/notices/letter.ts'
import { shortMoment } from '#features/notices/moment.ts'
import { writeLetter } from '#features/notices/write-letter.ts'
import { factsOf, serviceText, startText, visitLink, waysOn, type VisitFacts } from './visit.ts'

/** Says that an appointment has moved, with the old time and the new. `before` in epoch milliseconds. */
export function movedLetter(visit: VisitFacts, before: number, paper: Paper): Letter {
  const { words } = paper
  return writeLetter(
    {
      subject: words('mails:moved.subject', { service: serviceText(visit), when: startText(visit, paper) }),
      preview: words('mails:moved.intro'),
      title: words('mails:moved.title'),
      blocks: [
        { is: 'words', text: words('mails:moved.intro') },
        factsOf(visit, paper, { before }),
        ...(visit.policy ? [{ is: 'note' as const, text: visit.policy }] : []),
        ...waysOn(visit, paper),
      ],
    },
    paper,
    visit.calendar,
  )
}

/** The same as a text message. */
export function movedText(visit: VisitFacts, before: number, paper: Paper): string {
  return paper.words('mails:moved.sms', {
    business: paper.business.name,
    service: serviceText(visit),
    when: startText(visit, paper),
    before: shortMoment(paper, before, visit.zone),
    link: visitLink(visit, paper),
  })
}
