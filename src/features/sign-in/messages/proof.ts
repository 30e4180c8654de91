import type { Letter, Paper } from '#features/notices/letter.ts'
import { minutesText } from '#features/notices/moment.ts'
import type { MessageSecret } from '#features/notices/queue-message.ts'
import { writeLetter } from '#features/notices/write-letter.ts'

export type ProofFacts = { kind: 'booking-code' | 'email-change'; address: string; codeMinutes: number }

/** The mail with a code that proves an address: a guest's who books, or the new one of a customer. */
export function proofLetter(facts: ProofFacts, secret: MessageSecret, paper: Paper): Letter {
  const { words, business } = paper
  const say = (key: string, values = {}) =>
    words(`mails:${facts.kind}.${key}`, { business: business.name, address: facts.address, ...values })
  return writeLetter(
    {
      subject: say('subject'),
      preview: say('intro'),
      title: say('title'),
      blocks: [
        { is: 'words', text: say('intro') },
        { is: 'code', caption: words('mails:sign-in.codeCaption'), code: secret.code ?? '' },
        { is: 'soft', text: say('valid', { code: minutesText(paper, facts.codeMinutes) }) },
        { is: 'soft', text: words('mails:code.never') },
        { is: 'soft', text: say('ignore') },
      ],
    },
    paper,
  )
}

/** A guest's code as a text message. */
export function proofText(facts: ProofFacts, secret: MessageSecret, paper: Paper): string {
  const values = {
    business: paper.business.name,
    code: secret.code,
    codeMinutes: minutesText(paper, facts.codeMinutes),
  }
  return paper.words('mails:booking-code.sms', values)
}
