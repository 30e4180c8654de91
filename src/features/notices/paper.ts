import { themeOf, type Branding } from '#kit/theme.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { parseEmail } from '#values/email.ts'
import { textIn } from '#values/local-text.ts'
import type { Paper } from './letter.ts'

/** The paper a business's messages are written on, in the scope's language. Links start with the stored origin. */
export function paperOf(scope: Scope, origin: string, sender: string): Paper {
  const { business } = scope
  const email = business.contact['email']
  const phone = business.contact['phone']
  return {
    locale: scope.locale,
    words: scope.words,
    theme: themeOf(business.branding as Branding),
    business: {
      name: textIn(business.name, scope.locale, business.locale),
      slug: business.slug,
      email: typeof email === 'string' ? parseEmail(email) : null,
      phone: typeof phone === 'string' && phone !== '' ? phone : null,
      registrationOpen: business.registrationOpen,
    },
    sender,
    home: `${origin}/${business.slug}`,
  }
}
