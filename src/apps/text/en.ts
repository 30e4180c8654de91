import { en as kit } from '#kit/text/en.ts'
import { appointments } from '#features/appointments/text/en.ts'
import { book } from '#features/appointments/ui/book/text/en.ts'
import { visits } from '#features/appointments/ui/portal/text/en.ts'
import { businesses } from '#features/businesses/text/en.ts'
import { customers } from '#features/customers/text/en.ts'
import { profile } from '#features/customers/ui/text/en.ts'
import { inbox } from '#features/notices/ui/text/en.ts'
import { signIn } from '#features/sign-in/text/en.ts'
import { signInScreens } from '#features/sign-in/ui/text/en.ts'
import { frame } from '#platform/http/text/en.ts'

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
