import { ar as kit } from '#kit/text/ar.ts'
import { appointments } from '#features/appointments/text/ar.ts'
import { book } from '#features/appointments/ui/book/text/ar.ts'
import { visits } from '#features/appointments/ui/portal/text/ar.ts'
import { businesses } from '#features/businesses/text/ar.ts'
import { customers } from '#features/customers/text/ar.ts'
import { profile } from '#features/customers/ui/text/ar.ts'
import { inbox } from '#features/notices/ui/text/ar.ts'
import { signIn } from '#features/sign-in/text/ar.ts'
import { signInScreens } from '#features/sign-in/ui/text/ar.ts'
import { frame } from '#platform/http/text/ar.ts'

/** Every namespace's words in this language, for the pages and the API alike. */
export default {
  appointments,
  book,
  businesses,
  kit,
  frame,
  customers,
  'sign-in': signIn,
  'sign-in-screens': signInScreens,
  visits,
  profile,
  inbox,
}
