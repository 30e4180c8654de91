import type { ReactNode } from 'react'
import { Outlet, useRouteError } from 'react-router'
import { Brand } from '#kit/brand.tsx'
import { LanguageMenu, ThemeMenu } from '#kit/choices-menu.tsx'
import { useFrame } from '#kit/frame.ts'
import { isLocale } from '#values/local-text.ts'
import { Problem } from '../problem.tsx'
import { useThemeChoice } from '../theme-choice.ts'

/** A page with one thing to do: the business's sign, the two menus, and a narrow column. */
function PlainFrame({ children }: { children: ReactNode }) {
  const { business } = useFrame()
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="mx-auto flex min-h-18 w-full max-w-6xl items-center justify-between gap-4 px-5 sm:px-8">
        <Brand name={business.name} logo={business.branding.logo} to={`/${business.slug}`} />
        <div className="flex items-center">
          <LanguageMenu locales={business.locales.filter(isLocale)} />
          <ThemeMenu theme={useThemeChoice()} />
        </div>
      </header>
      <main
        id="content"
        className="mx-auto grid w-full max-w-md flex-1 content-start gap-6 px-5 pt-6 pb-16 sm:pt-[10vh]"
      >
        {children}
      </main>
    </div>
  )
}

export default function PlainLayout() {
  return (
    <PlainFrame>
      <Outlet />
    </PlainFrame>
  )
}

export function ErrorBoundary() {
  return (
    <PlainFrame>
      <Problem error={useRouteError()} />
    </PlainFrame>
  )
}
