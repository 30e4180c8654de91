import { setTimeout } from 'node:timers/promises'
import type { Parts } from '#apps/parts.ts'
import {
  claimMessage,
  dropMessage,
  isBeingSent,
  markFailed,
  markSent,
  type Claimed,
  type Kept,
} from '#features/notices/delivery.ts'
import type { Draft, Paper } from '#features/notices/letter.ts'
import { paperOf } from '#features/notices/paper.ts'
import { openSecret, type MessageSecret } from '#features/notices/queue-message.ts'
import { oneLine, senderAddress, type Transports } from '#platform/mail/mail.ts'
import { composers } from './composers.ts'
import { asWorker } from './door.ts'

type Job = { business: string; messageId: string }
type Attempt = { number: number; last: boolean }

/**
 * Sends one message of the outbox: worded now, in the recipient's language, from what is true now. Nothing slow happens
 * inside a transaction. A message that left is never sent again; only a crash between the server's yes and the note of
 * it sends a second copy, which carries the same Message-ID. Throws when it did not leave, so that the job is repeated.
 */
export async function sendMessage(
  parts: Parts,
  transports: Transports,
  payload: Record<string, unknown>,
  attempt: Attempt,
): Promise<void> {
  const job: Job = { business: String(payload['business']), messageId: String(payload['messageId']) }
  const claimed = await claim(parts, job)
  if (!claimed) return
  try {
    await deliver(parts, transports, job, claimed)
  } catch (error) {
    const reason = oneLine((error as Error).message).slice(0, 500)
    await asWorker(parts, job.business, (scope) =>
      (attempt.last ? dropMessage : markFailed)(scope, job.messageId, reason),
    )
    throw new Error(`message ${job.messageId} did not leave: ${reason}`, { cause: error })
  }
}

async function claim(parts: Parts, job: Job): Promise<Claimed | null> {
  const found = await asWorker(parts, job.business, async (scope) => {
    const claimed = await claimMessage(scope, job.messageId)
    return { claimed, isBusy: claimed === null && (await isBeingSent(scope, job.messageId)) }
  })
  if (found?.isBusy) throw new Error(`message ${job.messageId} is being sent`)
  return found?.claimed ?? null
}

async function deliver(parts: Parts, transports: Transports, job: Job, claimed: Claimed): Promise<void> {
  const composed = await asWorker(
    parts,
    job.business,
    (scope) => compose(parts, scope, claimed),
    claimed.locale,
  )
  if (composed === undefined) return
  if (typeof composed.draft === 'string') {
    const reason = composed.draft
    await asWorker(parts, job.business, (scope) => dropMessage(scope, claimed.id, reason))
    return
  }
  const secret = openSecret(parts.keys, job.business, claimed.secret)
  const { providerId, kept } = await send(transports, claimed, composed.paper, composed.draft, secret)
  await insisting(() =>
    asWorker(parts, job.business, (scope) => markSent(scope, claimed.id, providerId, kept)),
  )
}

/** Tries again for half a minute: a message that has left must not be forgotten for a database that is away for a moment. */
async function insisting(work: () => Promise<unknown>): Promise<void> {
  for (let wait = 250; ; wait *= 2) {
    try {
      return void (await work())
    } catch (error) {
      if (wait > 16_000) throw error
      await setTimeout(wait)
    }
  }
}

async function compose(
  parts: Parts,
  scope: Parameters<typeof paperOf>[0],
  claimed: Claimed,
): Promise<{ paper: Paper; draft: Draft | string }> {
  const composer = composers[claimed.kind as keyof typeof composers]
  if (!composer) throw new Error(`there are no words for messages of the kind ${claimed.kind}`)
  const paper = paperOf(scope, parts.origin(), senderAddress(parts.config.mailFrom).address)
  return { paper, draft: await composer(scope, claimed, paper) }
}

/** What stands in a kept message where a secret was; the link's is shaped so that the address stays one. */
const marks: Required<MessageSecret> = { token: 'left-out', code: '••••••' }

async function send(
  transports: Transports,
  claimed: Claimed,
  paper: Paper,
  draft: Draft,
  secret: MessageSecret,
): Promise<{ providerId: string; kept: Kept }> {
  const marked = Object.fromEntries(
    Object.keys(secret).map((name) => [name, marks[name as keyof MessageSecret]]),
  ) as MessageSecret
  if ('sms' in draft) {
    const { providerId } = await transports.sendSms({
      id: claimed.id,
      to: claimed.recipient,
      text: draft.sms(secret),
    })
    return { providerId, kept: { subject: null, text: draft.sms(marked), html: null } }
  }
  const letter = draft.mail(secret)
  const { providerId } = await transports.sendMail({
    id: claimed.id,
    from: { name: oneLine(paper.business.name), address: paper.sender },
    replyTo: paper.business.email,
    to: claimed.recipient,
    locale: claimed.locale,
    subject: oneLine(letter.subject),
    text: letter.text,
    html: letter.html,
    calendar: letter.calendar ?? null,
  })
  const { subject, text, html } = draft.mail(marked)
  return { providerId, kept: { subject: oneLine(subject), text, html } }
}
