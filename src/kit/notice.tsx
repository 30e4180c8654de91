import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { classes } from './classes.ts'
import type { Refusal } from './refusal.ts'
import { useRefusalText } from './text.tsx'

export type NoticeKind = 'info' | 'success' | 'warning' | 'danger'

const looks = {
  info: { icon: Info, look: 'bg-info-wash text-info' },
  success: { icon: CircleCheck, look: 'bg-success-wash text-success' },
  warning: { icon: TriangleAlert, look: 'bg-warning-wash text-warning' },
  danger: { icon: CircleAlert, look: 'bg-danger-wash text-danger' },
}

type NoticeProps = {
  kind?: NoticeKind
  title?: ReactNode
  children?: ReactNode
  end?: ReactNode
  live?: boolean
}

/** Something the reader should know, in place; `live` announces it when it appears. */
export function Notice({ kind = 'info', title, children, end, live }: NoticeProps) {
  const { icon: Icon, look } = looks[kind]
  return (
    <div
      role={live ? (kind === 'danger' ? 'alert' : 'status') : undefined}
      className={classes('flex items-start gap-3 rounded-[min(var(--radius-3),20px)] px-4 py-3.5', look)}
    >
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="grid min-w-0 flex-1 gap-0.5">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-small text-ink">{children}</div>}
      </div>
      {end && <div className="-my-1 shrink-0">{end}</div>}
    </div>
  )
}

/** Says why something was refused, takes the focus to itself or to the first field that was not right. */
export function RefusalNotice({ refusal, children }: { refusal: Refusal | undefined; children?: ReactNode }) {
  const say = useRefusalText()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!refusal) return
    const field = place.current?.ownerDocument.querySelector<HTMLElement>('[aria-invalid=true]')
    ;(field ?? place.current)?.focus()
  }, [refusal])
  return (
    <div ref={place} tabIndex={-1} className="outline-none empty:hidden">
      {refusal && (
        <Notice kind="danger" title={say(refusal)} live>
          {children}
        </Notice>
      )}
    </div>
  )
}
