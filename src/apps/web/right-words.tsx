import { useEffect } from 'react'
import { useReader } from '#kit/text.tsx'
import { hasWords } from './text.ts'

/** When the language changed without a new page (a saved profile), fetches the page anew with its words. */
export function RightWords() {
  const { locale } = useReader()
  useEffect(() => {
    if (!hasWords(locale)) location.reload()
  }, [locale])
  return null
}
