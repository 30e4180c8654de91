import { useText } from './text.tsx'

/** The first thing on a page for those who use the keyboard: past the navigation, to the content. */
export function SkipLink() {
  const t = useText('kit')
  return (
    <a
      href="#content"
      className="fixed start-4 top-4 z-60 -translate-y-24 rounded-control bg-ink px-5 py-3 text-small font-semibold text-canvas focus:translate-y-0"
    >
      {t('skip')}
    </a>
  )
}
