import type { RouterContextProvider } from 'react-router'
import type { BusinessAnswer } from '#features/businesses/schema.ts'
import type { MeAnswer } from '#features/customers/schema.ts'
import { isLocale, locales, type Locale } from '#values/local-text.ts'
import { askApi } from './ask.ts'
import { maySignedIn } from './cookies.ts'
import { languageOf } from './language.ts'
import { visitOf } from './visit.ts'

type Context = Readonly<RouterContextProvider>

type Found = { business: BusinessAnswer; language: string | null }

function findBusiness(
  context: Context,
  request: Request,
  slug: string,
  locale?: Locale,
): Promise<Found | null> {
  return visitOf(context).once(`business ${slug} ${locale ?? ''}`, async () => {
    const answer = await askApi(context, request, slug, { method: 'GET', path: 'business', locale })
    if (answer.status === 404) return null
    if (!answer.ok) throw answer
    return {
      business: (await answer.json()) as BusinessAnswer,
      language: answer.headers.get('content-language'),
    }
  })
}

/** Gives the business at a slug in the language of the page, or null when there is none; asked once where that is enough. */
export async function businessAt(
  context: Context,
  request: Request,
  slug: string,
  locale: Locale,
): Promise<BusinessAnswer | null> {
  const first = await findBusiness(context, request, slug)
  if (!first || first.language === locale) return first?.business ?? null
  return (await findBusiness(context, request, slug, locale))?.business ?? null
}

/** Gives the signed-in customer, or null; nobody is asked for when the browser brought no session. */
export async function customerOf(context: Context, request: Request, slug: string): Promise<MeAnswer | null> {
  if (!maySignedIn(request)) return null
  return visitOf(context).once(`me ${slug}`, async () => {
    const answer = await askApi(context, request, slug, { method: 'GET', path: 'me' })
    return answer.ok ? ((await answer.json()) as MeAnswer) : null
  })
}

/** Gives the language this request is answered in; decided once, before anything worded is asked for. */
export function pageLocale(context: Context, request: Request, slug: string | undefined): Promise<Locale> {
  return visitOf(context).once(`locale ${slug ?? ''}`, async () => {
    if (slug === undefined) return languageOf(request, locales, 'en')
    const [found, me] = await Promise.all([
      findBusiness(context, request, slug),
      customerOf(context, request, slug),
    ])
    if (!found) return languageOf(request, locales, 'en')
    const { business } = found
    return languageOf(
      request,
      business.locales,
      isLocale(business.locale) ? business.locale : 'en',
      me?.locale,
    )
  })
}
