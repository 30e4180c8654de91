import { Form, useSearchParams } from 'react-router'
import { LinkButton } from '#kit/button.tsx'
import { useFrame } from '#kit/frame.ts'
import { Notice, RefusalNotice } from '#kit/notice.tsx'
import { isRefusal } from '#kit/refusal.ts'
import { useFormat, useText } from '#kit/text.tsx'
import { answersOf, bookingQuery, readBookingAddress } from './address.ts'
import { offeredSpan, type BookingData } from './load-booking.ts'
import { PickTime } from './pick-time.tsx'
import type { Refused } from './send-booking.ts'
import { askAgain, minutesOf } from './summary.tsx'

/** Names who takes a free time: the chosen one, the only one who can, or anyone. */
function useStaffName({ plan, offer }: BookingData) {
  const t = useText('book')
  const isForClass = plan.services.some(({ kind }) => kind === 'class')
  return (staff: readonly string[]) => {
    if (plan.member && !isForClass) return plan.member.name
    const names = staff.flatMap((id) => offer.staff.find((member) => member.id === id)?.name ?? [])
    if (isForClass) return names.join(', ') || undefined
    return names.length === 1 ? names[0] : t('staff.someone')
  }
}

/** The question when: a day, then a time; pressing a time holds it. */
export function ChooseTime({ data, refused }: { data: BookingData; refused: Refused | undefined }) {
  const t = useText('book')
  const [query] = useSearchParams()
  const { plan, availability, today, once } = data
  const { from, month, taken, instead, start } = readBookingAddress(query)
  const staffOf = useStaffName(data)
  if (isRefusal(availability)) {
    return (
      <RefusalNotice refusal={availability}>
        <LinkButton to="?" kind="quiet" size="small">
          {t('start')}
        </LinkButton>
      </RefusalNotice>
    )
  }
  if (!availability) return null
  const answers = answersOf(plan.address)
  return (
    <Form method="post" action={bookingQuery({ ...answers, ...(from && { from }) })} className="grid gap-6">
      <input type="hidden" name="act" value="hold" />
      <input type="hidden" name="once" value={once} />
      {refused && <RefusalNotice refusal={refused.refusal} />}
      {taken && <TakenNotice data={data} taken={taken} instead={instead ?? []} staffOf={staffOf} />}
      <PickTime
        availability={availability}
        today={today}
        span={offeredSpan}
        day={from}
        month={month}
        to={({ day, month: sheet }) =>
          bookingQuery({
            ...answers,
            step: 'time',
            ...(start && { start }),
            ...(day && { from: day }),
            ...(sheet && { month: sheet }),
          })
        }
        name="start"
        selected={data.held?.start ?? start}
        staffOf={staffOf}
        pictureOf={([id]) => data.offer.staff.find((member) => member.id === id)?.image}
        minutes={minutesOf(plan.services)}
        otherwise={<Otherwise data={data} />}
      />
    </Form>
  )
}

type TakenProps = {
  data: BookingData
  taken: string
  instead: readonly string[]
  staffOf: (staff: readonly string[]) => string | undefined
}

function TakenNotice({ data, taken, instead, staffOf }: TakenProps) {
  const t = useText('book')
  const format = useFormat()
  const { availability } = data
  if (!availability || isRefusal(availability)) return null
  const zone = availability.timezone
  const slots = availability.days.flatMap((day) => day.slots)
  const free = instead.flatMap((start) => slots.find((slot) => slot.start === start) ?? [])
  const [first] = free
  const sameDay = (start: string) => start.slice(0, 10) === taken.slice(0, 10)
  const say = (start: string) =>
    sameDay(start)
      ? format.time(start, zone)
      : `${format.date(start, zone, 'short')}, ${format.time(start, zone)}`
  const staff =
    first && (data.plan.member?.name ?? (first.staff.length === 1 ? staffOf(first.staff) : undefined))
  const values = { time: format.time(taken, zone), other: first ? say(first.start) : '', staff: staff ?? '' }
  const title = first ? t(staff ? 'time.takenWith' : 'time.takenOther', values) : t('time.taken', values)
  return (
    <Notice kind="warning" live title={<span suppressHydrationWarning>{title}</span>}>
      <p>{t(first ? 'time.takenText' : 'time.takenNone')}</p>
      {first && (
        <div className="mt-3 flex flex-wrap gap-2">
          {free.map(({ start, staff: who }) => (
            <button
              key={start}
              type="submit"
              name="start"
              value={start}
              className="min-h-11 cursor-pointer rounded-control bg-raised px-4 text-small font-semibold tabular text-ink shadow-card transition hover:bg-hover"
              suppressHydrationWarning
            >
              {say(start)}
              {who.length === 1 && !data.plan.member && (
                <span className="font-normal text-soft">
                  {' '}
                  {t('time.with', { staff: staffOf(who) ?? '' })}
                </span>
              )}
            </button>
          ))}
        </div>
      )}
    </Notice>
  )
}

function Otherwise({ data }: { data: BookingData }) {
  const t = useText('book')
  const { business } = useFrame()
  const { address, branch, member, steps } = data.plan
  const phone = branch?.phone ?? business.contact.phone
  return (
    <>
      {member && steps.includes('staff') && (
        <LinkButton to={bookingQuery({ ...answersOf(address), staff: 'any' })}>{t('time.anyone')}</LinkButton>
      )}
      <LinkButton to={askAgain(address, 'services')} kind="secondary">
        {t('time.otherServices')}
      </LinkButton>
      {phone && (
        <a
          href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}
          className="inline-flex min-h-12 items-center rounded-control px-5 font-semibold text-accent hover:bg-wash"
        >
          {t('time.call', { phone: `\u2066${phone}\u2069` })}
        </a>
      )}
    </>
  )
}
