import { createContext, createElement, Fragment, useContext, useMemo, type ReactNode } from 'react'
import * as format from './format.ts'
import type { Reader } from './format.ts'
import type { Refusal } from './refusal.ts'
import type { en } from './text/en.ts'
import { findWords, words, type Catalogues, type KeyOf, type Values } from './words.ts'

/** The namespaces there are, each with the type of its English catalogue; the web app adds those of the features. */
export interface Words {
  kit: typeof en
}

type Provided = { reader: Reader; catalogues: Catalogues }
const TextContext = createContext<Provided | null>(null)

/** Gives every component below the reader's language and habits and the catalogues in that language. */
export function TextProvider({ reader, catalogues, children }: Provided & { children: ReactNode }) {
  const { locale, region, zone } = reader
  const value = useMemo(
    () => ({ reader: { locale, region, zone }, catalogues }),
    [locale, region, zone, catalogues],
  )
  return <TextContext value={value}>{children}</TextContext>
}

function useProvided(): Provided {
  const provided = useContext(TextContext)
  if (!provided) throw new Error('Text is used outside of a TextProvider')
  return provided
}

/** Gives who reads: language, region, zone. */
export const useReader = (): Reader => useProvided().reader

export type Text<Key extends string> = {
  (key: Key, values?: Values): string
  /** The same words with elements in their holes. */
  rich: (key: Key, values: Record<string, ReactNode>) => ReactNode
}

/** Gives the words of one namespace: `const t = useText('appointments'); t('cancel.title', { time })`. */
export function useText<N extends keyof Words>(namespace: N): Text<KeyOf<Words[N]>> {
  const { reader, catalogues } = useProvided()
  return useMemo(() => {
    const catalogue = catalogues[namespace]
    const t = (key: string, values?: Values) => words(reader.locale, catalogue, key, values)
    const rich = (key: string, values: Record<string, ReactNode>) =>
      createElement(
        Fragment,
        null,
        ...t(key)
          .split(/\{\{(\w+)\}\}/)
          .map((part, index) => (index % 2 === 0 ? part : values[part])),
      )
    return Object.assign(t, { rich })
  }, [reader.locale, catalogues, namespace])
}

/** Gives a function that words a refusal: what the API said in the reader's language, else the owning feature's words for its code. */
export function useRefusalText(): (refusal: Refusal) => string {
  const { reader, catalogues } = useProvided()
  return ({ code, detail, facts, errors }) => {
    if (errors.length > 0) return words(reader.locale, catalogues['kit'], 'refusal.invalid')
    if (detail) return detail
    const values = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, String(fact)]))
    const found = Object.values(catalogues)
      .map((catalogue) => findWords(reader.locale, catalogue, `refusals.${code}`, values))
      .find((text) => text && !text.includes('{{'))
    return found ?? words(reader.locale, catalogues['kit'], 'refusal.unknown')
  }
}

type Bound<F> = F extends (reader: Reader, ...rest: infer Rest) => infer Result
  ? (...rest: Rest) => Result
  : never

/** Gives the formatters of format.ts bound to the reader. */
export function useFormat() {
  const reader = useReader()
  return useMemo(() => {
    const bind = <F extends (reader: Reader, ...rest: never[]) => string | undefined>(formatter: F) =>
      ((...rest: never[]) => formatter(reader, ...rest)) as Bound<F>
    return {
      day: bind(format.formatDay),
      date: bind(format.formatDate),
      time: bind(format.formatTime),
      times: bind(format.formatTimes),
      part: bind(format.formatPart),
      money: bind(format.formatMoney),
      number: bind(format.formatNumber),
      duration: bind(format.formatDuration),
      relativeDay: bind(format.formatRelativeDay),
      zoneName: bind(format.zoneName),
      zoneToName: bind(format.zoneToName),
    }
  }, [reader])
}
