import type { Block } from '#features/notices/block.ts'
import type { Letter, Paper } from '#features/notices/letter.ts'
import { clockText, dayText, minutesText } from '#features/notices/moment.ts'
import type { MessageSecret } from '#features/notices/queue-message.ts'
import { writeLetter } from '#features/notices/write-letter.ts'

/** Whom the address belongs to: somebody we know, somebody who may open an account, or nobody who may. */
export type Standing = 'known' | 'new' | 'none'

export type SignInFacts = {
  standing: Standing
  address: string
  linkMinutes: number
  codeMinutes: number
  /** Epoch milliseconds, and the zone it is told in. */
  askedAt: number
  zone: string
}

/** The mail with a link and a code, or where there is no account and none to be had, the one that says so. */
export function signInLetter(facts: SignInFacts, secret: MessageSecret, paper: Paper): Letter {
  const { words, business } = paper
  const key = `mails:sign-in.${facts.standing}`
  const values = { business: business.name, address: facts.address }
  const head = {
    subject: words(`${key}.subject`, values),
    preview: words(`${key}.intro`, values),
    title: words(`${key}.title`, values),
  }
  const intro: Block = { is: 'words', text: head.preview }
  const blocks: Block[] =
    facts.standing === 'none'
      ? [intro, { is: 'words', text: words('mails:sign-in.none.next') }]
      : [intro, ...waysIn(facts, secret, paper)]
  return writeLetter(
    { ...head, blocks: [...blocks, { is: 'soft', text: words('mails:sign-in.ignore') }] },
    paper,
  )
}

function waysIn(facts: SignInFacts, secret: MessageSecret, paper: Paper): Block[] {
  const { words } = paper
  const when = `${dayText(paper, facts.askedAt, facts.zone)}, ${clockText(paper, facts.askedAt, null, facts.zone)}`
  const valid = words('mails:sign-in.valid', {
    link: minutesText(paper, facts.linkMinutes),
    code: minutesText(paper, facts.codeMinutes),
  })
  return [
    { is: 'button', label: words(`mails:sign-in.${facts.standing}.button`), href: signInLink(paper, secret) },
    { is: 'code', caption: words('mails:sign-in.codeCaption'), code: secret.code ?? '' },
    { is: 'soft', text: valid },
    { is: 'soft', text: words('mails:sign-in.asked', { when }) },
    { is: 'soft', text: words('mails:code.never') },
  ]
}

function signInLink(paper: Paper, secret: MessageSecret): string {
  return `${paper.home}/portal/auth?token=${encodeURIComponent(secret.token ?? '')}`
}

/** The same as a text message. */
export function signInText(facts: SignInFacts, secret: MessageSecret, paper: Paper): string {
  const { words, business } = paper
  if (facts.standing === 'none') return words('mails:sign-in.smsNone', { business: business.name })
  const values = {
    business: business.name,
    code: secret.code,
    codeMinutes: minutesText(paper, facts.codeMinutes),
    link: signInLink(paper, secret),
  }
  return words('mails:sign-in.sms', values)
}
