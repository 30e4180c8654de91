import { join } from 'node:path'
import type { Config } from '#platform/config/config.ts'
import type { Log } from '#platform/log/log.ts'
import { openTwilio } from '#platform/sms/twilio.ts'
import { appendToMailbox } from './mailbox.ts'
import type { Mail, Sms, Transports } from './mail.ts'
import { openSmtp } from './smtp.ts'

type Settings = Pick<Config, 'smtpUrl' | 'twilio' | 'mailbox' | 'dataDir'>

/** The file a trial installation keeps its messages in. */
export function mailboxFile(config: Pick<Config, 'dataDir'>): string {
  return join(config.dataDir, 'mailbox.jsonl')
}

/** Opens the ways out: SMTP and Twilio where they are set, else the mailbox where it is on, else nothing leaves and each try says why. */
export function openTransports(config: Settings, log: Log, now: () => number): Transports {
  const smtp = config.smtpUrl ? openSmtp(config.smtpUrl) : null
  const twilio = config.twilio ? openTwilio(config.twilio) : null
  const file = config.mailbox ? mailboxFile(config) : null
  if (!smtp && !file) log.warn('SMTP_URL is not set: mails are kept as failed and do not leave')
  return {
    async sendMail(mail) {
      if (smtp) return smtp.send(mail)
      if (!file) throw new Error('no way out for mail: SMTP_URL is not set')
      await appendToMailbox(file, mailEntry(mail, now()))
      return { providerId: `mailbox ${mail.id}` }
    },
    async sendSms(sms) {
      if (twilio) return twilio.send(sms)
      if (!file) throw new Error('no way out for text messages: TWILIO_ACCOUNT_SID is not set')
      await appendToMailbox(file, smsEntry(sms, now()))
      return { providerId: `mailbox ${sms.id}` }
    },
    close: () => smtp?.close(),
  }
}

function mailEntry(mail: Mail, at: number) {
  const { calendar } = mail
  const attachments = calendar
    ? [
        {
          filename: calendar.filename,
          contentType: `text/calendar; charset=utf-8; method=${calendar.method}`,
          content: calendar.content,
        },
      ]
    : []
  return {
    id: mail.id,
    to: mail.to,
    channel: 'email' as const,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    at: new Date(at).toISOString(),
    from: `${mail.from.name} <${mail.from.address}>`,
    replyTo: mail.replyTo,
    locale: mail.locale,
    attachments,
  }
}

function smsEntry(sms: Sms, at: number) {
  return {
    id: sms.id,
    to: sms.to,
    channel: 'sms' as const,
    subject: '',
    text: sms.text,
    html: '',
    at: new Date(at).toISOString(),
    from: '',
    replyTo: null,
    locale: '',
    attachments: [],
  }
}
