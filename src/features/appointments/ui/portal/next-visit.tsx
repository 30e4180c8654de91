import { Badge } from '#kit/badge.tsx'
import { LinkButton } from '#kit/button.tsx'
import { dayIn, tagOf, type Reader } from '#kit/format.ts'
import { useFrame } from '#kit/frame.ts'
import { useReader, useText } from '#kit/text.tsx'
import { Time } from '#kit/time.tsx'
import type { AppointmentAnswer } from '../../schema.ts'
import { dayOf, detailsPath, movePath, titleOf } from './places.ts'
import { DateLeaf, StatusBadge, WithAndWhere } from './visit-card.tsx'

/** Words how far off a day is: "today", "tomorrow", "in 3 days". */
function daysAhead(reader: Reader, today: string, day: string): string {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
  return new Intl.RelativeTimeFormat(tagOf(reader), { numeric: 'auto' }).format(days, 'day')
}

/** What comes next, large: when, what, with whom, where, and the two things most often done with it. */
export function NextVisit({ visit, now }: { visit: AppointmentAnswer; now: number }) {
  const t = useText('visits')
  const reader = useReader()
  const { slug } = useFrame().business
  const when = daysAhead(reader, dayIn(visit.timezone, now), dayOf(visit.startsAt))
  return (
    <section aria-labelledby="next-visit" className="overflow-hidden rounded-card bg-surface shadow-raised">
      <div className="grid gap-5 p-5 sm:p-7">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 id="next-visit" className="text-small font-semibold text-accent">
            {t('home.next')}
          </h2>
          {visit.status === 'pending' ? (
            <StatusBadge status="pending" />
          ) : (
            <Badge tone="accent">{when}</Badge>
          )}
        </div>
        <div className="flex items-start gap-5">
          <DateLeaf at={visit.startsAt} look="strong" large />
          <div className="grid min-w-0 gap-1.5">
            <p className="display text-title sm:text-heading">{titleOf(visit)}</p>
            <p className="font-medium">
              <Time at={visit.startsAt} end={visit.endsAt} zone={visit.timezone} />
            </p>
            <WithAndWhere visit={visit} />
          </div>
        </div>
        <div className="grid grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))] gap-3">
          <LinkButton to={detailsPath(slug, visit.id)}>{t('home.details')}</LinkButton>
          {visit.can.reschedule && (
            <LinkButton to={movePath(slug, visit.id)} kind="secondary">
              {t('move.short')}
            </LinkButton>
          )}
        </div>
      </div>
      <p className="border-t border-line bg-sunken px-5 py-3 text-small text-soft sm:px-7">
        {visit.policy.cancel.sentence}
      </p>
    </section>
  )
}
