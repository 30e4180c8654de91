import { CalendarDays, CalendarPlus, House, LogOut, UserRound, type LucideIcon } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { NavLink, Outlet, redirect, useLocation, useNavigation, useRouteError } from 'react-router'
import { param, type PageArgs } from '#kit/api.ts'
import { Avatar } from '#kit/avatar.tsx'
import { Brand } from '#kit/brand.tsx'
import { IconButton, LinkButton } from '#kit/button.tsx'
import { LanguageMenu, ThemeMenu } from '#kit/choices-menu.tsx'
import { useFrame } from '#kit/frame.ts'
import { Skeleton, SkeletonCard, SkeletonList } from '#kit/skeleton.tsx'
import { useText } from '#kit/text.tsx'
import { isLocale } from '#values/local-text.ts'
import { signInPath } from '../api.ts'
import { customerOf } from '../business.ts'
import { Problem } from '../problem.tsx'
import { useThemeChoice } from '../theme-choice.ts'

/** Lets nobody in who is not signed in. */
export async function loader(args: PageArgs) {
  const slug = param(args, 'slug')
  if (!(await customerOf(args.context, args.request, slug))) throw redirect(signInPath(args.request, slug))
  return null
}

type Place = { to: string; label: string; icon: LucideIcon; end?: boolean; main?: boolean }

function usePlaces(): Place[] {
  const t = useText('kit')
  const { slug } = useFrame().business
  return [
    { to: `/${slug}/portal`, label: t('nav.home'), icon: House, end: true },
    { to: `/${slug}/portal/appointments`, label: t('nav.bookings'), icon: CalendarDays },
    { to: `/${slug}/book`, label: t('nav.book'), icon: CalendarPlus, main: true },
    { to: `/${slug}/portal/profile`, label: t('nav.profile'), icon: UserRound },
  ]
}

function Menus({ up }: { up?: boolean }) {
  const { business } = useFrame()
  return (
    <div className="flex shrink-0 items-center">
      <LanguageMenu locales={business.locales.filter(isLocale)} up={up} />
      <ThemeMenu theme={useThemeChoice()} up={up} />
    </div>
  )
}

function Sidebar() {
  const t = useText('kit')
  const { business, me } = useFrame()
  const places = usePlaces()
  const book = places.find(({ main }) => main)!
  return (
    <aside className="hidden w-68 shrink-0 border-e border-line lg:block">
      <div className="sticky top-0 flex h-dvh flex-col gap-8 px-5 py-6">
        <Brand name={business.name} logo={business.branding.logo} to={`/${business.slug}`} />
        <LinkButton to={book.to} icon={book.icon} wide>
          {book.label}
        </LinkButton>
        <nav aria-label={t('nav.main')} className="flex-1">
          <ul className="grid gap-1">
            {places
              .filter(({ main }) => !main)
              .map(({ to, label, icon: Icon, end }) => (
                <li key={to}>
                  <NavLink
                    to={to}
                    end={end}
                    className="flex min-h-12 items-center gap-3.5 rounded-control px-4 font-medium text-soft transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-wash aria-[current=page]:font-semibold aria-[current=page]:text-accent"
                  >
                    <Icon aria-hidden className="size-5" />
                    {label}
                  </NavLink>
                </li>
              ))}
          </ul>
        </nav>
        <div className="grid gap-3">
          <Menus up />
          {me && (
            <div className="flex min-w-0 items-center gap-3 border-t border-line px-1 pt-5">
              <Avatar name={me.name || me.email || '?'} size="small" />
              <p className="grid min-w-0 text-small">
                <span className="truncate font-semibold">{me.name}</span>
                <bdi className="truncate text-faint">{me.email}</bdi>
              </p>
              <form method="post" action={`/${business.slug}/portal/sign-out`} className="ms-auto">
                <IconButton type="submit" icon={LogOut} turns label={t('nav.signOut')} />
              </form>
            </div>
          )}
        </div>
      </div>
    </aside>
  )
}

function BottomBar() {
  const t = useText('kit')
  return (
    <nav
      aria-label={t('nav.main')}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-glass pb-[env(safe-area-inset-bottom)] backdrop-blur-lg lg:hidden"
    >
      <ul className="mx-auto grid max-w-md grid-cols-4">
        {usePlaces().map(({ to, label, icon: Icon, end, main }) => (
          <li key={to}>
            <NavLink
              to={to}
              end={end}
              className="group grid min-h-16 content-center justify-items-center gap-0.5 pt-1.5 pb-1 text-[0.75rem]/4 font-medium text-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent focus-visible:-outline-offset-4"
            >
              <span
                className={
                  main
                    ? 'grid h-8 w-14 place-items-center rounded-full border border-edge bg-fill text-on-fill'
                    : 'grid h-8 w-14 place-items-center rounded-full transition-colors group-aria-[current=page]:bg-wash'
                }
              >
                <Icon aria-hidden className="size-5" />
              </span>
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The signed-in customer's pages: a bar at the bottom of phones, a column at the side from 1024 px. */
function PortalFrame({ children }: { children: ReactNode }) {
  const { business } = useFrame()
  return (
    <div className="lg:flex">
      <Sidebar />
      <div className="flex min-h-dvh min-w-0 flex-1 flex-col">
        <header className="flex min-h-16 items-center justify-between gap-4 px-5 lg:hidden">
          <Brand name={business.name} logo={business.branding.logo} to={`/${business.slug}`} />
          <Menus />
        </header>
        <main
          id="content"
          className="mx-auto grid w-full max-w-3xl flex-1 content-start gap-8 px-5 pt-2 pb-32 sm:px-8 lg:pt-12 lg:pb-16"
        >
          {children}
        </main>
      </div>
      <BottomBar />
    </div>
  )
}

const patienceMs = 300

/** Tells that another page is on its way and takes its time. */
function useWaiting(): boolean {
  const { state, location } = useNavigation()
  const { pathname } = useLocation()
  const isLeaving = state === 'loading' && location.pathname !== pathname
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    if (!isLeaving) return
    const timer = setTimeout(() => setSlow(true), patienceMs)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [isLeaving])
  return isLeaving && isSlow
}

/** The shape of a page that is on its way. */
function PageShape() {
  return (
    <div aria-busy className="grid gap-8">
      <Skeleton className="h-10 w-3/5" />
      <SkeletonCard />
      <SkeletonList />
    </div>
  )
}

export default function PortalLayout() {
  return <PortalFrame>{useWaiting() ? <PageShape /> : <Outlet />}</PortalFrame>
}

export function ErrorBoundary() {
  return (
    <PortalFrame>
      <Problem error={useRouteError()} />
    </PortalFrame>
  )
}
