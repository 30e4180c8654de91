import { Drawing } from '#kit/drawing.tsx'
import { PageTitle } from '#kit/page-title.tsx'
import { useText } from '#kit/text.tsx'

export default function Home() {
  const t = useText('kit')
  return (
    <main
      id="content"
      className="mx-auto grid min-h-dvh max-w-2xl content-center justify-items-center gap-5 px-6 py-16 text-center"
    >
      <PageTitle title="Foyer" />
      <Drawing name="door" className="size-40" />
      <p className="text-small font-semibold text-accent">Foyer</p>
      <h1 className="display text-hero">{t('home.title')}</h1>
      <p className="max-w-md text-lead text-soft">{t('home.text')}</p>
    </main>
  )
}
