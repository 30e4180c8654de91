import { MapPin, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Badge, type Tone } from '#kit/badge.tsx'
import { classes } from '#kit/classes.ts'
import { useFrame } from '#kit/frame.ts'
import { useFormat, useText } from '#kit/text.tsx'
import { Time } from '#kit/time.tsx'
import type { AppointmentAnswer } from '../../schema.ts'
import { dayOf, detailsPath, titleOf } from './places.ts'

const tones: Record<AppointmentAnswer['status'], Tone> = {
  pending: 'warning',
  confirmed: 'success',
  cancelled: 'neutral',
  completed: 'neutral',
  'no-show': 'danger',
}

/** An appointment's state as a word. */
export function StatusBadge({ status }: Pick<AppointmentAnswer, 'status'>) {
  const t = useText('visits')
  return <Badge tone={tones[status]}>{t(`status.${status}`)}</Badge>
}

const dateLooks = {
  strong: 'border border-edge bg-fill text-on-fill',
  wash: 'bg-wash text-accent',
  quiet: 'bg-sunken text-soft',
  plain: 'bg-surface text-soft shadow-card',
}

/** A day as a leaf of a calendar; decoration, since the date stands beside it in words. */
export function DateLeaf({
  at,
  look = 'wash',
  large,
}: {
  at: string
  look?: keyof typeof dateLooks
  large?: boolean
}) {
  const format = useFormat()
  const day = dayOf(at)
  return (
    <span
      aria-hidden
      className={classes(
        'grid shrink-0 content-center justify-items-center rounded-[min(var(--radius-3),18px)] text-center',
        large ? 'h-24 w-20' : 'h-18 w-15',
        dateLooks[look],
      )}
    >
      <span className="text-caption font-medium">{format.part(day, 'weekday')}</span>
      <span className={classes('display leading-none', large ? 'py-1 text-display' : 'py-0.5 text-heading')}>
        {format.part(day, 'number')}
      </span>
      <span className="text-caption font-medium">{format.part(day, 'month')}</span>
    </span>
  )
}

/** With whom and where, as one line of small facts. */
export function WithAndWhere({ visit }: { visit: AppointmentAnswer }) {
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-0.5 text-small text-soft">
      <span className="inline-flex items-center gap-1.5">
        <UserRound aria-hidden className="size-4 shrink-0 text-faint" />
        {visit.staff.name}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <MapPin aria-hidden className="size-4 shrink-0 text-faint" />
        {visit.branch.name}
      </span>
    </span>
  )
}

type VisitCardProps = {
  visit: AppointmentAnswer
  past?: boolean
  /** What can be done right from the card. */
  children?: ReactNode
}

/** An appointment in a list; the whole card leads to its page. */
export function VisitCard({ visit, past, children }: VisitCardProps) {
  const t = useText('visits')
  const { slug } = useFrame().business
  const isOff = visit.status === 'cancelled' || visit.status === 'no-show'
  return (
    <article className="relative flex flex-wrap items-start gap-x-5 gap-y-4 rounded-card bg-surface p-4 shadow-card transition-shadow hover:shadow-raised has-[a.whole:focus-visible]:outline-2 has-[a.whole:focus-visible]:outline-offset-2 has-[a.whole:focus-visible]:outline-accent sm:p-5">
      <DateLeaf at={visit.startsAt} look={past ? 'quiet' : 'wash'} />
      <div className="grid min-w-0 flex-1 basis-44 gap-1">
        <h3 className={classes('font-semibold', isOff && 'text-soft line-through decoration-1')}>
          <Link
            to={detailsPath(slug, visit.id)}
            className="whole outline-none after:absolute after:inset-0 after:rounded-card"
          >
            {titleOf(visit)}
          </Link>
        </h3>
        <p className="text-small">
          <Time
            at={visit.startsAt}
            end={visit.endsAt}
            zone={visit.timezone}
            dateStyle={past ? 'plain' : 'short'}
          />
        </p>
        <p className="text-small text-soft">
          {visit.staff.name} · {visit.branch.name}
        </p>
      </div>
      <div className="flex w-full flex-wrap items-center gap-x-3 gap-y-2 sm:w-auto sm:flex-col sm:items-end sm:self-stretch">
        <StatusBadge status={visit.status} />
        <span className="text-caption text-faint">
          <span className="sr-only">{t('code')} </span>
          <bdi className="font-mono tracking-wide">{visit.code}</bdi>
        </span>
        {children && <div className="relative ms-auto sm:mt-auto">{children}</div>}
      </div>
    </article>
  )
}
