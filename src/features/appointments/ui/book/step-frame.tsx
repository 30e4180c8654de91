import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Steps } from '#kit/steps.tsx'
import { useText } from '#kit/text.tsx'
import type { BookingPlan } from './plan-booking.ts'

type StepFrameProps = {
  plan: BookingPlan
  title: string
  text?: ReactNode
  back: string
  /** What has been chosen so far, with the main button if there is one: beside the step from 1024 px on. */
  summary: ReactNode
  /** The same at the lower edge of smaller screens, always in view. */
  bar?: ReactNode
  children: ReactNode
}

/** One question of the wizard: how far along, the way back, the question, and what was answered so far. */
export function StepFrame({ plan, title, text, back, summary, bar, children }: StepFrameProps) {
  const t = useText('book')
  const kit = useText('kit')
  const at = plan.step === 'code' ? plan.steps.length : plan.steps.indexOf(plan.step) + 1
  return (
    <div className="mx-auto grid max-w-6xl gap-x-12 px-5 pt-4 pb-6 sm:px-8 lg:grid-cols-[minmax(0,1fr)_21rem] lg:pt-8 lg:pb-16">
      <div className="flex min-w-0 flex-col gap-6 lg:min-h-[60vh]">
        <header className="grid gap-4">
          <div className="flex items-center gap-2">
            <Link
              to={back}
              aria-label={kit('back')}
              className="-ms-3 grid size-11 shrink-0 place-items-center rounded-full text-soft transition-colors hover:bg-sunken hover:text-ink"
            >
              <ArrowLeft aria-hidden className="mirrored size-5" />
            </Link>
            <div className="min-w-0 flex-1">
              <Steps step={at} names={plan.steps.map((step) => t(`steps.${step}`))} />
            </div>
          </div>
          <div className="grid gap-1.5">
            <h1 tabIndex={-1} className="display text-display outline-none">
              {title}
            </h1>
            {text && <p className="max-w-prose text-soft">{text}</p>}
          </div>
        </header>
        {children}
        {bar}
      </div>
      <aside className="hidden lg:block" aria-label={t('summary.title')}>
        <div className="sticky top-24">{summary}</div>
      </aside>
    </div>
  )
}

/** The bar at the lower edge of a phone: the sum so far and the main button. */
export function ActionBar({ children, start }: { children: ReactNode; start?: ReactNode }) {
  return (
    <div className="sticky bottom-0 z-20 -mx-5 mt-auto border-t border-line bg-glass px-5 pt-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] backdrop-blur-lg sm:-mx-8 sm:px-8 lg:hidden">
      <div className="flex items-center justify-between gap-4">
        <div className="min-w-0 text-small">{start}</div>
        <div className="min-w-0 shrink-0">{children}</div>
      </div>
    </div>
  )
}
