import { route, type Route } from '#platform/http/route.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { textIn } from '#values/local-text.ts'
import { businessSchema, type BusinessAnswer } from './schema.ts'

const business = route(
  {
    method: 'get',
    path: '/business',
    who: 'anyone',
    tag: 'Business',
    summary: 'Who this is: name, brand, languages, contact',
    answer: businessSchema,
  },
  async (scope) => answerOf(scope),
)

function answerOf({ business: known, locale }: Scope): BusinessAnswer {
  const { slug, kind, locales, currency, registrationOpen } = known
  const text = (words: typeof known.name) => textIn(words, locale, known.locale)
  const branding = known.branding as BusinessAnswer['branding']
  const contact = known.contact as BusinessAnswer['contact']
  return {
    slug,
    kind,
    locales,
    currency,
    branding,
    contact,
    registrationOpen,
    name: text(known.name),
    tagline: text(known.tagline),
    about: text(known.about),
    timezone: known.zone,
    locale: known.locale,
  }
}

export const portalBusinesses: readonly Route[] = [business]
