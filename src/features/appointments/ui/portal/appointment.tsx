import {
  CalendarClock,
  CalendarPlus,
  CircleCheck,
  CircleX,
  Clock,
  FileText,
  RotateCcw,
  Undo2,
  type LucideIcon,
} from 'lucide-react'
import { Form, Link, redirect, useActionData, useLoaderData, useSearchParams } from 'react-router'
import { apiFor, fieldsOf, param, type PageArgs } from '#kit/api.ts'
import { LinkButton, SubmitButton } from '#kit/button.tsx'
import { Card, Section } from '#kit/card.tsx'
import { useFrame } from '#kit/frame.ts'
import { Facts } from '#kit/list.tsx'
import { Notice, RefusalNotice } from '#kit/notice.tsx'
import { PageHeader } from '#kit/page-header.tsx'
import { Price } from '#kit/price.tsx'
import { isRefusal } from '#kit/refusal.ts'
import { useText } from '#kit/text.tsx'
import { Time } from '#kit/time.tsx'
import { Timeline } from '#kit/timeline.tsx'
import { Toast } from '#kit/toast.tsx'
import type { AppointmentAnswer, AppointmentDetail } from '../../schema.ts'
import { CancelDialog, reasonOf } from './cancel-dialog.tsx'
import { detailsPath, movePath, rebookPath, titleOf } from './places.ts'
import { DateLeaf, StatusBadge } from './visit-card.tsx'
import { WhomToAsk } from './whom-to-ask.tsx'

export async function loader(args: PageArgs) {
  const visit = await apiFor(args).get<AppointmentDetail>(`appointments/${param(args, 'id')}`)
  return { visit, once: crypto.randomUUID() }
}

export async function action(args: PageArgs) {
  const fields = await fieldsOf(args.request)
  const [slug, id] = [param(args, 'slug'), param(args, 'id')]
  const api = apiFor(args)
  if (fields['act'] === 'restore') {
    const answer = await api.post<AppointmentAnswer>(`appointments/${id}/restore`)
    return isRefusal(answer) ? answer : redirect(`${detailsPath(slug, id)}?done=restored`)
  }
  const body = { reason: reasonOf(fields), accept: fields['accept'] !== 'free' }
  const answer = await api.post<AppointmentAnswer>(`appointments/${id}/cancel`, body, {
    once: fields['once'],
  })
  return isRefusal(answer) ? answer : redirect(`/${slug}/portal/appointments?done=cancelled&of=${id}`)
}

export default function AppointmentScreen() {
  const t = useText('visits')
  const { business } = useFrame()
  const { visit, once } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const [query] = useSearchParams()
  const here = detailsPath(business.slug, visit.id)
  const isAsking = query.has('cancel') && visit.can.cancel
  const done = query.get('done')
  return (
    <>
      <title>{`${titleOf(visit)} · ${business.name}`}</title>
      <PageHeader
        title={titleOf(visit)}
        back={`/${business.slug}/portal/appointments${isOver(visit) ? '?show=past' : ''}`}
        backLabel={t('list.title')}
        end={<StatusBadge status={visit.status} />}
      />
      {!isAsking && <RefusalNotice refusal={refusal} />}
      {visit.can.restore && <Restorable visit={visit} />}
      <Summary visit={visit} />
      <Acts visit={visit} />
      <Policy visit={visit} />
      {visit.timeline.length > 0 && (
        <Section title={t('timeline.title')}>
          <Card>
            <Timeline
              label={t('timeline.title')}
              entries={visit.timeline
                .toReversed()
                .map((entry, index) => entryOf(entry, index, visit.timezone, t))}
            />
          </Card>
        </Section>
      )}
      {isAsking && <CancelDialog visit={visit} closeTo={here} once={once} refusal={refusal} />}
      {(done === 'moved' || done === 'restored') && <Toast closeTo={here}>{t(`done.${done}`)}</Toast>}
    </>
  )
}

const isOver = ({ status }: AppointmentAnswer) => status !== 'pending' && status !== 'confirmed'

const icons: Record<string, LucideIcon> = {
  'appointment.booked': CalendarPlus,
  'appointment.moved': CalendarClock,
  'appointment.cancelled': CircleX,
  'appointment.restored': Undo2,
  'appointment.confirmed': CircleCheck,
}

function entryOf(
  { type, at, by, sentence }: AppointmentDetail['timeline'][number],
  index: number,
  zone: string,
  t: ReturnType<typeof useText<'visits'>>,
) {
  return {
    id: `${at}-${index}`,
    title: sentence,
    icon: icons[type] ?? Clock,
    at: (
      <>
        <Time at={at} zone={zone} dateStyle="plain" silent /> · {t(`timeline.${by}`)}
      </>
    ),
  }
}

/** When, what, with whom, where, for how much. */
function Summary({ visit }: { visit: AppointmentDetail }) {
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

const file =
  'inline-flex min-h-11 items-center gap-2 rounded-control px-1 text-small font-semibold text-accent underline-offset-4 hover:underline'

/** What can be done with it: moving first, cancelling last. */
function Acts({ visit }: { visit: AppointmentDetail }) {
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
function Policy({ visit }: { visit: AppointmentDetail }) {
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
function Restorable({ visit }: { visit: AppointmentDetail }) {
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
