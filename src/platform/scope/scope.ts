import type { Fragment } from '#platform/db/sql.ts'
import type { LocalText, Locale } from '#values/local-text.ts'

declare const proven: unique symbol
/** A business's id that only a door can make: nothing is read or written without one. */
export type BusinessId = string & { [proven]: 'business' }

/** What every scope knows of its business. */
export type Business = {
  id: BusinessId
  slug: string
  kind: string
  name: LocalText
  tagline: LocalText
  about: LocalText
  zone: string
  locale: Locale
  locales: Locale[]
  currency: string
  branding: Record<string, unknown>
  contact: Record<string, unknown>
  policy: Record<string, unknown>
  horizonDays: number
  registrationOpen: boolean
}

export type Actor =
  | { kind: 'visitor' }
  | { kind: 'customer'; id: string; sessionId: string }
  | { kind: 'staff'; id: string; role: 'owner' | 'manager' | 'agent' | 'practitioner'; sessionId: string }
  | { kind: 'worker' }
  | { kind: 'door' }

/** Who asked, as far as it is known: kept with each event. */
export type RequestFacts = { id: string; ip: string | null; userAgent: string | null }

/** The words of one language: `words('appointments:policy.free-until', { time })`. */
export type Words = (key: string, values?: Record<string, unknown>) => string

export type JobSender = (
  queue: string,
  payload: object,
  options?: { startAfter?: Date; key?: string },
) => Promise<void>

/** One business, one actor, one moment, one transaction. */
export type Scope = {
  business: Business
  actor: Actor
  /** The moment everything in this scope happens, in epoch milliseconds. */
  now: number
  locale: Locale
  words: Words
  request: RequestFacts
  /** Runs a statement in this scope's transaction; rows have camelCase keys. */
  sql<Row = Record<string, unknown>>(
    strings: TemplateStringsArray,
    ...values: readonly unknown[]
  ): Promise<Row[]>
  /** The same for a composed fragment. */
  run<Row = Record<string, unknown>>(fragment: Fragment): Promise<Row[]>
  /** Enqueues a job that exists only if this transaction commits. */
  enqueue: JobSender
  /** Goes on as another actor in the same transaction, for verbs that have just proved who is there. */
  become(actor: Actor): Promise<Scope>
}
