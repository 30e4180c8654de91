import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useRef } from 'react'
import { Link } from 'react-router'
import { useArrowWalk } from './arrow-walk.ts'
import { classes } from './classes.ts'
import { firstWeekday, weeksOf, type FreeDay } from './days.ts'
import { useFormat, useReader, useText } from './text.tsx'

type MonthGridProps = {
  /** Any day of the month shown. */
  month: string
  days: FreeDay[]
  selected?: string | undefined
  to: (date: string) => string
  /** Addresses of the neighbouring months, where there is something to see. */
  previous?: string | undefined
  next?: string | undefined
}

const turn = 'grid size-11 place-items-center rounded-full text-soft hover:bg-sunken hover:text-ink'

/** A month as a calendar sheet: free days are links, the others are only numbers. */
export function MonthGrid({ month, days, selected, to, previous, next }: MonthGridProps) {
  const t = useText('kit')
  const format = useFormat()
  const weeks = weeksOf(month, firstWeekday(useReader()))
  const free = new Map(days.map((day) => [day.date, day.free]))
  const week = weeks[1] as string[]
  const table = useRef<HTMLTableElement>(null)
  useArrowWalk(table, 7)
  return (
    <nav aria-label={t('dates.title')} className="grid gap-2">
      <div className="flex min-h-11 items-center justify-between">
        <p className="text-body font-semibold">{format.part(`${month.slice(0, 7)}-01`, 'monthYear')}</p>
        <div className="-me-2 flex">
          {previous && (
            <Link to={previous} preventScrollReset aria-label={t('dates.previousMonth')} className={turn}>
              <ChevronLeft aria-hidden className="mirrored size-5" />
            </Link>
          )}
          {next && (
            <Link to={next} preventScrollReset aria-label={t('dates.nextMonth')} className={turn}>
              <ChevronRight aria-hidden className="mirrored size-5" />
            </Link>
          )}
        </div>
      </div>
      <table className="w-full table-fixed text-center" ref={table}>
        <thead>
          <tr>
            {week.map((day) => (
              <th key={day} scope="col" className="pb-2 text-caption font-medium text-faint">
                {format.part(day, 'letter')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((row) => (
            <tr key={row.find(Boolean)}>
              {row.map((day, column) => (
                <td key={day ?? column} className="p-0.5">
                  {day && <Cell day={day} free={free.get(day) ?? 0} current={day === selected} to={to} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </nav>
  )
}

function Cell({
  day,
  free,
  current,
  to,
}: {
  day: string
  free: number
  current: boolean
  to: (date: string) => string
}) {
  const t = useText('kit')
  const format = useFormat()
  const shape = 'mx-auto grid size-11 place-items-center rounded-full text-small font-semibold tabular'
  const number = format.part(day, 'number')
  if (free === 0 && !current)
    return <span className={classes(shape, 'font-normal text-faint')}>{number}</span>
  return (
    <Link
      to={to(day)}
      preventScrollReset
      aria-label={`${format.day(day, 'long')}, ${t('dates.free', { count: free })}`}
      aria-current={current ? 'date' : undefined}
      className={classes(
        shape,
        'transition',
        current
          ? 'border border-edge bg-fill text-on-fill'
          : 'bg-wash text-accent hover:ring-2 hover:ring-accent',
      )}
    >
      {number}
    </Link>
  )
}
