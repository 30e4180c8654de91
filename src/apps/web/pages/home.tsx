import { ChevronRight } from 'lucide-react'
import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { LanguageMenu, ThemeMenu } from '#kit/choices-menu.tsx'
import { Drawing } from '#kit/drawing.tsx'
import { PageTitle } from '#kit/page-title.tsx'
import { useText } from '#kit/text.tsx'
import { locales } from '#values/local-text.ts'
import { businessAt, pageLocale } from '../business.ts'
import { useThemeChoice } from '../theme-choice.ts'
import { visitOf } from '../visit.ts'

const demo = ['lotus', 'fade', 'praxis', 'northwind']

/** Where the demo runs, shows its businesses; elsewhere nobody is told who is here. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!visitOf(context).gallery) return { businesses: [] }
  const locale = await pageLocale(context, request, undefined)
  const found = await Promise.all(demo.map((slug) => businessAt(context, request, slug, locale)))
  return {
    businesses: found
      .filter((business) => business !== null)
      .map(({ slug, name, tagline, branding }) => ({ slug, name, tagline, logo: branding.logo })),
  }
}

export default function Home() {
  const t = useText('kit')
  const { businesses } = useLoaderData<typeof loader>()
  return (
    <div className="flex min-h-dvh flex-col">
      <PageTitle title="Foyer" />
      <header className="mx-auto flex min-h-18 w-full max-w-6xl items-center justify-between px-5 sm:px-8">
        <p className="display flex items-center gap-3 text-lead">
          <img src="/icon.svg" alt="" className="size-10" />
          Foyer
        </p>
        <div className="flex">
          <LanguageMenu locales={locales} />
          <ThemeMenu theme={useThemeChoice()} />
        </div>
      </header>
      <main
        id="content"
        className="mx-auto grid w-full max-w-2xl flex-1 content-center justify-items-center gap-5 px-5 py-12 text-center"
      >
        <Drawing name="door" className="size-36" />
        <h1 className="display text-hero">{t('home.title')}</h1>
        <p className="max-w-lg text-lead text-soft">{t('home.text')}</p>
        {businesses.length > 0 && (
          <section aria-label={t('home.businesses')} className="grid w-full gap-3 pt-6 sm:grid-cols-2">
            {businesses.map((business) => (
              <BusinessCard key={business.slug} {...business} />
            ))}
          </section>
        )}
      </main>
    </div>
  )
}

type Known = { slug: string; name: string; tagline: string; logo: string | null }

function BusinessCard({ slug, name, tagline, logo }: Known) {
  return (
    <Link
      to={`/${slug}`}
      className="flex min-h-24 items-center gap-4 rounded-card bg-surface p-4 text-start shadow-card transition hover:shadow-raised"
    >
      {logo && <img src={logo} alt="" className="size-14 shrink-0 rounded-control" />}
      <span className="grid min-w-0 flex-1 gap-0.5">
        <bdi className="font-semibold">{name}</bdi>
        <bdi className="text-small text-soft">{tagline}</bdi>
      </span>
      <ChevronRight aria-hidden className="mirrored size-5 shrink-0 text-faint" />
    </Link>
  )
}
