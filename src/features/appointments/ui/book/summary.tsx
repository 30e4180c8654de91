import { CalendarDays, MapPin, UserRound, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { ServiceAnswer } from '#features/services/schema.ts'
import { Card } from '#kit/card.tsx'
import { useFrame } from '#kit/frame.ts'
import { Price } from '#kit/price.tsx'
import { useFormat, useText } from '#kit/text.tsx'
import { Time } from '#kit/time.tsx'
import type { Money } from '#values/money.ts'
import { answersOf, bookingQuery, type BookingAddress, type Step } from './address.ts'
import type { BookingPlan } from './plan-booking.ts'

/** How long several services take together. */
export const minutesOf = (services: readonly ServiceAnswer[]): number =>
  services.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0)

/** What several services cost together; null where one of them has no fixed price. */
export function priceOf(services: readonly ServiceAnswer[]): Money | null {
  const prices = services.map(({ price }) => price)
  const [first] = prices
  if (!first || prices.some((price) => price === null)) return null
  return { amount: prices.reduce((sum, price) => sum + price!.amount, 0), currency: first.currency }
}

/** The address at which a question is asked again; a chosen time falls, since it may not fit any more. */
export const askAgain = (address: BookingAddress, step: Step): string =>
  bookingQuery({
    ...answersOf(address),
    step,
    ...(step === 'time' && address.start && { from: address.start.slice(0, 10) }),
  })

/** "2 services · 1 hr 15 min · £55" in one or two short lines. */
export function ShortSum({ services }: { services: readonly ServiceAnswer[] }) {
  const t = useText('book')
  const format = useFormat()
  const price = priceOf(services)
  if (services.length === 0) return <p className="text-faint">{t('services.none')}</p>
  return (
    <p className="grid" aria-live="polite">
      {price && (
        <span className="text-lead font-semibold">
          <Price money={price} />
        </span>
      )}
      <span className="text-soft">
        {t('services.chosen', { count: services.length })} · {format.duration(minutesOf(services))}
      </span>
    </p>
  )
}

type RowProps = { icon: LucideIcon; children: ReactNode; to?: string; label: string }

function Row({ icon: Icon, children, to, label }: RowProps) {
  const t = useText('book')
  return (
    <div className="flex items-start gap-3 text-small">
      <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0 text-faint" />
      <div className="min-w-0 flex-1">{children}</div>
      {to && (
        <Link
          to={to}
          aria-label={label}
          className="-my-2.5 -me-2 grid min-h-11 shrink-0 content-center rounded-chip px-2 font-medium text-accent hover:underline"
        >
          {t('summary.change')}
        </Link>
      )}
    </div>
  )
}

type SummaryProps = { plan: BookingPlan; services?: readonly ServiceAnswer[]; action?: ReactNode }

/** What, when and where in a few lines, for phones, where the form should be in view. */
export function VisitLine({ plan }: { plan: BookingPlan }) {
  const t = useText('book')
  const { address, branch, member, services } = plan
  if (!branch || !address.start) return null
  return (
    <Card className="flex items-start gap-4 lg:hidden">
      <span
        aria-hidden
        className="grid size-12 shrink-0 place-items-center rounded-full bg-wash text-accent max-[24rem]:hidden"
      >
        <CalendarDays className="size-5" />
      </span>
      <div className="grid min-w-0 flex-1 gap-0.5 text-small">
        <p className="text-body font-semibold">{services.map(({ name }) => name).join(' + ')}</p>
        <p className="text-soft">
          <Time at={address.start} zone={branch.timezone} dateStyle="short" />
        </p>
        <p className="text-faint">{[member?.name, branch.name].filter(Boolean).join(' · ')}</p>
      </div>
      <Link
        to={askAgain(address, 'time')}
        aria-label={t('time.change')}
        className="-my-2 -me-2 grid min-h-11 shrink-0 content-center rounded-chip px-2 text-small font-medium text-accent hover:underline"
      >
        {t('summary.change')}
      </Link>
    </Card>
  )
}

/** All that has been chosen, each part with the way to change it. */
export function Summary({ plan, services = plan.services, action }: SummaryProps) {
  const t = useText('book')
  const { business } = useFrame()
  const { address, branch, member, steps } = plan
  const price = priceOf(services)
  const isAsked = (step: Step) => steps.includes(step)
  const isLate = plan.step !== 'services'
  return (
    <Card className="grid gap-5">
      <div className="grid gap-0.5">
        <h2 className="text-title font-semibold">{t('summary.title')}</h2>
        <p className="text-small text-soft">{t('summary.at', { place: business.name })}</p>
      </div>
      {services.length > 0 ? (
        <ServiceLines services={services} />
      ) : (
        <p className="text-small text-faint">{t('services.none')}</p>
      )}
      {isLate && services.length > 0 && (
        <Link
          to={askAgain(address, 'services')}
          className="-my-2 flex min-h-11 w-fit items-center text-small font-medium text-accent hover:underline"
        >
          {t('services.change')}
        </Link>
      )}
      {(address.staff || branch || address.start) && (
        <div className="grid gap-4 border-t border-line pt-5">
          {address.start && branch && (
            <Row icon={CalendarDays} to={askAgain(address, 'time')} label={t('time.change')}>
              <Time at={address.start} zone={branch.timezone} dateStyle="short" />
            </Row>
          )}
          {isAsked('staff') && address.staff && (
            <Row icon={UserRound} to={askAgain(address, 'staff')} label={t('staff.change')}>
              {member?.name ?? t('staff.anyone')}
            </Row>
          )}
          {branch && (
            <Row
              icon={MapPin}
              label={t('branch.change')}
              {...(isAsked('branch') && { to: askAgain(address, 'branch') })}
            >
              <span className="font-medium">{branch.name}</span>
              <span className="block text-faint">
                {[branch.address.line, branch.address.city].filter(Boolean).join(', ')}
              </span>
            </Row>
          )}
        </div>
      )}
      {price && services.length > 0 && (
        <p className="flex items-baseline justify-between gap-4 border-t border-line pt-5 font-semibold">
          <span>{t('summary.total')}</span>
          <span className="text-title">
            <Price money={price} />
          </span>
        </p>
      )}
      {action}
    </Card>
  )
}

function ServiceLines({ services }: { services: readonly ServiceAnswer[] }) {
  const format = useFormat()
  return (
    <ul className="grid gap-3">
      {services.map(({ id, name, durationMinutes, price }) => (
        <li key={id} className="flex items-start justify-between gap-4 text-small">
          <span className="grid min-w-0">
            <span className="font-medium">{name}</span>
            <span className="text-faint">{format.duration(durationMinutes)}</span>
          </span>
          {price && (
            <span className="font-medium">
              <Price money={price} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
