import { Link } from 'react-router'
import type { StaffAnswer } from '#features/staff/schema.ts'
import { Avatar } from '#kit/avatar.tsx'
import { classes } from '#kit/classes.ts'
import { useFrame } from '#kit/frame.ts'
import { useText } from '#kit/text.tsx'

/** The people one can book: portrait, name, what they are; each leads to a booking with them. */
export function Team({ staff }: { staff: readonly StaffAnswer[] }) {
  const t = useText('businesses')
  const { business } = useFrame()
  return (
    <ul
      className={classes(
        'grid grid-cols-2 gap-3 sm:gap-4',
        staff.length % 4 === 0 ? 'sm:grid-cols-4' : 'sm:grid-cols-3',
      )}
    >
      {staff.map(({ id, name, title, image }) => (
        <li key={id}>
          <Link
            to={`/${business.slug}/book?staff=${id}`}
            className="group flex h-full flex-col items-center gap-3 rounded-card bg-surface px-3 py-6 text-center shadow-card transition hover:shadow-raised"
          >
            <Avatar
              name={name}
              picture={image}
              size="huge"
              className="transition-transform group-hover:scale-[1.03]"
            />
            <span className="grid gap-0.5">
              <span className="font-semibold">{name}</span>
              {title && <span className="text-small text-soft">{title}</span>}
            </span>
            <span className="mt-auto pt-1 text-small font-semibold text-accent group-hover:underline">
              {t('site.bookWith', { staff: name.split(' ')[0]! })}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
