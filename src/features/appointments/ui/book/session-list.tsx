import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { AvailabilityAnswer } from '#features/availability/schema.ts'
import { Avatar } from '#kit/avatar.tsx'
import { classes } from '#kit/classes.ts'
import { useFormat, useText } from '#kit/text.tsx'

type Session = AvailabilityAnswer['days'][number]['slots'][number]
type SessionListProps = {
  slots: Session[]
  zone: string
  minutes: number
  staffOf: (staff: readonly string[]) => string | undefined
  pictureOf?: ((staff: readonly string[]) => string | null | undefined) | undefined
  selected?: string | undefined
  to?: ((start: string) => string) | undefined
  name?: string | undefined
  /** When this changes after the first showing (the chosen day), the focus moves to the sessions. */
  focusOn?: string | undefined
}

const few = 3

/** The classes of a day: when, with whom, and how many places are left. */
export function SessionList({ focusOn, ...rest }: SessionListProps) {
  const t = useText('book')
  const kit = useText('kit')
  const format = useFormat()
  const place = useRef<HTMLElement>(null)
  const shown = useRef(focusOn)
  useEffect(() => {
    if (shown.current !== focusOn) place.current?.focus({ preventScroll: true })
    shown.current = focusOn
  }, [focusOn])
  const zone = rest.slots[0] && format.zoneToName(rest.zone, rest.slots[0].start)
  return (
    <section ref={place} tabIndex={-1} aria-label={t('time.classes')} className="grid gap-3 outline-none">
      <ul className="grid gap-3">
        {rest.slots.map((session) => (
          <li key={session.start}>
            <SessionCard session={session} {...rest} />
          </li>
        ))}
      </ul>
      {zone && (
        <p className="text-caption text-faint" suppressHydrationWarning>
          {kit('time.inZone', { zone })}
        </p>
      )}
    </section>
  )
}

function SessionCard({
  session,
  zone,
  minutes,
  staffOf,
  pictureOf,
  selected,
  to,
  name,
}: SessionListProps & { session: Session }) {
  const t = useText('book')
  const format = useFormat()
  const { start, seatsLeft = 0 } = session
  const teacher = staffOf(session.staff)
  const current = start === selected
  const end = new Date(Date.parse(start) + minutes * 60_000).toISOString()
  const seats = t('time.seats', { count: seatsLeft })
  const inside = (
    <>
      {teacher && <Avatar name={teacher} picture={pictureOf?.(session.staff) ?? null} />}
      <span className="grid min-w-0 flex-1 gap-0.5 text-start">
        <bdi className="font-semibold tabular" suppressHydrationWarning>
          <span className="sr-only">{format.date(start, zone, 'long')}, </span>
          {minutes > 0 ? format.times(start, end, zone) : format.time(start, zone)}
          <span className="sr-only">, {format.zoneName(zone, start)}</span>
        </bdi>
        {teacher && (
          <span className={classes('truncate text-small', current ? 'opacity-90' : 'text-soft')}>
            {t('time.with', { staff: teacher })}
          </span>
        )}
      </span>
      <span
        className={classes(
          'shrink-0 text-end text-small font-medium',
          !current && (seatsLeft <= few ? 'text-warning' : 'text-soft'),
        )}
      >
        {seats}
      </span>
    </>
  )
  const shared = {
    className: classes(
      'flex min-h-18 w-full cursor-pointer items-center gap-4 rounded-card px-4 py-3 transition active:scale-[0.99]',
      current
        ? 'border border-edge bg-fill text-on-fill shadow-card'
        : 'bg-surface text-ink shadow-card hover:bg-wash hover:shadow-raised',
    ),
    suppressHydrationWarning: true,
  }
  if (to) {
    return (
      <Link to={to(start)} aria-current={current ? 'true' : undefined} {...shared}>
        {inside}
      </Link>
    )
  }
  return (
    <button type="submit" name={name} value={start} aria-pressed={current} {...shared}>
      {inside}
    </button>
  )
}
