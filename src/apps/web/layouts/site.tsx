import { UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, Outlet, useRouteError } from 'react-router'
import { Brand } from '#kit/brand.tsx'
import { LinkButton } from '#kit/button.tsx'
import { LanguageMenu, ThemeMenu } from '#kit/choices-menu.tsx'
import { useFrame } from '#kit/frame.ts'
import { useText } from '#kit/text.tsx'
import { isLocale } from '#values/local-text.ts'
import { Problem } from '../problem.tsx'
import { useThemeChoice } from '../theme-choice.ts'

/** A business's public pages: its sign, the way in, its contact. */
function SiteFrame({ children }: { children: ReactNode }) {
  const t = useText('kit')
  const { business, me } = useFrame()
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="sticky top-0 z-30 border-b border-line bg-glass backdrop-blur-lg">
        <div className="mx-auto flex min-h-16 max-w-6xl items-center justify-between gap-2 px-5 sm:gap-4 sm:px-8">
          <Brand name={business.name} logo={business.branding.logo} to={`/${business.slug}`} />
          <div className="flex shrink-0 items-center gap-0.5">
            <LanguageMenu locales={business.locales.filter(isLocale)} />
            <ThemeMenu theme={useThemeChoice()} />
            <Link
              to={me ? `/${business.slug}/portal` : `/${business.slug}/portal/login`}
              aria-label={me ? t('nav.account') : t('nav.signIn')}
              className="grid size-11 place-items-center rounded-full text-soft hover:bg-sunken hover:text-ink sm:hidden"
            >
              <UserRound aria-hidden className="size-5" />
            </Link>
            <span className="hidden ps-2 sm:block">
              <LinkButton
                to={me ? `/${business.slug}/portal` : `/${business.slug}/portal/login`}
                kind="secondary"
                size="small"
              >
                {me ? t('nav.account') : t('nav.signIn')}
              </LinkButton>
            </span>
          </div>
        </div>
      </header>
      <main id="content" className="flex-1">
        {children}
      </main>
      <footer className="border-t border-line">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-2 px-5 py-8 text-small text-faint sm:px-8">
          <p>{business.name}</p>
          <p>{t('poweredBy')}</p>
        </div>
      </footer>
    </div>
  )
}

export default function SiteLayout() {
  return (
    <SiteFrame>
      <Outlet />
    </SiteFrame>
  )
}

export function ErrorBoundary() {
  return (
    <SiteFrame>
      <Problem error={useRouteError()} />
    </SiteFrame>
  )
}
