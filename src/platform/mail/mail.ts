/** One mail, ready to leave. `id` stays the same however often it is tried: it becomes the Message-ID. */
export type Mail = {
  id: string
  from: { name: string; address: string }
  replyTo: string | null
  to: string
  locale: string
  subject: string
  text: string
  html: string
  calendar: CalendarPart | null
}

/** An invitation as mail programs understand it: the same text as a part of the mail and as a file. */
export type CalendarPart = { method: 'REQUEST' | 'CANCEL'; filename: string; content: string }

/** One text message, ready to leave. */
export type Sms = { id: string; to: string; text: string }

/** Where messages leave. Throws when one did not; answers what the provider calls it. */
export type Transports = {
  sendMail(mail: Mail): Promise<{ providerId: string }>
  sendSms(sms: Sms): Promise<{ providerId: string }>
  close(): void
}

/** A single line without control characters: nothing written by people can open a header of its own. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The address and host of a sender setting such as `Foyer <no-reply@foyer.example>`. */
export function senderAddress(setting: string): { address: string; host: string } {
  const address = oneLine(/<([^<>]+)>\s*$/.exec(setting)?.[1] ?? setting)
  return { address, host: address.slice(address.lastIndexOf('@') + 1) }
}
