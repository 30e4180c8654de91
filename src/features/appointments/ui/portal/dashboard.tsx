import { ArrowRight, Bell, CalendarPlus, RotateCcw, type LucideIcon } from 'lucide-react'
import { Link, useLoaderData } from 'react-router'
import { apiFor, type PageArgs } from '#kit/api.ts'
import { LinkButton } from '#kit/button.tsx'
import { Card, Section } from '#kit/card.tsx'
import { EmptyState } from '#kit/empty-state.tsx'
import { useFrame } from '#kit/frame.ts'
import { partOfDay } from '#kit/slot-grid.tsx'
import { useReader, useText } from '#kit/text.tsx'
import type { AppointmentAnswer } from '../../schema.ts'
import { BookAgain } from './book-again.tsx'
import { NextVisit } from './next-visit.tsx'
import { rebookPath, titleOf } from './places.ts'
import { VisitCard } from './visit-card.tsx'

const recentVisits = 3

export async function loader(args: PageArgs) {
  const recent = await apiFor(args).get<{ items: AppointmentAnswer[] }>('appointments', {
    status: 'past',
    limit: recentVisits,
  })
  return { recent: recent.items, now: Date.now() }
}

export default function DashboardScreen() {
  const t = useText('visits')
  const { business, me } = useFrame()
  const { recent, now } = useLoaderData<typeof loader>()
  if (!me) return null
  const { slug } = business
  const isNew = !me.next && recent.length === 0
  return (
    <>
      <title>{`${t('home.title')} · ${business.name}`}</title>
      <Greeting now={now} />
      {me.next && <NextVisit visit={me.next} now={now} />}
      {isNew ? (
        <Card>
          <EmptyState
            drawing="calendar"
            title={t('home.newTitle')}
            text={t('home.newText', { business: business.name })}
          >
            <LinkButton to={`/${slug}/book`} icon={CalendarPlus}>
              {t('home.book')}
            </LinkButton>
          </EmptyState>
        </Card>
      ) : (
        <nav aria-label={t('home.actions')} className="grid gap-3 sm:grid-cols-2">
          {me.last && (
            <Tile
              to={rebookPath(slug, me.last)}
              icon={RotateCcw}
              title={t('home.again')}
              text={t('home.againText', { service: titleOf(me.last), staff: me.last.staff.name })}
            />
          )}
          <Tile
            to={`/${slug}/book`}
            icon={CalendarPlus}
            title={t('home.something')}
            text={t('home.somethingText')}
          />
        </nav>
      )}
      {recent.length > 0 && (
        <Section
          title={t('home.recent')}
          end={
            <Link
              to={`/${slug}/portal/appointments?show=past`}
              className="inline-flex min-h-11 items-center text-small font-semibold text-accent hover:underline"
            >
              {t('home.all')}
            </Link>
          }
        >
          <ul className="grid gap-3">
            {recent.map((visit) => (
              <li key={visit.id}>
                <VisitCard visit={visit} past>
                  <BookAgain visit={visit} />
                </VisitCard>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

const firstName = (name: string) => name.trim().split(/\s+/u)[0] ?? ''

function Greeting({ now }: { now: number }) {
  const t = useText('visits')
  const { business, me } = useFrame()
  const zone = useReader().zone ?? business.timezone
  const part = partOfDay(new Date(now).toISOString(), zone)
  const name = firstName(me?.name ?? '')
  const unread = me?.counts.unread ?? 0
  return (
    <header className="flex items-start justify-between gap-4">
      <h1 className="display text-display">{name ? t(`home.${part}Name`, { name }) : t(`home.${part}`)}</h1>
      <Link
        to={`/${business.slug}/portal/notifications`}
        className="relative grid size-12 shrink-0 place-items-center rounded-full bg-raised text-soft shadow-card transition hover:text-ink hover:shadow-raised"
        aria-label={t('home.news', { count: unread })}
        title={t('home.news', { count: unread })}
      >
        <Bell aria-hidden className="size-5" />
        {unread > 0 && (
          <span
            aria-hidden
            className="absolute -end-1 -top-1 grid h-5 min-w-5 place-items-center rounded-full bg-danger-fill px-1 text-[0.75rem]/4 font-bold text-white tabular"
          >
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </Link>
    </header>
  )
}

function Tile({
  to,
  icon: Icon,
  title,
  text,
}: {
  to: string
  icon: LucideIcon
  title: string
  text: string
}) {
  return (
    <Link
      to={to}
      className="group flex min-h-20 items-center gap-4 rounded-card bg-surface p-4 shadow-card transition-shadow hover:shadow-raised sm:p-5"
    >
      <span aria-hidden className="grid size-11 shrink-0 place-items-center rounded-full bg-wash text-accent">
        <Icon className="size-5" />
      </span>
      <span className="grid min-w-0 flex-1">
        <span className="font-semibold">{title}</span>
        <span className="text-small text-soft">{text}</span>
      </span>
      <ArrowRight
        aria-hidden
        className="mirrored size-5 shrink-0 text-faint transition-transform group-hover:translate-x-0.5 rtl:group-hover:-translate-x-0.5"
      />
    </Link>
  )
}
