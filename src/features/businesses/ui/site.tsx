import { CalendarCheck, CalendarPlus, Globe, Mail, MapPin, Phone, type LucideIcon } from 'lucide-react'
import { useLoaderData } from 'react-router'
import type { BranchAnswer } from '#features/branches/schema.ts'
import type { ServiceAnswer } from '#features/services/schema.ts'
import type { StaffAnswer } from '#features/staff/schema.ts'
import { apiFor, type PageArgs } from '#kit/api.ts'
import { initialsOf } from '#kit/avatar.tsx'
import { LinkButton } from '#kit/button.tsx'
import { Card } from '#kit/card.tsx'
import { EmptyState } from '#kit/empty-state.tsx'
import { useFrame } from '#kit/frame.ts'
import { useText } from '#kit/text.tsx'
import { Cover } from './cover.tsx'
import { OpeningState, Places } from './places.tsx'
import { ServiceMenu } from './service-menu.tsx'
import { Team } from './team.tsx'

type Page<Item> = { items: Item[] }

export async function loader(args: PageArgs) {
  const api = apiFor(args)
  const [services, staff, branches] = await Promise.all([
    api.get<Page<ServiceAnswer>>('services'),
    api.get<Page<StaffAnswer>>('staff'),
    api.get<Page<BranchAnswer>>('branches'),
  ])
  return { services: services.items, staff: staff.items, branches: branches.items, now: Date.now() }
}

/** A business's public page. */
export default function Site() {
  const t = useText('businesses')
  const { business } = useFrame()
  const { services, staff, branches, now } = useLoaderData<typeof loader>()
  const bookTo = `/${business.slug}/book`
  return (
    <>
      <title>{business.tagline ? `${business.name} · ${business.tagline}` : business.name}</title>
      <meta name="description" content={business.about || business.tagline} />
      <div className="mx-auto max-w-6xl lg:px-8 lg:pt-6">
        <Cover business={business} />
      </div>
      <div className="mx-auto grid max-w-6xl gap-x-14 px-5 sm:px-8 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid min-w-0 content-start gap-12 pb-12 lg:pb-20">
          <Heading branches={branches} now={now} />
          {business.about && (
            <p className="-mt-4 max-w-prose whitespace-pre-line text-soft sm:text-lead">{business.about}</p>
          )}
          <Part title={t('site.services')} id="services">
            {services.length > 0 ? (
              <ServiceMenu services={services} />
            ) : (
              <EmptyState drawing="calendar" title={t('site.nothing')} text={t('site.nothingText')} />
            )}
          </Part>
          {staff.length > 0 && (
            <Part title={t('site.team')} id="team">
              <Team staff={staff} />
            </Part>
          )}
          <Part title={t('site.places')} id="places">
            <Places branches={branches} now={now} />
          </Part>
          <Policy services={services} />
        </div>
        <aside className="hidden lg:block" aria-label={t('site.bookNow')}>
          <SideCard branches={branches} now={now} />
        </aside>
      </div>
      {services.length > 0 && (
        <div className="sticky bottom-0 z-20 border-t border-line bg-glass px-5 pt-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] backdrop-blur-lg sm:px-8 lg:hidden">
          <LinkButton to={bookTo} size="large" wide icon={CalendarPlus}>
            {t('site.bookNow')}
          </LinkButton>
        </div>
      )}
    </>
  )
}

function Heading({ branches, now }: { branches: readonly BranchAnswer[]; now: number }) {
  const { business } = useFrame()
  const { name, tagline, branding } = business
  const [first] = branches
  const cities = [...new Set(branches.map(({ address }) => address.city).filter(Boolean))]
  return (
    <header className="grid gap-4">
      <span
        className="-mt-11 grid size-22 place-items-center overflow-hidden rounded-card border-4 border-canvas bg-canvas lg:ms-6 lg:-mt-13 lg:size-26"
        aria-hidden
      >
        {branding.logo ? (
          <img src={branding.logo} alt="" className="size-full object-cover" />
        ) : (
          <span className="display grid size-full place-items-center bg-fill text-display text-on-fill">
            {initialsOf(name)}
          </span>
        )}
      </span>
      <div className="grid gap-2">
        <h1 className="display text-hero">{name}</h1>
        {tagline && <p className="text-title text-soft">{tagline}</p>}
      </div>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-small">
        {branches.length === 1 && first && <OpeningState branch={first} now={now} />}
        {cities.length > 0 && (
          <span className="inline-flex items-center gap-1.5 text-soft">
            <MapPin aria-hidden className="size-4" />
            {cities.join(' · ')}
          </span>
        )}
      </p>
    </header>
  )
}

function Part({ title, id, children }: { title: string; id: string; children: React.ReactNode }) {
  return (
    <section className="grid gap-5" aria-labelledby={id}>
      <h2 id={id} className="display text-heading">
        {title}
      </h2>
      {children}
    </section>
  )
}

function Policy({ services }: { services: readonly ServiceAnswer[] }) {
  const t = useText('businesses')
  const sentences = [...new Set(services.map(({ policySentence }) => policySentence).filter(Boolean))]
  if (sentences.length !== 1) return null
  return (
    <Card sunken className="flex items-start gap-4">
      <CalendarCheck aria-hidden className="mt-0.5 size-6 shrink-0 text-accent" />
      <div className="grid gap-0.5">
        <h2 className="font-semibold">{t('site.policy')}</h2>
        <p className="text-small text-soft">
          {sentences[0]} {t('site.policyText')}
        </p>
      </div>
    </Card>
  )
}

function Way({ icon: Icon, href, children }: { icon: LucideIcon; href: string; children: React.ReactNode }) {
  return (
    <a
      href={href}
      className="-mx-2 flex min-h-11 items-center gap-3 rounded-chip px-2 text-small text-soft transition-colors hover:bg-sunken hover:text-ink"
    >
      <Icon aria-hidden className="size-4.5 shrink-0 text-faint" />
      <bdi className="min-w-0 truncate">{children}</bdi>
    </a>
  )
}

function SideCard({ branches, now }: { branches: readonly BranchAnswer[]; now: number }) {
  const t = useText('businesses')
  const { business, me } = useFrame()
  const { contact, slug } = business
  const [first] = branches
  return (
    <div className="sticky top-24 -mt-16 pb-12">
      <Card className="grid gap-5 shadow-raised">
        <p className="display text-title">{business.name}</p>
        <div className="grid gap-2.5">
          <LinkButton to={`/${slug}/book`} size="large" wide icon={CalendarPlus}>
            {t('site.bookNow')}
          </LinkButton>
          <LinkButton to={me ? `/${slug}/portal` : `/${slug}/portal/login`} kind="secondary" wide>
            {me ? t('site.account') : t('site.signIn')}
          </LinkButton>
        </div>
        {branches.length === 1 && first && (
          <p className="border-t border-line pt-5 text-small">
            <OpeningState branch={first} now={now} />
          </p>
        )}
        <div className="grid border-t border-line pt-3">
          {contact.phone && (
            <Way icon={Phone} href={`tel:${contact.phone.replaceAll(/[^+\d]/g, '')}`}>
              <bdi dir="ltr">{contact.phone}</bdi>
            </Way>
          )}
          {contact.email && (
            <Way icon={Mail} href={`mailto:${contact.email}`}>
              {contact.email}
            </Way>
          )}
          {contact.website && (
            <Way icon={Globe} href={contact.website}>
              {contact.website.replace(/^https?:\/\//, '')}
            </Way>
          )}
        </div>
      </Card>
    </div>
  )
}
