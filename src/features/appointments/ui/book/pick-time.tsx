import type { ReactNode } from 'react'
import type { AvailabilityAnswer } from '#features/availability/schema.ts'
import { DateStrip } from '#kit/date-strip.tsx'
import { addDays, monthAfter, type FreeDay } from '#kit/days.ts'
import { EmptyState } from '#kit/empty-state.tsx'
import { LinkButton } from '#kit/button.tsx'
import { MonthGrid } from '#kit/month-grid.tsx'
import { SlotGrid, type Slot } from '#kit/slot-grid.tsx'
import { useFormat, useText } from '#kit/text.tsx'
import { SessionList } from './session-list.tsx'

export type PickTimeProps = {
  /** The answer of `GET availability` from today on, over as many days as are offered. */
  availability: AvailabilityAnswer
  /** The day it is at the branch, `YYYY-MM-DD`; the strip begins with it. */
  today: string
  /** How many days are offered, today included; the answer must cover them. */
  span?: number
  /** The chosen day, as the address says; the first free day where it says none. */
  day?: string | undefined
  /** The month the calendar sheet shows, where the address says so; the chosen day's where it does not. */
  month?: string | undefined
  /** The address of a day or of a month of the sheet. */
  to: (change: { day?: string; month?: string }) => string
  /** Each time leads to this address… */
  slotTo?: ((start: string) => string) | undefined
  /** …or is a button of the form around it, sending `start`. */
  name?: 'start'
  selected?: string | undefined
  /** Says who takes a free time, for those who listen and for classes. */
  staffOf: (staff: readonly string[]) => string | undefined
  /** For classes: the teacher's picture, if there is one. */
  pictureOf?: ((staff: readonly string[]) => string | null | undefined) | undefined
  /** For classes: how long one takes. */
  minutes?: number
  /** What to do when nothing is free in all that time: links. */
  otherwise?: ReactNode
}

/** The days a customer may choose among, and how many times are free on each. */
function offeredDays({ days }: AvailabilityAnswer, today: string, span: number): FreeDay[] {
  const free = new Map(days.map(({ date, slots }) => [date, slots.length]))
  return Array.from({ length: span }, (_, index) => addDays(today, index)).map((date) => ({
    date,
    free: free.get(date) ?? 0,
  }))
}

/**
 * A day and a time, the same for booking and for moving: a strip of days with a dot where something is free (a calendar sheet
 * from 1024 px on), and the free times of the chosen day by part of the day; for classes, the sessions with teacher and places
 * left. The day lives in the address: give `day`, `month` and `to`. Choosing a time follows `slotTo`, or with `name` sends the
 * form around it. Works without script; with it, skip the loader when only day or month changed and days switch at once:
 *
 *   <PickTime availability={availability} today={today} day={query.get('from') ?? undefined}
 *     to={({ day, month }) => `?${new URLSearchParams({ ...(day && { from: day }), ...(month && { month }) })}`}
 *     slotTo={(start) => `?start=${encodeURIComponent(start)}`} staffOf={nameOf} selected={appointment.startsAt} />
 */
export function PickTime(props: PickTimeProps) {
  const { availability, today, span = 30, day, month, to, otherwise } = props
  const t = useText('book')
  const days = offeredDays(availability, today, span)
  const firstFree = days.find(({ free }) => free > 0)
  if (!firstFree) {
    return (
      <EmptyState drawing="calendar" title={t('time.none', { days: span })} text={t('time.noneText')}>
        {otherwise}
      </EmptyState>
    )
  }
  const chosen = days.some(({ date }) => date === day) ? day! : firstFree.date
  const last = days.at(-1)!.date
  const sheet =
    month && month >= today.slice(0, 7) && month <= last.slice(0, 7) ? `${month.slice(0, 7)}-01` : chosen
  const turned = (by: number) => {
    const next = monthAfter(sheet, by).slice(0, 7)
    return next >= today.slice(0, 7) && next <= last.slice(0, 7)
      ? to({ day: chosen, month: next })
      : undefined
  }
  const dayTo = (date: string) => to({ day: date })
  return (
    <div className="grid gap-8 lg:grid-cols-[20rem_minmax(0,1fr)] lg:items-start lg:gap-10">
      <div className="min-w-0 lg:hidden">
        <DateStrip days={days} selected={chosen} to={dayTo} />
      </div>
      <div className="hidden lg:sticky lg:top-24 lg:block">
        <MonthGrid
          month={sheet}
          days={days}
          selected={chosen}
          to={dayTo}
          previous={turned(-1)}
          next={turned(1)}
        />
      </div>
      <TimesOf
        {...props}
        chosen={chosen}
        next={days.find(({ date, free }) => date > chosen && free > 0) ?? firstFree}
      />
    </div>
  )
}

function TimesOf(props: PickTimeProps & { chosen: string; next: FreeDay }) {
  const { availability, chosen, next, to, slotTo, name, selected, staffOf, pictureOf, minutes } = props
  const t = useText('book')
  const format = useFormat()
  const slots = availability.days.find(({ date }) => date === chosen)?.slots ?? []
  const isClass = slots.some(({ seatsLeft }) => seatsLeft !== undefined)
  const zone = availability.timezone
  const named = slots.map(({ start, staff }): Slot => ({ start, ...whoOf(staffOf(staff)) }))
  const link = slotTo && ((slot: Slot) => slotTo(slot.start))
  return (
    <section className="grid gap-5" aria-label={format.day(chosen, 'long')}>
      <h2 className="text-title font-semibold">{format.day(chosen, 'long')}</h2>
      {slots.length === 0 && (
        <div className="grid justify-items-start gap-4 rounded-card bg-sunken p-6">
          <p className="text-soft">{t('time.emptyDay')}</p>
          <LinkButton to={to({ day: next.date })} kind="secondary" preventScrollReset>
            {t('time.nextFree', { day: format.day(next.date, 'short') })}
          </LinkButton>
        </div>
      )}
      {slots.length > 0 && isClass && (
        <SessionList
          slots={slots}
          zone={zone}
          minutes={minutes ?? 0}
          staffOf={staffOf}
          pictureOf={pictureOf}
          selected={selected}
          to={slotTo}
          name={name}
          focusOn={chosen}
        />
      )}
      {slots.length > 0 && !isClass && (
        <SlotGrid slots={named} zone={zone} selected={selected} to={link} name={name} focusOn={chosen} />
      )}
    </section>
  )
}

const whoOf = (staff: string | undefined) => (staff ? { staff } : {})
