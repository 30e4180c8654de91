import { use, type ReactNode } from 'react'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteLoaderData,
  type ShouldRevalidateFunctionArgs,
} from 'react-router'
import type { ThemeChoice } from '#kit/choices-menu.tsx'
import { directionOf } from '#kit/direction.ts'
import { isZone, type Reader } from '#kit/format.ts'
import { OfflineNotice } from '#kit/offline-notice.tsx'
import { PendingBar } from '#kit/pending-bar.tsx'
import { regionOfCurrency, regionOfZone } from '#kit/region.ts'
import { SkipLink } from '#kit/skip-link.tsx'
import { TextProvider } from '#kit/text.tsx'
import { fonts, grounds, knownThemeOf, themeSheet, type Font } from '#kit/theme.ts'
import '#kit/tokens.css'
import type { Locale } from '#values/local-text.ts'
import { Arrival } from './arrival.tsx'
import { businessAt, customerOf, pageLocale } from './business.ts'
import { choiceCookie, cookieOf } from './cookies.ts'
import { OfflineGuard } from './offline-guard.tsx'
import { PageFacts } from './page-facts.ts'
import { Problem } from './problem.tsx'
import { RightWords } from './right-words.tsx'
import { loadedWords } from './text.ts'
import { visitOf } from './visit.ts'
import { ZoneCookie } from './zone-cookie.tsx'
import type { Route } from './+types/root.ts'

const themeChoice = (request: Request): ThemeChoice => {
  const chosen = cookieOf(request, 'theme')
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto'
}

/** A language asked for in the address (by a link in a mail) stays chosen on the pages after it. */
function keepLanguage(request: Request, context: Route.LoaderArgs['context'], locale: Locale) {
  const { searchParams, protocol } = new URL(request.url)
  if (searchParams.get('lang') !== locale) return
  visitOf(context).cookies.push(choiceCookie('lang', locale, protocol === 'https:'))
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const slug = (params as { slug?: string }).slug
  const locale = await pageLocale(context, request, slug)
  const [business, me] = slug
    ? await Promise.all([businessAt(context, request, slug, locale), customerOf(context, request, slug)])
    : [null, null]
  const branding = business?.branding
  const theme = knownThemeOf({
    color: branding?.color ?? '',
    font: fonts.find((font) => font === branding?.font),
  })
  const reader: Reader = {
    locale,
    region: business ? (regionOfZone(business.timezone) ?? regionOfCurrency(business.currency)) : undefined,
    zone: [me?.timezone, cookieOf(request, 'zone')].find(isZone),
  }
  keepLanguage(request, context, locale)
  return {
    reader,
    theme: themeChoice(request),
    sheet: themeSheet(theme),
    font: theme.font,
  }
}

/** The frame changes with the business or after something was sent, not with every page. */
export const shouldRevalidate = ({ currentParams, nextParams, formMethod }: ShouldRevalidateFunctionArgs) =>
  formMethod !== undefined || currentParams['slug'] !== nextParams['slug']

const plain: { reader: Reader; theme: ThemeChoice; sheet: string; font: Font } = {
  reader: { locale: 'en' },
  theme: 'auto',
  sheet: '',
  font: 'inter',
}

export function Layout({ children }: { children: ReactNode }) {
  const { reader, theme, sheet, font } = useRouteLoaderData<typeof loader>('root') ?? plain
  const { nonce, preload } = use(PageFacts)
  return (
    <html
      lang={reader.locale}
      dir={directionOf(reader.locale)}
      data-theme={theme === 'auto' ? undefined : theme}
      data-font={font}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={theme === 'auto' ? 'light dark' : theme} />
        {theme !== 'dark' && (
          <meta
            name="theme-color"
            content={grounds.light.canvas}
            {...(theme === 'auto' && { media: '(prefers-color-scheme: light)' })}
          />
        )}
        {theme !== 'light' && (
          <meta
            name="theme-color"
            content={grounds.dark.canvas}
            {...(theme === 'auto' && { media: '(prefers-color-scheme: dark)' })}
          />
        )}
        <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {preload && <link rel="modulepreload" href={preload} nonce={nonce} suppressHydrationWarning />}
        <Meta />
        {/* Where hot reloading allows any style, an empty nonce is what both sides can agree on. */}
        <Links {...(import.meta.env.DEV && { nonce: '' })} />
        <style nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: sheet }} />
      </head>
      <body>
        <TextProvider reader={reader} catalogues={loadedWords(reader.locale)}>
          <SkipLink />
          <PendingBar />
          <OfflineNotice />
          {children}
        </TextProvider>
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  )
}

export default function Root() {
  return (
    <>
      <ZoneCookie />
      <Arrival />
      <OfflineGuard />
      <RightWords />
      <Outlet />
    </>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="content" className="grid min-h-dvh place-items-center px-5 py-10">
      <Problem error={error} />
    </main>
  )
}
