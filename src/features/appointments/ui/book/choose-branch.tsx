import { ChevronRight, MapPin } from 'lucide-react'
import { Link } from 'react-router'
import { useText } from '#kit/text.tsx'
import { answersOf, bookingQuery } from './address.ts'
import type { Offer, BookingPlan } from './plan-booking.ts'

/** The question where: one card for each branch. */
export function ChooseBranch({ plan, offer }: { plan: BookingPlan; offer: Offer }) {
  const t = useText('book')
  return (
    <ul className="grid gap-3" aria-label={t('branch.title')}>
      {offer.branches.map(({ id, name, address }) => (
        <li key={id}>
          <Link
            to={bookingQuery({ ...answersOf(plan.address), branch: id })}
            aria-current={id === plan.branch?.id ? 'true' : undefined}
            className="flex min-h-20 items-center gap-4 rounded-card bg-surface p-4 shadow-card transition hover:shadow-raised aria-[current=true]:bg-wash aria-[current=true]:ring-2 aria-[current=true]:ring-accent"
          >
            <span
              aria-hidden
              className="grid size-12 shrink-0 place-items-center rounded-full bg-wash text-accent"
            >
              <MapPin className="size-5" />
            </span>
            <span className="grid min-w-0 flex-1 gap-0.5">
              <span className="font-semibold">{name}</span>
              <span className="text-small text-soft">
                {[address.line, address.city].filter(Boolean).join(', ')}
              </span>
            </span>
            <ChevronRight aria-hidden className="mirrored size-5 shrink-0 text-faint" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
