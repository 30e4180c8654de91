/** Every kind of message there is; the worker has one composer for each. */
export const messageKinds = [
  'sign-in',
  'booking-code',
  'email-change',
  'email-changed',
  'email-taken',
  'new-device',
  'signed-out',
  'booked',
  'moved',
  'cancelled',
  'restored',
  'reminder',
] as const
export type MessageKind = (typeof messageKinds)[number]

export type Channel = 'email' | 'sms' | 'app'
