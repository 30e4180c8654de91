import type { Locale } from '#values/local-text.ts'

export type Direction = 'ltr' | 'rtl'

/** Each language's own name, as its speakers write it. */
export const localeNames: Record<Locale, string> = { en: 'English', ar: 'العربية', de: 'Deutsch' }

/** Gives the direction a language is written in. */
export const directionOf = (locale: Locale): Direction => (locale === 'ar' ? 'rtl' : 'ltr')
