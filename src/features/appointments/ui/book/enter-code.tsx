import { useEffect, useRef } from 'react'
import { Form, Link } from 'react-router'
import { CodeField } from '#kit/field.tsx'
import { RefusalNotice } from '#kit/notice.tsx'
import { SubmitButton } from '#kit/button.tsx'
import { useText } from '#kit/text.tsx'
import { detailsForm, sendTo } from './give-details.tsx'
import { HoldClock } from './hold-clock.tsx'
import type { BookingData } from './load-booking.ts'
import type { Refused } from './send-booking.ts'

/** The code a guest was mailed, entered to book; another can be sent, or another address given. */
export function EnterCode({ data, refused }: { data: BookingData; refused: Refused | undefined }) {
  const t = useText('book')
  const { plan, held, once } = data
  const { address, branch } = plan
  const { challenge: _, ...rest } = address
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector<HTMLInputElement>('[name=code]')?.focus(), [])
  const isWrong = refused?.refusal.code === 'code-wrong'
  return (
    <div ref={place} className="grid max-w-md gap-6">
      <Form method="post" id={detailsForm} action={sendTo(address)} className="grid gap-6">
        <input type="hidden" name="act" value="book" />
        <input type="hidden" name="once" value={once} />
        {refused && <RefusalNotice refusal={refused.refusal} />}
        {held && branch && held.start === address.start && (
          <HoldClock until={held.until} zone={branch.timezone} />
        )}
        <CodeField name="code" label={t('code.label')} error={isWrong ? refused.refusal.detail : undefined} />
      </Form>
      <Form method="post" action={sendTo(address)} className="grid gap-1 text-small text-soft">
        <p>{t('code.nothing')}</p>
        <div className="-ms-4 flex flex-wrap">
          <SubmitButton kind="quiet" size="small" name="act" value="resend">
            {t('code.resend')}
          </SubmitButton>
          <Link
            to={sendTo(rest)}
            className="inline-flex min-h-11 items-center rounded-control px-4 text-small font-semibold text-accent hover:bg-wash"
          >
            {t('code.change')}
          </Link>
        </div>
      </Form>
    </div>
  )
}
