import { ChevronDown, MapPin, Phone } from 'lucide-react'
import type { BranchAnswer } from '#features/branches/schema.ts'
import { Card } from '#kit/card.tsx'
import { classes } from '#kit/classes.ts'
import { addDays, firstWeekday } from '#kit/days.ts'
import { dayIn } from '#kit/format.ts'
import { useFormat, useReader, useText } from '#kit/text.tsx'
import { hoursOn, openingAt, weekdayOf } from './opening.ts'

/** Words a clock time of the branch, `09:00`, as the reader is used to. */
function useClock() {
  const format = useFormat()
  return (clock: string) => format.time(`2026-01-01T${clock === '24:00' ? '00:00' : clock}:00Z`, 'UTC')
}

/** "Open now · closes at 19:00", on the branch's own clock. */
export function OpeningState({ branch, now }: { branch: BranchAnswer; now: number }) {
  const t = useText('businesses')
  const format = useFormat()
  const clock = useClock()
  const state = openingAt(branch, now)
  const today = dayIn(branch.timezone, now)
  const next = state.open
    ? t('site.closesAt', { time: clock(state.closes) })
    : state.day &&
      (state.today
        ? t('site.opensToday', { time: clock(state.opens) })
        : t('site.opensOn', { day: format.relativeDay(state.day, today, 'short'), time: clock(state.opens) }))
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <span
        className={classes(
          'inline-flex items-center gap-1.5 font-semibold',
          state.open ? 'text-success' : 'text-warning',
        )}
      >
        <i aria-hidden className="size-2 rounded-full bg-current" />
        {t(state.open ? 'site.open' : 'site.closed')}
      </span>
      {next && <span className="text-soft">{next}</span>}
    </span>
  )
}

function Hours({ branch, now }: { branch: BranchAnswer; now: number }) {
  const t = useText('businesses')
  const format = useFormat()
  const clock = useClock()
  const today = dayIn(branch.timezone, now)
  const zone = format.zoneToName(branch.timezone, new Date(now).toISOString())
  const start = firstWeekday(useReader()) || 7
  const back = (weekdayOf(today) - start + 7) % 7
  const week = Array.from({ length: 7 }, (_, index) => addDays(today, index - back))
  return (
    <>
      <table className="w-full text-small">
        <tbody>
          {week.map((day) => {
            const windows = hoursOn({ ...branch, closures: day < today ? [] : branch.closures }, day)
            const isToday = day === today
            return (
              <tr
                key={day}
                className={classes(isToday ? 'font-semibold text-ink' : 'text-soft')}
                aria-current={isToday ? 'date' : undefined}
              >
                <th
                  scope="row"
                  className={classes(
                    'py-1.5 pe-4 text-start align-top',
                    isToday ? 'font-semibold' : 'font-normal',
                  )}
                >
                  {format.part(day, 'weekdayLong')}
                </th>
                <td className="py-1.5 text-end tabular">
                  {windows.length === 0 && t('site.closedDay')}
                  {windows.map(({ opens, closes }) => (
                    <bdi key={opens} className="block whitespace-nowrap">
                      {clock(opens)} – {clock(closes)}
                    </bdi>
                  ))}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {zone && (
        <p className="pt-2 text-caption text-faint" suppressHydrationWarning>
          {t('site.hoursZone', { zone })}
        </p>
      )}
    </>
  )
}

const soon = 30

function Closures({ branch, now }: { branch: BranchAnswer; now: number }) {
  const t = useText('businesses')
  const format = useFormat()
  const today = dayIn(branch.timezone, now)
  const near = branch.closures.filter(({ from, to }) => to >= today && from <= addDays(today, soon))
  if (near.length === 0) return null
  return (
    <ul className="grid gap-1 border-t border-line pt-4 text-small text-soft">
      {near.map(({ from, to, reason }) => (
        <li key={from}>
          <span className="font-medium text-ink">
            {from === to
              ? t('site.awayDay', { from: format.day(from, 'short') })
              : t('site.away', { from: format.day(from, 'short'), to: format.day(to, 'short') })}
          </span>
          {reason && ` · ${reason}`}
        </li>
      ))}
    </ul>
  )
}

const addressOf = ({ address }: BranchAnswer) => [address.line, address.city].filter(Boolean).join(', ')
const mapOf = (branch: BranchAnswer) =>
  `https://www.openstreetmap.org/search?query=${encodeURIComponent([addressOf(branch), branch.address.country].filter(Boolean).join(', '))}`

const wayLook =
  'inline-flex min-h-11 items-center gap-2 rounded-control px-3 text-small font-semibold text-accent transition-colors hover:bg-wash'

/** Where a business is: each branch with its address, the ways to it, and its hours with today's marked. */
export function Places({ branches, now }: { branches: readonly BranchAnswer[]; now: number }) {
  const t = useText('businesses')
  const isOnly = branches.length === 1
  return (
    <ul className={classes('grid gap-4', !isOnly && 'sm:grid-cols-2')}>
      {branches.map((branch) => (
        <Card
          as="li"
          key={branch.id}
          className={classes('grid content-start gap-4', isOnly && 'sm:grid-cols-2 sm:gap-x-10')}
        >
          <div className="grid content-start gap-3">
            <div className="grid gap-1">
              <h3 className="text-lead font-semibold">{branch.name}</h3>
              <p className="text-soft">{addressOf(branch)}</p>
              <p className="text-small">
                <OpeningState branch={branch} now={now} />
              </p>
            </div>
            <p className="-mx-3 flex flex-wrap">
              {addressOf(branch) && (
                <a href={mapOf(branch)} target="_blank" rel="noreferrer" className={wayLook}>
                  <MapPin aria-hidden className="size-4.5" />
                  {t('site.directions')}
                  <span className="sr-only">{branch.name}</span>
                </a>
              )}
              {branch.phone && (
                <a href={`tel:${branch.phone.replaceAll(/[^+\d]/g, '')}`} className={wayLook}>
                  <Phone aria-hidden className="size-4.5" />
                  <bdi dir="ltr" className="tabular">
                    {branch.phone}
                  </bdi>
                  <span className="sr-only">{branch.name}</span>
                </a>
              )}
            </p>
          </div>
          {isOnly ? (
            <div className="grid gap-4">
              <Hours branch={branch} now={now} />
              <Closures branch={branch} now={now} />
            </div>
          ) : (
            <details className="group border-t border-line pt-2">
              <summary className="flex min-h-11 cursor-pointer list-none items-center justify-between gap-3 text-small font-semibold">
                {t('site.hours')}
                <ChevronDown
                  aria-hidden
                  className="size-5 text-faint transition-transform group-open:rotate-180"
                />
              </summary>
              <div className="grid gap-4 pt-1">
                <Hours branch={branch} now={now} />
                <Closures branch={branch} now={now} />
              </div>
            </details>
          )}
        </Card>
      ))}
    </ul>
  )
}
