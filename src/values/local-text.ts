export const locales = ['en', 'ar', 'de'] as const
export type Locale = (typeof locales)[number]

/** Words a business wrote, in the languages it wrote them in. */
export type LocalText = Partial<Record<Locale, string>>

/** The words in the wanted language, else in the fallback language, else in any; empty if there are none. */
export function textIn(text: LocalText, locale: Locale, fallback: Locale): string {
  return text[locale] ?? text[fallback] ?? Object.values(text)[0] ?? ''
}

export function isLocale(text: string | null | undefined): text is Locale {
  return text === 'en' || text === 'ar' || text === 'de'
}
