import { isLocale, type Locale } from '#values/local-text.ts'
import { cookieOf } from './cookies.ts'

const preferred = (header: string | null): Locale[] =>
  (header ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .filter(isLocale)

/**
 * Chooses the language of a page among those offered: `?lang=`, the `lang` cookie, the customer's own, the browser's, else the default.
 */
export function languageOf(
  request: Request,
  offered: readonly string[],
  fallback: Locale,
  own?: string | null,
): Locale {
  const wishes = [
    new URL(request.url).searchParams.get('lang'),
    cookieOf(request, 'lang'),
    own,
    ...preferred(request.headers.get('accept-language')),
  ]
  return wishes.find((wish): wish is Locale => isLocale(wish) && offered.includes(wish)) ?? fallback
}
