import { CalendarClock, CalendarPlus, CircleX, FileText, RotateCcw, Undo2 } from 'lucide-react'
import { Form, Link } from 'react-router'
import { LinkButton, SubmitButton } from '#kit/button.tsx'
import { Card, Section } from '#kit/card.tsx'
import { useFrame } from '#kit/frame.ts'
import { Notice } from '#kit/notice.tsx'
import { useText } from '#kit/text.tsx'
import { Time } from '#kit/time.tsx'
import type { AppointmentDetail } from '../../schema.ts'
import { detailsPath, isOver, movePath, rebookPath } from './places.ts'
import { WhomToAsk } from './whom-to-ask.tsx'

const file =
  'inline-flex min-h-11 items-center gap-2 rounded-control px-1 text-small font-semibold text-accent underline-offset-4 hover:underline'

/** What can be done with it: moving first, cancelling last. */
export function VisitActs({ visit }: { visit: AppointmentDetail }) {
  const t = useText('visits')
  const { slug } = useFrame().business
  const here = detailsPath(slug, visit.id)
  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-3">
        {visit.can.reschedule && (
          <LinkButton to={movePath(slug, visit.id)} icon={CalendarClock}>
            {t('move.short')}
          </LinkButton>
        )}
        {visit.can.cancel && (
          <LinkButton to="?cancel=1" kind="secondary" icon={CircleX} preventScrollReset>
            {t('cancel.short')}
          </LinkButton>
        )}
        {(isOver(visit) || !visit.can.reschedule) && (
          <LinkButton
            to={rebookPath(slug, visit)}
            kind={isOver(visit) ? 'primary' : 'secondary'}
            icon={RotateCcw}
          >
            {t('again')}
          </LinkButton>
        )}
      </div>
      <div className="flex flex-wrap gap-x-6 px-1">
        {!isOver(visit) && (
          <a href={`${here}/calendar.ics`} download className={file}>
            <CalendarPlus aria-hidden className="size-4.5" />
            {t('files.calendar')}
          </a>
        )}
        <a href={`${here}/confirmation.pdf`} download className={file}>
          <FileText aria-hidden className="size-4.5" />
          {t('files.pdf')}
        </a>
        {!isOver(visit) && visit.can.reschedule && (
          <Link to={rebookPath(slug, visit)} className={file}>
            <RotateCcw aria-hidden className="size-4.5" />
            {t('again')}
          </Link>
        )}
      </div>
    </div>
  )
}

/** What the policy says, in its own words; where something cannot be done, whom to ask. */
export function VisitPolicy({ visit }: { visit: AppointmentDetail }) {
  const t = useText('visits')
  const { slug } = useFrame().business
  if (isOver(visit)) return null
  const isShut = !visit.can.cancel || !visit.can.reschedule
  return (
    <Section title={t('policy.title')}>
      <Card sunken className="grid gap-2 text-small">
        <p>{visit.policy.cancel.sentence}</p>
        <p>{visit.policy.reschedule.sentence}</p>
        {isShut && <WhomToAsk phone={visit.branch.phone} />}
        <p className="text-faint">
          {t('policy.feed')}{' '}
          <Link
            to={`/${slug}/portal/profile#calendar`}
            className="font-semibold text-accent underline-offset-4 hover:underline"
          >
            {t('policy.feedLink')}
          </Link>
        </p>
      </Card>
    </Section>
  )
}

/** A fresh cancellation, and the way to take it back. */
export function Restorable({ visit }: { visit: AppointmentDetail }) {
  const t = useText('visits')
  return (
    <Notice
      kind="warning"
      title={t('restore.title')}
      end={
        <Form method="post" action={`?`}>
          <SubmitButton name="act" value="restore" kind="secondary" size="small" icon={Undo2}>
            {t('undo')}
          </SubmitButton>
        </Form>
      }
    >
      {visit.restoreUntil &&
        t.rich('restore.text', {
          time: <Time at={visit.restoreUntil} zone={visit.timezone} show="time" silent />,
        })}
    </Notice>
  )
}
