import { ChevronRight } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { Form, Link } from 'react-router'
import { byCategory } from '#features/services/rules.ts'
import type { ServiceAnswer } from '#features/services/schema.ts'
import { Badge } from '#kit/badge.tsx'
import { Choice } from '#kit/choice.tsx'
import { EmptyState } from '#kit/empty-state.tsx'
import { useFrame } from '#kit/frame.ts'
import { Price } from '#kit/price.tsx'
import { useFormat, useText } from '#kit/text.tsx'
import { answersOf, bookingQuery } from './address.ts'
import type { BookingPlan } from './plan-booking.ts'

/** Keeps which services are ticked, so that the sum follows at once; without script the address alone decides. */
export function useTicked(plan: BookingPlan, offered: readonly ServiceAnswer[]) {
  const [ticked, setTicked] = useState<readonly string[]>(plan.address.services)
  const onChange = (event: FormEvent<HTMLFormElement>) =>
    setTicked(new FormData(event.currentTarget).getAll('services').map(String))
  return { chosen: offered.filter(({ id }) => ticked.includes(id)), onChange }
}

type ChooseServicesProps = {
  plan: BookingPlan
  offered: readonly ServiceAnswer[]
  formId: string
  onChange: (event: FormEvent<HTMLFormElement>) => void
}

/** The question what: boxes to tick for services, links for classes, which are booked by themselves. */
export function ChooseServices({ plan, offered, formId, onChange }: ChooseServicesProps) {
  const t = useText('book')
  const { business } = useFrame()
  const { staff, branch } = plan.address
  if (offered.length === 0) {
    return (
      <EmptyState
        drawing="calendar"
        title={t('services.nothing')}
        text={t('services.nothingText', { business: business.name })}
      />
    )
  }
  return (
    <Form method="get" id={formId} className="grid gap-9" onChange={onChange}>
      {staff && <input type="hidden" name="staff" value={staff} />}
      {branch && <input type="hidden" name="branch" value={branch} />}
      {byCategory(offered).map(([category, services]) => (
        <section key={category} className="grid gap-3" aria-label={category || t('services.group')}>
          <h2 className="text-title font-semibold">{category || t('services.group')}</h2>
          <div className="grid gap-3">
            {services.map((service) =>
              service.kind === 'class' ? (
                <ClassLink key={service.id} service={service} plan={plan} />
              ) : (
                <ServiceChoice key={service.id} service={service} plan={plan} />
              ),
            )}
          </div>
        </section>
      ))}
    </Form>
  )
}

function ServiceChoice({ service, plan }: { service: ServiceAnswer; plan: BookingPlan }) {
  const t = useText('book')
  const format = useFormat()
  const { id, name, description, durationMinutes, price, needsApproval } = service
  return (
    <Choice
      type="checkbox"
      name="services"
      value={id}
      defaultChecked={plan.address.services.includes(id)}
      title={name}
      text={description}
      facts={[format.duration(durationMinutes), needsApproval && t('services.approval')]
        .filter(Boolean)
        .join(' · ')}
      end={price && <Price money={price} />}
    />
  )
}

function ClassLink({ service, plan }: { service: ServiceAnswer; plan: BookingPlan }) {
  const t = useText('book')
  const format = useFormat()
  const { id, name, description, durationMinutes, price, capacity } = service
  return (
    <Link
      to={bookingQuery({ ...answersOf(plan.address), services: [id] })}
      className="flex min-h-16 items-center gap-4 rounded-card bg-surface p-4 shadow-card transition hover:shadow-raised"
    >
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold">{name}</span>
          {capacity && <Badge>{t('services.seats', { count: capacity })}</Badge>}
        </span>
        {description && <span className="text-small text-soft">{description}</span>}
        <span className="text-caption text-faint">{format.duration(durationMinutes)}</span>
      </span>
      {price && (
        <span className="shrink-0 font-semibold tabular">
          <Price money={price} />
        </span>
      )}
      <ChevronRight aria-hidden className="mirrored size-5 shrink-0 text-faint" />
    </Link>
  )
}
