import { Link } from 'react-router'
import { byCategory } from '#features/services/rules.ts'
import type { ServiceAnswer } from '#features/services/schema.ts'
import { useFrame } from '#kit/frame.ts'
import { Price } from '#kit/price.tsx'
import { useFormat, useText } from '#kit/text.tsx'

/** Everything that can be booked, by category; a service's whole row leads to its booking. */
export function ServiceMenu({ services }: { services: readonly ServiceAnswer[] }) {
  const t = useText('businesses')
  return (
    <div className="grid gap-10">
      {byCategory(services).map(([category, items]) => (
        <section key={category} className="grid gap-4" aria-label={category || t('site.category')}>
          {category && <h3 className="text-lead font-semibold">{category}</h3>}
          <ul className="overflow-hidden rounded-card bg-surface shadow-card [&>li+li]:border-t [&>li+li]:border-line">
            {items.map((service) => (
              <li key={service.id}>
                <ServiceRow service={service} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function ServiceRow({ service }: { service: ServiceAnswer }) {
  const t = useText('businesses')
  const format = useFormat()
  const { business } = useFrame()
  const { id, kind, name, description, durationMinutes, price, capacity, needsApproval, image } = service
  const facts = [
    format.duration(durationMinutes),
    kind === 'class' && capacity && t('site.seats', { count: capacity }),
    needsApproval && t('site.approval'),
  ].filter(Boolean)
  return (
    <Link
      to={`/${business.slug}/book?services=${id}`}
      className="group flex items-center gap-4 px-5 py-4.5 transition-colors hover:bg-sunken focus-visible:-outline-offset-2 sm:px-6"
    >
      {image && (
        <img
          src={image}
          alt=""
          loading="lazy"
          className="size-16 shrink-0 rounded-control bg-sunken object-cover"
        />
      )}
      <span className="grid min-w-0 flex-1 gap-1">
        <span className="font-semibold">{name}</span>
        {description && <span className="line-clamp-2 text-small text-soft">{description}</span>}
        <span className="flex flex-wrap gap-x-2 text-small text-faint">
          <span>{facts.join(' · ')}</span>
          {price && (
            <span className="font-semibold text-ink sm:hidden">
              <Price money={price} />
            </span>
          )}
        </span>
      </span>
      {price && (
        <span className="hidden shrink-0 font-semibold sm:block">
          <Price money={price} />
        </span>
      )}
      <span className="grid min-h-11 shrink-0 place-items-center rounded-control bg-raised px-4 text-small font-semibold shadow-card transition group-hover:border-edge group-hover:bg-fill group-hover:text-on-fill">
        {t('site.book')}
      </span>
    </Link>
  )
}
