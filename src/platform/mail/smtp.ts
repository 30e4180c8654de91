import { createTransport } from 'nodemailer'
import { oneLine, type Mail } from './mail.ts'

const seconds = 1000

/** Mail over SMTP with a small pool. Each mail gets at most a minute; nothing is resent here, that is the queue's to decide. */
export function openSmtp(url: string): { send(mail: Mail): Promise<{ providerId: string }>; close(): void } {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 3,
    maxRequeues: 0,
    connectionTimeout: 10 * seconds,
    greetingTimeout: 10 * seconds,
    socketTimeout: 20 * seconds,
    dnsTimeout: 10 * seconds,
    idleTimeout: 20 * seconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0])
  return {
    async send(mail) {
      const sent = (await transport.sendMail({
        ...envelopeOf(mail),
        signal: AbortSignal.timeout(60 * seconds),
      })) as { messageId: string; response?: string }
      return {
        providerId: sent.response
          ? `${sent.messageId} ${oneLine(sent.response)}`.slice(0, 300)
          : sent.messageId,
      }
    },
    close: () => transport.close(),
  }
}

function envelopeOf(mail: Mail): object {
  const name = oneLine(mail.from.name)
  const host = mail.from.address.slice(mail.from.address.lastIndexOf('@') + 1)
  return {
    messageId: `<${mail.id}@${host}>`,
    envelope: { from: mail.from.address, to: [mail.to] },
    from: { name, address: mail.from.address },
    to: { name: '', address: mail.to },
    ...(mail.replyTo ? { replyTo: { name, address: mail.replyTo } } : {}),
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.locale },
    ...(mail.calendar
      ? {
          icalEvent: {
            method: mail.calendar.method,
            filename: mail.calendar.filename,
            content: mail.calendar.content,
          },
        }
      : {}),
  }
}
