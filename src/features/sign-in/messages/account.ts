import type { Letter, Paper } from '#features/notices/letter.ts'
import { clockText, dayText } from '#features/notices/moment.ts'
import type { MessageSecret } from '#features/notices/queue-message.ts'
import { writeLetter } from '#features/notices/write-letter.ts'

/** To the owner of an address that somebody wanted for another account. */
export function emailTakenLetter(facts: { address: string }, paper: Paper): Letter {
  const { words } = paper
  const intro = words('mails:email-taken.intro', { address: facts.address, business: paper.business.name })
  return writeLetter(
    {
      subject: words('mails:email-taken.subject', { business: paper.business.name }),
      preview: intro,
      title: words('mails:email-taken.title'),
      blocks: [
        { is: 'words', text: intro },
        { is: 'button', label: words('mails:email-taken.button'), href: `${paper.home}/portal/login` },
      ],
    },
    paper,
  )
}

/** To the address an account had until now, with the way back. Epoch milliseconds. */
export function emailChangedLetter(
  facts: { to: string; until: number; zone: string },
  secret: MessageSecret,
  paper: Paper,
): Letter {
  const { words } = paper
  const intro = words('mails:email-changed.intro', { to: facts.to, business: paper.business.name })
  const until = `${dayText(paper, facts.until, facts.zone)}, ${clockText(paper, facts.until, null, facts.zone)}`
  return writeLetter(
    {
      subject: words('mails:email-changed.subject'),
      preview: intro,
      title: words('mails:email-changed.title'),
      blocks: [
        { is: 'words', text: intro },
        {
          is: 'button',
          label: words('mails:email-changed.button'),
          href: `${paper.home}/portal/profile/undo-email?token=${encodeURIComponent(secret.token ?? '')}`,
        },
        { is: 'soft', text: words('mails:email-changed.valid', { until }) },
      ],
    },
    paper,
  )
}

/** To a customer one of whose sign-ins was copied and therefore ended. Epoch milliseconds. */
export function signedOutLetter(facts: { at: number; zone: string }, paper: Paper): Letter {
  const say = (key: string) => paper.words(`mails:signed-out.${key}`, { business: paper.business.name })
  return writeLetter(
    {
      subject: say('subject'),
      preview: say('intro'),
      title: say('title'),
      blocks: [
        { is: 'words', text: say('intro') },
        {
          is: 'facts',
          facts: [
            {
              label: say('when'),
              lines: [dayText(paper, facts.at, facts.zone), clockText(paper, facts.at, null, facts.zone)],
            },
          ],
        },
        { is: 'words', text: say('next') },
        { is: 'button', label: say('button'), href: `${paper.home}/portal/login` },
      ],
    },
    paper,
  )
}

/** To a customer whose account was opened on a device not seen before. Epoch milliseconds. */
export function newDeviceLetter(facts: { device: string; at: number; zone: string }, paper: Paper): Letter {
  const { words } = paper
  const say = (key: string) => words(`mails:new-device.${key}`, { business: paper.business.name })
  return writeLetter(
    {
      subject: say('subject'),
      preview: say('intro'),
      title: say('title'),
      blocks: [
        { is: 'words', text: say('intro') },
        {
          is: 'facts',
          facts: [
            { label: say('device'), lines: [facts.device] },
            {
              label: say('when'),
              lines: [dayText(paper, facts.at, facts.zone), clockText(paper, facts.at, null, facts.zone)],
            },
          ],
        },
        { is: 'words', text: say('ours') },
        { is: 'words', text: say('notOurs') },
        { is: 'button', label: say('button'), href: `${paper.home}/portal/profile` },
      ],
    },
    paper,
  )
}
