import {
  composeBooked,
  composeCancelled,
  composeMoved,
  composeReminder,
  composeRestored,
} from '#features/appointments/messages/compose.ts'
import type { MessageKind } from '#features/notices/kinds.ts'
import type { Compose } from '#features/notices/letter.ts'
import {
  composeBookingCode,
  composeEmailChange,
  composeEmailChanged,
  composeEmailTaken,
  composeNewDevice,
  composeSignedOut,
  composeSignIn,
} from '#features/sign-in/messages/compose.ts'

/** Who words each kind of message. */
export const composers: Record<MessageKind, Compose> = {
  'sign-in': composeSignIn,
  'booking-code': composeBookingCode,
  'email-change': composeEmailChange,
  'email-changed': composeEmailChanged,
  'email-taken': composeEmailTaken,
  'new-device': composeNewDevice,
  'signed-out': composeSignedOut,
  booked: composeBooked,
  moved: composeMoved,
  cancelled: composeCancelled,
  restored: composeRestored,
  reminder: composeReminder,
}
