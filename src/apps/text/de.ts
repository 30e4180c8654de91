import { de as kit } from '#kit/text/de.ts'
import { appointments } from '#features/appointments/text/de.ts'
import { book } from '#features/appointments/ui/book/text/de.ts'
import { visits } from '#features/appointments/ui/portal/text/de.ts'
import { businesses } from '#features/businesses/text/de.ts'
import { customers } from '#features/customers/text/de.ts'
import { profile } from '#features/customers/ui/text/de.ts'
import { inbox } from '#features/notices/ui/text/de.ts'
import { signIn } from '#features/sign-in/text/de.ts'
import { signInScreens } from '#features/sign-in/ui/text/de.ts'
import { frame } from '#platform/http/text/de.ts'

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
