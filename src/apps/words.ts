import { mails as arMails } from '#features/notices/mail-text/ar.ts'
import { mails as deMails } from '#features/notices/mail-text/de.ts'
import { mails as enMails } from '#features/notices/mail-text/en.ts'
import { findWords, type Catalogues } from '#kit/words.ts'
import type { Words } from '#platform/scope/scope.ts'
import type { Locale } from '#values/local-text.ts'
import ar from './text/ar.ts'
import de from './text/de.ts'
import en from './text/en.ts'

// What messages say is spoken by the server alone; the pages fetch only the rest.
const languages: Record<Locale, Catalogues> = {
  en: { ...en, mails: enMails },
  ar: { ...ar, mails: arMails },
  de: { ...de, mails: deMails },
}

/**
 * The words of a language on the server: `wordsIn('de')('appointments:cancel.title')`. A key without a namespace is
 * looked up in all, which is how a refusal's code finds its words. A gap falls back to English, then to the key.
 */
export function wordsIn(locale: Locale): Words {
  return (key, values) => find(locale, key, values) ?? find('en', key, values) ?? key
}

/** True if the key has words in this very language. */
export function hasWords(locale: Locale, key: string): boolean {
  return find(locale, key, {}) !== undefined
}

function find(locale: Locale, key: string, values: Record<string, unknown> = {}): string | undefined {
  const [namespace, path] = key.includes(':') ? key.split(':', 2) : [undefined, key]
  const catalogues =
    namespace === undefined ? Object.values(languages[locale]) : [languages[locale][namespace]]
  for (const catalogue of catalogues) {
    const found = findWords(locale, catalogue, path, values as Record<string, string | number>)
    if (found !== undefined) return found
  }
  return undefined
}
