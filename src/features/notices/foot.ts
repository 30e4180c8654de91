import type { Paper } from './letter.ts'

/** How every message ends: who sent it and how to reach them. */
export function footLines({ words, business }: Paper): string[] {
  const { name, email, phone } = business
  const from = words('mails:foot.from', { business: name })
  if (email && phone) return [from, words('mails:foot.both', { phone })]
  if (phone) return [from, words('mails:foot.call', { phone })]
  return email ? [from, words('mails:foot.reply')] : [from]
}
