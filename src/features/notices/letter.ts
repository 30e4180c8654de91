import type { Theme } from '#kit/theme.ts'
import type { CalendarPart } from '#platform/mail/mail.ts'
import type { Scope, Words } from '#platform/scope/scope.ts'
import type { Locale } from '#values/local-text.ts'
import type { MessageSecret } from './queue-message.ts'

/** What every message of a business has in common, in the recipient's language. */
export type Paper = {
  locale: Locale
  words: Words
  theme: Theme
  business: {
    name: string
    slug: string
    email: string | null
    phone: string | null
    registrationOpen: boolean
  }
  /** Who mails come from: an e-mail address. */
  sender: string
  /** The address of the business's pages, such as `https://portal.example/lotus`. */
  home: string
}

/** A mail as composed: what is shown, the same as plain text, and a calendar entry where one belongs to it. */
export type Letter = { subject: string; text: string; html: string; calendar?: CalendarPart }

/** A message as it lies in the outbox. */
export type MessageRow = {
  id: string
  cause: string
  kind: string
  channel: 'email' | 'sms' | 'app'
  customerId: string | null
  recipient: string
  locale: Locale
  data: Record<string, unknown>
  /** Epoch milliseconds. */
  createdAt: number
}

/** What a text message or a mail says once it knows its secrets; called a second time with marks in their place, for keeping. */
export type Draft = { mail: (secret: MessageSecret) => Letter } | { sms: (secret: MessageSecret) => string }

/** Reads what a message is about as it is now and words it; a text where it has lost its point: why it is dropped. */
export type Compose = (scope: Scope, message: MessageRow, paper: Paper) => Promise<Draft | string>
