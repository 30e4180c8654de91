import { Moon, Sun, Sunrise, type LucideIcon } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { classes } from './classes.ts'
import { formatTime } from './format.ts'
import { useFormat, useReader, useText } from './text.tsx'

/** A free time: its start (RFC 3339) and, where it matters, who would take it. */
export type Slot = { start: string; staff?: string }

type SlotGridProps = {
  slots: Slot[]
  /** The zone of the branch. */
  zone: string
  selected?: string | undefined
  /** Each time is a link to here… */
  to?: (slot: Slot) => string
  /** …or a button of the form around it, sending `name=start`. */
  name?: string
  /** When this changes after the first showing (the chosen day), the focus moves to the times. */
  focusOn?: string | undefined
}

type Part = 'morning' | 'afternoon' | 'evening'
const icons: Record<Part, LucideIcon> = { morning: Sunrise, afternoon: Sun, evening: Moon }

/** Tells the part of the day an instant falls in, by the clock of the zone. */
export function partOfDay(start: string, zone: string): Part {
  const hour = Number.parseInt(formatTime({ locale: 'en', region: 'GB' }, start, zone), 10)
  if (hour < 12) return 'morning'
  return hour < 17 ? 'afternoon' : 'evening'
}

/** Free times of a day, in the parts of the day; each says weekday, date, time, zone and staff to those who listen. */
export function SlotGrid({ slots, zone, selected, to, name, focusOn }: SlotGridProps) {
  const t = useText('kit')
  const format = useFormat()
  const place = useRef<HTMLElement>(null)
  const shown = useRef(focusOn)
  useEffect(() => {
    if (shown.current !== focusOn) place.current?.focus({ preventScroll: true })
    shown.current = focusOn
  }, [focusOn])
  const first = slots[0]
  const named = first && format.zoneToName(zone, first.start)
  const parts = (['morning', 'afternoon', 'evening'] as const)
    .map((part) => ({ part, slots: slots.filter((slot) => partOfDay(slot.start, zone) === part) }))
    .filter((group) => group.slots.length > 0)
  return (
    <section ref={place} tabIndex={-1} aria-label={t('slots.title')} className="grid gap-6 outline-none">
      {parts.map(({ part, slots: group }) => {
        const Icon = icons[part]
        return (
          <div key={part} className="grid gap-3">
            <h3 className="flex items-center gap-2 text-small font-medium text-soft">
              <Icon aria-hidden className="size-4 text-faint" />
              {t(`slots.${part}`)}
            </h3>
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))] gap-2.5">
              {group.map((slot) => (
                <li key={slot.start}>
                  <SlotChoice slot={slot} zone={zone} current={slot.start === selected} to={to} name={name} />
                </li>
              ))}
            </ul>
          </div>
        )
      })}
      {named && (
        <p className="text-caption text-faint" suppressHydrationWarning>
          {t('time.inZone', { zone: named })}
        </p>
      )}
    </section>
  )
}

type SlotChoiceProps = Pick<SlotGridProps, 'to' | 'name' | 'zone'> & { slot: Slot; current: boolean }

function SlotChoice({ slot, zone, current, to, name }: SlotChoiceProps) {
  const t = useText('kit')
  const format = useFormat()
  const reader = useReader()
  const time = formatTime(reader, slot.start, zone)
  const said = { day: format.date(slot.start, zone, 'long'), time, zone: format.zoneName(zone, slot.start) }
  const shared = {
    'aria-label': slot.staff ? t('slots.nameWith', { ...said, staff: slot.staff }) : t('slots.name', said),
    className: classes(
      'grid min-h-12 w-full cursor-pointer place-items-center rounded-control px-2 text-small font-semibold tabular transition active:scale-[0.98]',
      current
        ? 'border border-edge bg-fill text-on-fill shadow-card'
        : 'bg-raised text-ink shadow-card hover:bg-wash hover:text-accent hover:shadow-raised',
    ),
    suppressHydrationWarning: true,
  }
  const shown = <bdi suppressHydrationWarning>{time}</bdi>
  if (to) {
    return (
      <Link to={to(slot)} aria-current={current ? 'true' : undefined} {...shared}>
        {shown}
      </Link>
    )
  }
  return (
    <button type="submit" name={name} value={slot.start} aria-pressed={current} {...shared}>
      {shown}
    </button>
  )
}
