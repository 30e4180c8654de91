import { Check, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge } from '#kit/badge.tsx'
import { ListRow } from '#kit/list.tsx'
import { useText } from '#kit/text.tsx'
import type { Editable } from './edit-dialog.tsx'

/** The picture that begins a row of the profile. */
export function RowIcon({ icon: Icon }: { icon: LucideIcon }) {
  return (
    <span aria-hidden className="grid size-10 shrink-0 place-items-center rounded-full bg-sunken text-soft">
      <Icon className="size-5" />
    </span>
  )
}

type RowProps = { edit: Editable; icon: LucideIcon; name: string; value: ReactNode; isProven?: boolean }

/** One thing about the customer; the whole row leads to changing it. */
export function EditRow({ edit, icon, name, value, isProven }: RowProps) {
  const t = useText('profile')
  return (
    <ListRow
      to={`?edit=${edit}`}
      start={<RowIcon icon={icon} />}
      title={<span className="text-caption font-medium text-faint">{name}</span>}
      text={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-body font-medium text-ink">
          <span>{value}</span>
          {isProven && (
            <Badge tone="success" icon={Check}>
              {t('proven')}
            </Badge>
          )}
        </span>
      }
    />
  )
}
