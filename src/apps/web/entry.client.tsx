import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { isLocale } from '#values/local-text.ts'
import { PageFacts } from './page-facts.ts'
import { loadWords } from './text.ts'

const { lang } = document.documentElement
// The browser hides the nonce's attribute from style sheets, not its property from scripts: what is drawn anew needs it.
const { nonce } = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]') ?? {}

await loadWords(isLocale(lang) ? lang : 'en')
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <PageFacts value={{ ...(nonce && { nonce }) }}>
        <HydratedRouter />
      </PageFacts>
    </StrictMode>,
  )
})
