import {
  CalendarClock,
  CalendarPlus,
  CircleCheck,
  CircleX,
  Clock,
  Undo2,
  type LucideIcon,
} from 'lucide-react'
import { redirect, useActionData, useLoaderData, useSearchParams } from 'react-router'
import { apiFor, fieldsOf, param, type PageArgs } from '#kit/api.ts'
import { Card, Section } from '#kit/card.tsx'
import { useFrame } from '#kit/frame.ts'
import { RefusalNotice } from '#kit/notice.tsx'
import { PageHeader } from '#kit/page-header.tsx'
import { isRefusal } from '#kit/refusal.ts'
import { useText } from '#kit/text.tsx'
import { Time } from '#kit/time.tsx'
import { Timeline } from '#kit/timeline.tsx'
import { Toast } from '#kit/toast.tsx'
import type { AppointmentAnswer, AppointmentDetail } from '../../schema.ts'
import { CancelDialog, reasonOf } from './cancel-dialog.tsx'
import { detailsPath, isOver, titleOf } from './places.ts'
import { Restorable, VisitActs, VisitPolicy } from './visit-acts.tsx'
import { StatusBadge } from './visit-card.tsx'
import { VisitSummary } from './visit-summary.tsx'

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
      <VisitSummary visit={visit} />
      <VisitActs visit={visit} />
      <VisitPolicy visit={visit} />
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
