import type { Locale } from '#values/local-text.ts'

export type Catalogue = { readonly [key: string]: string | Catalogue }
export type Catalogues = Readonly<Record<string, Catalogue>>
export type Values = Readonly<Record<string, string | number>>

type Plural = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other'
type Base<K extends string> = K extends `${infer Stem}${Plural}` ? Stem : K
type Sub<C, Prefix extends string> = {
  [K in keyof C & string]: C[K] extends string ? `${Prefix}${Base<K>}` : Sub<C[K], `${Prefix}${K}.`>
}[keyof C & string]

/** The keys of a catalogue as written in `t('cancel.title')`; plural forms count as one key. */
export type KeyOf<C> = Sub<C, ''>

/** A catalogue with the same keys in another language, plural forms aside. */
export type Like<C> = {
  readonly [K in keyof C as K extends `${string}${Plural}` ? never : K]: C[K] extends string
    ? string
    : Like<C[K]>
} & {
  readonly [K in keyof C as K extends `${infer Stem}${Plural}` ? `${Stem}_other` : never]: string
} & Catalogue

const rules = new Map<string, Intl.PluralRules>()

function pluralForm(locale: Locale, count: number): string {
  const found = rules.get(locale) ?? new Intl.PluralRules(locale)
  rules.set(locale, found)
  return found.select(count)
}

function read(catalogue: Catalogue | undefined, path: string): string | undefined {
  let at: string | Catalogue | undefined = catalogue
  for (const part of path.split('.')) at = typeof at === 'object' ? at[part] : undefined
  return typeof at === 'string' ? at : undefined
}

const fill = (text: string, values: Values) =>
  text.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => String(values[name] ?? hole))

/**
 * Finds the words for a key of a catalogue and fills its `{{holes}}`; `count` picks the plural form by the language's own rules.
 * Answers undefined when the catalogue has no such key.
 */
export function findWords(
  locale: Locale,
  catalogue: Catalogue | undefined,
  key: string,
  values: Values = {},
): string | undefined {
  const { count } = values
  const text =
    typeof count === 'number'
      ? ((count === 0 ? read(catalogue, `${key}_zero`) : undefined) ??
        read(catalogue, `${key}_${pluralForm(locale, count)}`) ??
        read(catalogue, `${key}_other`) ??
        read(catalogue, key))
      : read(catalogue, key)
  return text === undefined ? undefined : fill(text, values)
}

/** Gives the words for a key, or the key itself when there are none, so that a gap is seen and nothing breaks. */
export function words(
  locale: Locale,
  catalogue: Catalogue | undefined,
  key: string,
  values?: Values,
): string {
  return findWords(locale, catalogue, key, values) ?? key
}
