import { Card } from '#kit/card.tsx'
import { Facts } from '#kit/list.tsx'
import { Price } from '#kit/price.tsx'
import { useText } from '#kit/text.tsx'
import { Time } from '#kit/time.tsx'
import type { AppointmentDetail } from '../../schema.ts'
import { isOver } from './places.ts'
import { DateLeaf } from './visit-card.tsx'

/** When, what, with whom, where, for how much. */
export function VisitSummary({ visit }: { visit: AppointmentDetail }) {
  const t = useText('visits')
  const isOne = visit.lines.length < 2
  return (
    <Card className="grid gap-6">
      <div className="flex items-center gap-5">
        <DateLeaf at={visit.startsAt} look={isOver(visit) ? 'quiet' : 'strong'} large />
        <p className="grid min-w-0 gap-0.5">
          <span className="text-lead font-semibold">
            <Time at={visit.startsAt} zone={visit.timezone} show="date" dateStyle="full" />
          </span>
          <span className="text-lead">
            <Time at={visit.startsAt} end={visit.endsAt} zone={visit.timezone} show="time" />
          </span>
        </p>
      </div>
      {!isOne && (
        <ol className="grid gap-3 border-y border-line py-4">
          {visit.lines.map((line) => (
            <li key={line.startsAt} className="flex flex-wrap justify-between gap-x-6">
              <span className="font-medium">{line.service.name}</span>
              <span className="text-small text-soft">
                <Time at={line.startsAt} end={line.endsAt} zone={visit.timezone} show="time" silent /> ·{' '}
                {line.staff.name}
              </span>
            </li>
          ))}
        </ol>
      )}
      <Facts
        items={[
          { term: t('facts.with'), value: visit.staff.name },
          {
            term: t('facts.where'),
            value: (
              <>
                {visit.branch.name}
                {visit.branch.address && (
                  <span className="block text-small font-normal text-soft">{visit.branch.address}</span>
                )}
              </>
            ),
          },
          ...(visit.price ? [{ term: t('facts.price'), value: <Price money={visit.price} /> }] : []),
          ...(visit.note
            ? [
                {
                  term: t('facts.note'),
                  value: <span className="font-normal whitespace-pre-line">{visit.note}</span>,
                },
              ]
            : []),
          { term: t('code'), value: <bdi className="font-mono tracking-wider select-all">{visit.code}</bdi> },
        ]}
      />
    </Card>
  )
}
