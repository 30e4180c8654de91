import { ArrowDown } from 'lucide-react'
import { Form, Link } from 'react-router'
import { LinkButton, SubmitButton } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { Notice, RefusalNotice } from '#kit/notice.tsx'
import type { Refusal } from '#kit/refusal.ts'
import { SlotGrid } from '#kit/slot-grid.tsx'
import { useFormat, useText } from '#kit/text.tsx'
import { Time } from '#kit/time.tsx'
import type { AppointmentAnswer } from '../../schema.ts'
import { dayOf, titleOf } from './places.ts'

type ConfirmMoveProps = {
  visit: AppointmentAnswer
  /** The chosen time, and who is asked to take it: an id or `any`. */
  start: string
  staff: string
  /** The same in words. */
  who: string
  once: string
  refusal: Refusal | undefined
  /** The address of the page with some of its answers changed. */
  address: (changes: Record<string, string | null>) => string
}

/** The old time, the new one, and the button that names it. */
export function ConfirmMove({ visit, start, staff, who, once, refusal, address }: ConfirmMoveProps) {
  const t = useText('visits')
  const { consequence, sentence } = visit.policy.reschedule
  const closeTo = address({ start: null })
  return (
    <Dialog
      title={t('move.confirm')}
      closeTo={closeTo}
      actions={
        <>
          <SubmitButton form="move" size="large" wide>
            <MoveWords visit={visit} start={start} />
          </SubmitButton>
          <LinkButton to={closeTo} kind="quiet" wide preventScrollReset>
            {t('move.other')}
          </LinkButton>
        </>
      }
    >
      <OldAndNew visit={visit} start={start} who={who} />
      {consequence !== 'free' && <Notice kind="warning">{sentence}</Notice>}
      <RefusalNotice refusal={refusal} />
      {refusal && (
        <Alternatives
          refusal={refusal}
          zone={visit.timezone}
          to={(instead) => address({ start: instead, day: dayOf(instead) })}
        />
      )}
      <Form id="move" method="post">
        <input type="hidden" name="once" value={once} />
        <input type="hidden" name="start" value={start} />
        <input type="hidden" name="staff" value={staff} />
        <input type="hidden" name="accept" value={consequence} />
      </Form>
    </Dialog>
  )
}

function MoveWords({ visit, start }: { visit: AppointmentAnswer; start: string }) {
  const t = useText('visits')
  const format = useFormat()
  const { fee } = visit.policy.reschedule
  const day = format.date(start, visit.timezone, 'short')
  const time = `${day} · ${format.time(start, visit.timezone).replaceAll(' ', '\u00a0')}`
  return (
    <>{fee && fee.amount > 0 ? t('move.pay', { time, fee: format.money(fee) }) : t('move.to', { time })}</>
  )
}

function OldAndNew({ visit, start, who }: { visit: AppointmentAnswer; start: string; who: string }) {
  const t = useText('visits')
  const zone = visit.timezone
  const length = Date.parse(visit.endsAt) - Date.parse(visit.startsAt)
  return (
    <div className="grid justify-items-center gap-2 text-center">
      <p className="text-soft line-through decoration-1">
        <span className="sr-only">{t('move.from')} </span>
        <Time at={visit.startsAt} end={visit.endsAt} zone={zone} silent />
      </p>
      <ArrowDown aria-hidden className="size-5 text-faint" />
      <p className="grid rounded-card bg-wash px-6 py-4 text-accent">
        <span className="display text-title">
          <Time at={start} zone={zone} show="date" />
        </span>
        <span className="text-lead font-semibold">
          <Time at={start} end={new Date(Date.parse(start) + length).toISOString()} zone={zone} show="time" />
        </span>
      </p>
      <p className="text-small text-soft">
        {titleOf(visit)} · {who}
      </p>
    </div>
  )
}

type Other = { start: string }
const isOther = (value: unknown): value is Other => typeof (value as Other | null)?.start === 'string'

/** The nearest free times in place of one that was just taken. */
function Alternatives({
  refusal,
  zone,
  to,
}: {
  refusal: Refusal
  zone: string
  to: (start: string) => string
}) {
  const t = useText('visits')
  const { alternatives } = refusal.facts
  const others = Array.isArray(alternatives) ? alternatives.filter(isOther) : []
  if (others.length === 0) return null
  const isOneDay = new Set(others.map(({ start }) => start.slice(0, 10))).size === 1
  return (
    <div className="grid gap-2">
      <p className="text-small font-medium">{t('move.instead')}</p>
      {isOneDay ? (
        <SlotGrid slots={others.map(({ start }) => ({ start }))} zone={zone} to={({ start }) => to(start)} />
      ) : (
        <ul className="grid gap-2">
          {others.map(({ start }) => (
            <li key={start}>
              <Link
                to={to(start)}
                replace
                className="flex min-h-12 items-center rounded-control bg-surface px-4 text-small font-semibold shadow-card hover:bg-wash hover:text-accent"
              >
                <Time at={start} zone={zone} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
