import { createInstance, type i18n, type Resource } from 'i18next'
import type { Words } from '#platform/scope/scope.ts'
import { locales, type Locale } from '#values/local-text.ts'
import ar from './text/ar.ts'
import de from './text/de.ts'
import en from './text/en.ts'

const resources: Resource = { en, ar, de }
const namespaces = Object.keys(en)
const instances = new Map<Locale, i18n>(locales.map((locale) => [locale, instanceFor(locale)]))

function instanceFor(locale: Locale): i18n {
  const instance = createInstance({
    lng: locale,
    fallbackLng: 'en',
    ns: namespaces,
    defaultNS: 'frame',
    fallbackNS: namespaces,
    resources,
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  void instance.init()
  return instance
}

/** The words of a language on the server: `wordsIn('de')('appointments:cancel.title')`. */
export function wordsIn(locale: Locale): Words {
  const instance = instances.get(locale)!
  return (key, values) => instance.t(key, { ...values })
}

/** True if the key has words in this very language. */
export function hasWords(locale: Locale, key: string): boolean {
  return instances.get(locale)!.exists(key, { lngs: [locale] })
}
