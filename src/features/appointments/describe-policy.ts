import type { Words } from '#platform/scope/scope.ts'
import type { Locale } from '#values/local-text.ts'
import type { Policy } from './policy.ts'
import type { Act, Consequence } from './rules.ts'
import { momentIn, moneyIn } from './say.ts'

/** Who reads it and where the visit is; `nameZone` where the reader may be in another zone, as in mails. */
export type PolicyReader = {
  words: Words
  locale: Locale
  zone: string
  currency: string
  nameZone?: boolean
}

/** What an act means now, in one sentence: "Free to cancel until Tue 24 Nov, 14:00 (Dubai)." */
export function sentenceOf(act: Act, consequence: Consequence, reader: PolicyReader): string {
  const { words, locale, zone, currency } = reader
  const until =
    consequence.until === null ? '' : momentIn({ locale }, consequence.until, zone, reader.nameZone ?? false)
  switch (consequence.kind) {
    case 'free':
      return words(`appointments:policy.${act}.${consequence.code}`, { until })
    case 'fee':
      return words(`appointments:policy.${act}.fee`, {
        until,
        fee: moneyIn({ locale }, consequence.feeMinor, currency),
      })
    case 'keeps-credit':
      return words(`appointments:policy.${act}.keeps-credit`, { until })
    case 'refused':
      return words(`appointments:policy.${act}.refused-${consequence.code}`, { until })
  }
}

/** A service's policy before anything is booked: "Free to cancel or move until 2 hours before." */
export function describePolicy(policy: Policy, words: Words): string {
  const cancel = durationIn(policy.cancel.windowMinutes, words)
  if (policy.cancel.windowMinutes === policy.reschedule.windowMinutes) {
    return policy.cancel.windowMinutes === 0
      ? words('appointments:policy.any-time')
      : words('appointments:policy.both', { window: cancel })
  }
  return words('appointments:policy.each', {
    cancel,
    reschedule: durationIn(policy.reschedule.windowMinutes, words),
  })
}

function durationIn(minutes: number, words: Words): string {
  if (minutes % 1440 === 0 && minutes >= 2880)
    return words('appointments:duration.days', { count: minutes / 1440 })
  if (minutes % 60 === 0 && minutes >= 60)
    return words('appointments:duration.hours', { count: minutes / 60 })
  return words('appointments:duration.minutes', { count: minutes })
}
