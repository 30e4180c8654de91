import type { Catalogues } from '#kit/words.ts'
import type { Locale } from '#values/local-text.ts'
import type en from '#apps/text/en.ts'

type Namespaces = Omit<typeof en, 'kit'>

declare module '#kit/text.tsx' {
  // Every namespace of the product, so that useText knows its keys.
  interface Words extends Namespaces {}
}

const loaders: Record<Locale, () => Promise<{ default: Catalogues }>> = {
  en: () => import('#apps/text/en.ts'),
  ar: () => import('#apps/text/ar.ts'),
  de: () => import('#apps/text/de.ts'),
}

const loaded: Partial<Record<Locale, Catalogues>> = {}

/** Brings one language's words; the browser fetches only the one it shows. */
export async function loadWords(locale: Locale): Promise<Catalogues> {
  return (loaded[locale] ??= (await loaders[locale]()).default)
}

/** Tells whether a language's words were brought. */
export const hasWords = (locale: Locale): boolean => loaded[locale] !== undefined

/** Gives words that were brought before. */
export function loadedWords(locale: Locale): Catalogues {
  const found = loaded[locale] ?? Object.values(loaded)[0]
  if (!found) throw new Error('No words were loaded')
  return found
}
