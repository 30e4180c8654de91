import {
  redirect,
  useActionData,
  useLoaderData,
  useSearchParams,
  type ShouldRevalidateFunctionArgs,
} from 'react-router'
import type { AvailabilityAnswer } from '#features/availability/schema.ts'
import type { StaffAnswer } from '#features/staff/schema.ts'
import { apiFor, fieldsOf, param, type PageArgs } from '#kit/api.ts'
import { LinkButton } from '#kit/button.tsx'
import { Card } from '#kit/card.tsx'
import { addDays } from '#kit/days.ts'
import { dayIn } from '#kit/format.ts'
import { useFrame } from '#kit/frame.ts'
import { Notice } from '#kit/notice.tsx'
import { PageHeader } from '#kit/page-header.tsx'
import { isRefusal } from '#kit/refusal.ts'
import { Tabs } from '#kit/tabs.tsx'
import { useText } from '#kit/text.tsx'
import { Time } from '#kit/time.tsx'
import type { AppointmentAnswer, AppointmentDetail } from '../../schema.ts'
import { PickTime } from '../book/pick-time.tsx'
import { ConfirmMove } from './confirm-move.tsx'
import { dayOf, detailsPath, movePath, titleOf } from './places.ts'
import { DateLeaf, StatusBadge } from './visit-card.tsx'
import { WhomToAsk } from './whom-to-ask.tsx'

const span = 30

export async function loader(args: PageArgs) {
  const api = apiFor(args)
  const id = param(args, 'id')
  const visit = await api.get<AppointmentDetail>(`appointments/${id}`)
  const today = dayIn(visit.timezone, Date.now())
  const withAny =
    visit.rebook.staff === 'any' || new URL(args.request.url).searchParams.get('staff') === 'any'
  const staff = withAny ? 'any' : visit.rebook.staff
  const { services, branch } = visit.rebook
  const wish = { services, branch, staff, appointment: id, from: today, to: addDays(today, span - 1) }
  const [availability, people] = visit.can.reschedule
    ? await Promise.all([
        api.get<AvailabilityAnswer>('availability', wish),
        api.get<{ items: StaffAnswer[] }>('staff', { services }),
      ])
    : [{ timezone: visit.timezone, days: [] }, { items: [] }]
  const names = Object.fromEntries(people.items.map((each) => [each.id, each.name]))
  return {
    visit,
    today,
    staff,
    names,
    availability: without(availability, visit, staff),
    once: crypto.randomUUID(),
  }
}

/** The time it already has is no time to move to, unless somebody else may take it. */
function without(
  availability: AvailabilityAnswer,
  { startsAt }: AppointmentAnswer,
  staff: string,
): AvailabilityAnswer {
  if (staff === 'any') return availability
  const isOther = ({ start }: { start: string }) => Date.parse(start) !== Date.parse(startsAt)
  return {
    ...availability,
    days: availability.days.map(({ date, slots }) => ({ date, slots: slots.filter(isOther) })),
  }
}

/** Choosing another day or time asks for nothing new; what is free was loaded for all days at once. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  const isSamePlace =
    currentUrl.pathname === nextUrl.pathname &&
    currentUrl.searchParams.get('staff') === nextUrl.searchParams.get('staff')
  return isSamePlace && formMethod === undefined ? false : defaultShouldRevalidate
}

export async function action(args: PageArgs) {
  const { start = '', staff, accept, once } = await fieldsOf(args.request)
  const [slug, id] = [param(args, 'slug'), param(args, 'id')]
  const body = { start, ...(staff && { staff }), accept: accept !== 'free' }
  const answer = await apiFor(args).post<AppointmentAnswer>(`appointments/${id}/reschedule`, body, { once })
  return isRefusal(answer) ? answer : redirect(`${detailsPath(slug, id)}?done=moved`)
}

/** The address of this page with some of its answers changed. */
function useAddress() {
  const [query] = useSearchParams()
  return (changes: Record<string, string | null | undefined>) => {
    const next = new URLSearchParams(query)
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    return `?${next}`
  }
}

export default function RescheduleScreen() {
  const t = useText('visits')
  const { business } = useFrame()
  const { visit } = useLoaderData<typeof loader>()
  const back = detailsPath(business.slug, visit.id)
  return (
    <>
      <title>{`${t('move.title')} · ${business.name}`}</title>
      <PageHeader
        title={t('move.title')}
        text={visit.can.reschedule ? visit.policy.reschedule.sentence : undefined}
        back={back}
        backLabel={titleOf(visit)}
      />
      <Now visit={visit} />
      {visit.can.reschedule ? <Choosing /> : <Shut visit={visit} />}
    </>
  )
}

/** How it stands: on top, so that nobody has to remember what they are moving. */
function Now({ visit }: { visit: AppointmentAnswer }) {
  const t = useText('visits')
  return (
    <Card sunken className="flex items-center gap-4">
      <DateLeaf at={visit.startsAt} look="plain" />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="text-caption font-medium text-faint">{t('move.now')}</p>
        <p className="font-semibold">{titleOf(visit)}</p>
        <p className="text-small text-soft">
          <Time at={visit.startsAt} end={visit.endsAt} zone={visit.timezone} /> · {visit.staff.name}
        </p>
      </div>
      {visit.status !== 'confirmed' && <StatusBadge status={visit.status} />}
    </Card>
  )
}

function Shut({ visit }: { visit: AppointmentAnswer }) {
  const t = useText('visits')
  return (
    <Notice kind="warning" title={t('move.shut')}>
      <p>{visit.policy.reschedule.sentence}</p>
      <WhomToAsk phone={visit.branch.phone} />
    </Notice>
  )
}

const isInstant = (text: string | null): text is string => text !== null && !Number.isNaN(Date.parse(text))

/** Days and times, and the dialog once one is chosen. */
function Choosing() {
  const t = useText('visits')
  const { slug } = useFrame().business
  const { visit, today, staff, names, availability, once } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const [query] = useSearchParams()
  const address = useAddress()
  const start = query.get('start')
  const staffOf = (ids: readonly string[]) => (ids.length === 1 ? names[ids[0]!] : undefined)
  const chosen = availability.days.flatMap(({ slots }) => slots).find((slot) => slot.start === start)
  const who = staffOf(chosen?.staff ?? []) ?? (staff === 'any' ? t('move.whoever') : visit.staff.name)
  const mine = visit.rebook.staff
  const here = movePath(slug, visit.id)
  const minutes = (Date.parse(visit.endsAt) - Date.parse(visit.startsAt)) / 60_000
  return (
    <>
      {mine !== 'any' && (
        <Tabs
          label={t('move.who')}
          tabs={[
            { to: here, label: t('move.same', { staff: visit.staff.name }), current: staff !== 'any' },
            { to: `${here}?staff=any`, label: t('move.any'), current: staff === 'any' },
          ]}
        />
      )}
      <PickTime
        availability={availability}
        today={today}
        span={span}
        minutes={minutes}
        day={query.get('day') ?? undefined}
        month={query.get('month') ?? undefined}
        to={({ day, month }) => address({ day: day ?? query.get('day'), month, start: null })}
        slotTo={(to) => address({ day: dayOf(to), start: to })}
        selected={start ?? undefined}
        staffOf={staffOf}
        otherwise={
          staff === 'any' ? undefined : <LinkButton to={`${here}?staff=any`}>{t('move.any')}</LinkButton>
        }
      />
      {isInstant(start) && (
        <ConfirmMove
          visit={visit}
          start={start}
          staff={staff}
          who={who}
          once={once}
          refusal={refusal}
          address={address}
        />
      )}
    </>
  )
}
