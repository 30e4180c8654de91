import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useArrowWalk } from './arrow-walk.ts'
import { IconButton } from './button.tsx'
import { classes } from './classes.ts'
import type { FreeDay } from './days.ts'
import { useFormat, useText } from './text.tsx'

type DateStripProps = {
  days: FreeDay[]
  selected?: string | undefined
  /** The address of a day. */
  to: (date: string) => string
}

/** Days side by side with a dot where something is free; each day is a link, so it works without script. */
export function DateStrip({ days, selected, to }: DateStripProps) {
  const t = useText('kit')
  const format = useFormat()
  const strip = useRef<HTMLUListElement>(null)
  useArrowWalk(strip)
  useEffect(() => {
    strip.current
      ?.querySelector(`[data-day="${selected}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [selected])
  const scroll = (pages: number) => {
    const list = strip.current!
    const forward = getComputedStyle(list).direction === 'rtl' ? -1 : 1
    list.scrollBy({ left: pages * forward * list.clientWidth * 0.8, behavior: 'smooth' })
  }
  return (
    <nav aria-label={t('dates.title')} className="grid gap-1">
      <div className="flex items-center justify-between">
        <p className="text-small font-semibold">
          {format.part(selected ?? days[0]?.date ?? '1970-01-01', 'monthYear')}
        </p>
        <div className="-me-2 flex">
          <IconButton icon={ChevronLeft} turns label={t('dates.earlier')} onClick={() => scroll(-1)} />
          <IconButton icon={ChevronRight} turns label={t('dates.later')} onClick={() => scroll(1)} />
        </div>
      </div>
      <ul
        ref={strip}
        className="no-scrollbar -mx-5 flex snap-x scroll-px-5 gap-2 overflow-x-auto px-5 py-1.5 sm:-mx-1 sm:scroll-px-1 sm:px-1"
      >
        {days.map((day) => (
          <li key={day.date} data-day={day.date} className="snap-start">
            <Day
              day={day}
              current={day.date === selected}
              to={to(day.date)}
              month={day.date.endsWith('-01')}
            />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Day({ day, current, to, month }: { day: FreeDay; current: boolean; to: string; month: boolean }) {
  const t = useText('kit')
  const format = useFormat()
  const free = day.free > 0
  const inside = (
    <>
      <span className="sr-only">{`${format.day(day.date, 'long')}, ${t('dates.free', { count: day.free })}`}</span>
      <span aria-hidden className="contents">
        <span className={classes('text-caption', current ? 'opacity-85' : 'text-faint')}>
          {format.part(day.date, month ? 'month' : 'weekday')}
        </span>
        <span className={classes('text-lead font-semibold tabular', !free && 'line-through decoration-1')}>
          {format.part(day.date, 'number')}
        </span>
        <i className={classes('size-1.5 rounded-full', free && (current ? 'bg-current' : 'bg-accent'))} />
      </span>
    </>
  )
  const shape =
    'relative grid min-h-20 w-15 shrink-0 content-center justify-items-center gap-0.5 rounded-[min(var(--radius-3),18px)] transition'
  if (!free && !current) return <span className={classes(shape, 'text-faint')}>{inside}</span>
  return (
    <Link
      to={to}
      preventScrollReset
      aria-current={current ? 'date' : undefined}
      className={classes(
        shape,
        current
          ? 'border border-edge bg-fill text-on-fill shadow-card'
          : 'bg-raised shadow-card hover:bg-wash hover:shadow-raised',
      )}
    >
      {inside}
    </Link>
  )
}
