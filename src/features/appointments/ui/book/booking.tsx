import { useEffect, useRef, type ReactNode } from 'react'
import {
  NavigationType,
  useActionData,
  useLoaderData,
  useNavigationType,
  type ShouldRevalidateFunctionArgs,
} from 'react-router'
import { Button, SubmitButton } from '#kit/button.tsx'
import type { PageArgs } from '#kit/api.ts'
import { useFrame } from '#kit/frame.ts'
import { Notice } from '#kit/notice.tsx'
import { useFormat, useText } from '#kit/text.tsx'
import type { Step } from './address.ts'
import { ChooseBranch } from './choose-branch.tsx'
import { ChooseServices, useTicked } from './choose-services.tsx'
import { ChooseStaff } from './choose-staff.tsx'
import { ChooseTime } from './choose-time.tsx'
import { EnterCode } from './enter-code.tsx'
import { detailsForm, GiveDetails, sendTo } from './give-details.tsx'
import { loadBooking, type BookingData } from './load-booking.ts'
import { servicesFor, type BookingPlan } from './plan-booking.ts'
import { sendBooking, type Refused } from './send-booking.ts'
import { ActionBar, StepFrame } from './step-frame.tsx'
import { askAgain, minutesOf, priceOf, ShortSum, Summary, VisitLine } from './summary.tsx'

export const loader = (args: PageArgs) => loadBooking(args)
export const action = (args: PageArgs) => sendBooking(args)

const exceptDay = ({ searchParams }: URL) => {
  const query = new URLSearchParams(searchParams)
  query.delete('from')
  query.delete('month')
  return query.toString()
}

/** Days switch without asking again: the free times of all of them are here already. */
export const shouldRevalidate = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) =>
  formMethod === undefined &&
  currentUrl.search !== nextUrl.search &&
  exceptDay(currentUrl) === exceptDay(nextUrl)
    ? false
    : defaultShouldRevalidate

export default function Booking() {
  const t = useText('book')
  const { business } = useFrame()
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  useFocusOnStep(data.plan.step)
  return (
    <>
      <title>{t('title', { business: business.name })}</title>
      {data.plan.step === 'services' ? (
        <ServicesStep key={data.plan.address.staff} data={data} />
      ) : (
        <OtherStep data={data} refused={refused} />
      )}
    </>
  )
}

/** Moves the focus to the question when it changes or a link led to it, so that it is read out; the code's field takes it by itself. */
function useFocusOnStep(step: Step) {
  const hasJustLoaded = useNavigationType() === NavigationType.Pop
  const shown = useRef(hasJustLoaded ? step : undefined)
  useEffect(() => {
    if (shown.current !== step && step !== 'code')
      document.querySelector('h1')?.focus({ preventScroll: true })
    shown.current = step
  }, [step])
}

/** The address of the question before this one; before the first lies the business's page. */
function useBack({ step, steps, address }: BookingPlan): string {
  const { business } = useFrame()
  if (step === 'code') return sendTo({ ...address, challenge: '' })
  const before = steps[steps.indexOf(step) - 1]
  return before ? askAgain(address, before) : `/${business.slug}`
}

function ProblemNotice({ plan, data }: { plan: BookingPlan; data: BookingData }) {
  const t = useText('book')
  if (!plan.problem) return null
  const staff = data.offer.staff.find(({ id }) => id === data.wished)?.name ?? ''
  return (
    <Notice kind="warning" live>
      {t(`problem.${plan.problem}`, { staff })}
    </Notice>
  )
}

function ServicesStep({ data }: { data: BookingData }) {
  const t = useText('book')
  const { plan, offer } = data
  const member = offer.staff.find(({ id }) => id === plan.address.staff) ?? null
  const offered = servicesFor(offer, plan.branch, plan.services.length > 0 ? null : member)
  const { chosen, onChange } = useTicked(plan, offered)
  const next = offered.some(({ kind }) => kind !== 'class') && (
    <Button type="submit" form="services" size="large" wide>
      {t('services.next')}
    </Button>
  )
  const bar = next && <ActionBar start={<ShortSum services={chosen} />}>{next}</ActionBar>
  const summary = <Summary plan={plan} services={chosen} action={next} />
  const title =
    member && plan.services.length === 0 ? t('services.with', { staff: member.name }) : t('services.title')
  return (
    <StepFrame
      plan={plan}
      title={title}
      text={t('services.text')}
      back={useBack(plan)}
      bar={bar}
      summary={summary}
    >
      <ProblemNotice plan={plan} data={data} />
      <ChooseServices plan={plan} offered={offered} formId="services" onChange={onChange} />
    </StepFrame>
  )
}

function useTitles(data: BookingData): Record<Step, { title: string; text?: ReactNode }> {
  const t = useText('book')
  const format = useFormat()
  const { me } = useFrame()
  const { services } = data.plan
  const isForClass = services.some(({ kind }) => kind === 'class')
  const sum = (
    <span className="lg:hidden">{`${services.map(({ name }) => name).join(' + ')} · ${format.duration(minutesOf(services))}`}</span>
  )
  return {
    branch: { title: t('branch.title') },
    services: { title: t('services.title') },
    staff: { title: t('staff.title'), text: sum },
    time: { title: t(isForClass ? 'time.classTitle' : 'time.title'), text: sum },
    details: { title: t(me ? 'details.titleOwn' : 'details.title') },
    code: {
      title: t('code.title'),
      text: t('code.text', { email: `\u2068${data.typed?.email ?? ''}\u2069` }),
    },
  }
}

function OtherStep({ data, refused }: { data: BookingData; refused: Refused | undefined }) {
  const { plan, offer } = data
  const { title, text } = useTitles(data)[plan.step]
  const isLast = plan.step === 'details' || plan.step === 'code'
  const last = isLast && <LastButton data={data} />
  const bar = last && <ActionBar start={<ShortSum services={plan.services} />}>{last}</ActionBar>
  return (
    <StepFrame
      plan={plan}
      title={title}
      text={text}
      back={useBack(plan)}
      summary={<Summary plan={plan} action={last} />}
      bar={bar}
    >
      <ProblemNotice plan={plan} data={data} />
      {plan.step === 'branch' && <ChooseBranch plan={plan} offer={offer} />}
      {plan.step === 'staff' && <ChooseStaff plan={plan} />}
      {plan.step === 'time' && <ChooseTime data={data} refused={refused} />}
      {isLast && <VisitLine plan={plan} />}
      {plan.step === 'details' && <GiveDetails data={data} refused={refused} />}
      {plan.step === 'code' && <EnterCode data={data} refused={refused} />}
    </StepFrame>
  )
}

function LastButton({ data }: { data: BookingData }) {
  const t = useText('book')
  const format = useFormat()
  const { me } = useFrame()
  const { services, step } = data.plan
  const price = priceOf(services)
  const isRequest = services.some(({ needsApproval }) => needsApproval)
  const books =
    price && price.amount > 0
      ? t('details.confirmPrice', { price: format.money(price) })
      : t('details.confirm')
  const label = !me && step === 'details' ? t('details.next') : isRequest ? t('details.request') : books
  return (
    <SubmitButton form={detailsForm} size="large" wide name="act" value="book">
      {label}
    </SubmitButton>
  )
}
