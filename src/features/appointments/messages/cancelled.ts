import { formatMoney } from '#kit/format.ts'
import type { Letter, Paper } from '#features/notices/letter.ts'
import { writeLetter } from '#features/notices/write-letter.ts'
import type { Money } from '#values/money.ts'
import { factsOf, rebookLink, serviceText, startText, type VisitFacts } from './visit.ts'

/** Who cancelled, what it costs, and what was said of why. */
export type CancelFacts = {
  by: 'customer' | 'business'
  consequence: 'free' | 'fee' | 'keeps-credit'
  fee: Money | null
  reason: string
}

/** Says that an appointment is cancelled and what that means. */
export function cancelledLetter(visit: VisitFacts, cancel: CancelFacts, paper: Paper): Letter {
  const { words } = paper
  const reason = words('mails:cancelled.reason', { reason: apart(cancel.reason, paper) })
  return writeLetter(
    {
      subject: words('mails:cancelled.subject', {
        service: serviceText(visit),
        when: startText(visit, paper),
      }),
      preview: consequenceText(cancel, paper),
      title: words('mails:cancelled.title'),
      blocks: [
        { is: 'words', text: consequenceText(cancel, paper) },
        factsOf(visit, paper, { isGone: true }),
        ...(cancel.reason ? [{ is: 'note' as const, text: reason }] : []),
        { is: 'button', label: words('mails:visit.again'), href: rebookLink(visit, paper) },
      ],
    },
    paper,
    visit.calendar,
  )
}

// What people wrote may run the other way than the words around it (U+2068, U+2069).
const apart = (text: string, { locale }: Paper) =>
  (locale === 'ar') === /\p{Script=Arabic}/u.test(text) ? text : `\u2068${text}\u2069`

/** What the cancellation costs, in one sentence. */
function consequenceText({ by, consequence, fee }: CancelFacts, { words, locale }: Paper): string {
  if (by === 'business') return words('mails:cancelled.business')
  return words(`mails:cancelled.${consequence}`, { fee: fee ? formatMoney({ locale }, fee) : '' })
}

/** The same as a text message. */
export function cancelledText(visit: VisitFacts, cancel: CancelFacts, paper: Paper): string {
  return paper.words('mails:cancelled.sms', {
    business: paper.business.name,
    service: serviceText(visit),
    when: startText(visit, paper),
    consequence: consequenceText(cancel, paper),
  })
}
