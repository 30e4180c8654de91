import type { Letter, Paper } from '#features/notices/letter.ts'
import { writeLetter } from '#features/notices/write-letter.ts'
import { factsOf, serviceText, startText, visitLink, waysOn, type VisitFacts } from './visit.ts'

/** What tells only that an appointment stands: it was restored, or it is near. */
export type StandingKind = 'restored' | 'reminder'

/** Says that an appointment stands again, or reminds of it. */
export function standingLetter(kind: StandingKind, visit: VisitFacts, paper: Paper): Letter {
  const { words } = paper
  return writeLetter(
    {
      subject: words(`mails:${kind}.subject`, { service: serviceText(visit), when: startText(visit, paper) }),
      preview: words(`mails:${kind}.intro`),
      title: words(`mails:${kind}.title`),
      blocks: [
        { is: 'words', text: words(`mails:${kind}.intro`) },
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
export function standingText(kind: StandingKind, visit: VisitFacts, paper: Paper): string {
  return paper.words(`mails:${kind}.sms`, {
    business: paper.business.name,
    service: serviceText(visit),
    when: startText(visit, paper),
    place: visit.place.name,
    link: visitLink(visit, paper),
  })
}
