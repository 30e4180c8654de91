import { ChevronRight, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Avatar } from '#kit/avatar.tsx'
import { useText } from '#kit/text.tsx'
import { answersOf, bookingQuery } from './address.ts'
import type { BookingPlan } from './plan-booking.ts'

type PersonProps = { to: string; picture: ReactNode; name: string; text: string; current: boolean }

function Person({ to, picture, name, text, current }: PersonProps) {
  return (
    <li>
      <Link
        to={to}
        aria-current={current ? 'true' : undefined}
        className="flex h-full min-h-20 items-center gap-4 rounded-card bg-surface p-4 shadow-card transition hover:shadow-raised aria-[current=true]:bg-wash aria-[current=true]:ring-2 aria-[current=true]:ring-accent"
      >
        {picture}
        <span className="grid min-w-0 flex-1 gap-0.5">
          <span className="font-semibold">{name}</span>
          {text && <span className="text-small text-soft">{text}</span>}
        </span>
        <ChevronRight aria-hidden className="mirrored size-5 shrink-0 text-faint" />
      </Link>
    </li>
  )
}

/** The question with whom: anyone first, then those who can do all that was chosen. */
export function ChooseStaff({ plan }: { plan: BookingPlan }) {
  const t = useText('book')
  const { address, members } = plan
  const to = (staff: string) =>
    bookingQuery({ ...answersOf(address), staff, ...(address.from && { from: address.from }) })
  const anyone = (
    <span aria-hidden className="grid size-12 shrink-0 place-items-center rounded-full bg-wash text-accent">
      <UsersRound className="size-5.5" />
    </span>
  )
  return (
    <ul className="grid gap-3 sm:grid-cols-2" aria-label={t('staff.title')}>
      <Person
        to={to('any')}
        picture={anyone}
        name={t('staff.anyone')}
        text={t('staff.anyoneText')}
        current={address.staff === 'any'}
      />
      {members.map(({ id, name, title, image }) => (
        <Person
          key={id}
          to={to(id)}
          picture={<Avatar name={name} picture={image} />}
          name={name}
          text={title}
          current={address.staff === id}
        />
      ))}
    </ul>
  )
}
