import type { DateStyle } from './format.ts'
import { useFormat } from './text.tsx'

type TimeProps = {
  /** The instant, RFC 3339. */
  at: string
  /** Its end, for a stretch of time on one day. */
  end?: string
  /** The zone it is lived in: the branch's. */
  zone: string
  show?: 'time' | 'date' | 'both'
  dateStyle?: DateStyle
  /** Leaves the zone's name out, where a page has said it once. */
  silent?: boolean
}

/** A time in the zone it is lived in; names the zone when the reader's clock shows another. */
export function Time({ at, end, zone, show = 'both', dateStyle = 'long', silent }: TimeProps) {
  const format = useFormat()
  const date = show === 'time' ? '' : format.date(at, zone, dateStyle)
  const time = show === 'date' ? '' : end ? format.times(at, end, zone) : format.time(at, zone)
  const named = show === 'date' || silent ? undefined : format.zoneToName(zone, at)
  return (
    <time dateTime={at} suppressHydrationWarning>
      {date}
      {date && time && ' · '}
      {time && <bdi className="whitespace-nowrap tabular">{time}</bdi>}
      {named && (
        <span className="text-[0.875em] font-normal text-faint">
          {' '}
          <span className="inline-block">{named}</span>
        </span>
      )}
    </time>
  )
}
