import { Form } from 'react-router'
import { LinkButton, SubmitButton } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { TextField } from '#kit/field.tsx'
import { Notice, RefusalNotice } from '#kit/notice.tsx'
import type { Refusal } from '#kit/refusal.ts'
import { useFormat, useText } from '#kit/text.tsx'
import { Time } from '#kit/time.tsx'
import type { AppointmentDetail } from '../../schema.ts'
import { titleOf } from './places.ts'

const reasons = ['plans', 'ill', 'time', 'other'] as const
const formId = 'cancel'

type CancelDialogProps = {
  visit: AppointmentDetail
  closeTo: string
  once: string
  refusal: Refusal | undefined
}

/** Says what cancelling means and costs before it can be done; the reason is the customer's to give. */
export function CancelDialog({ visit, closeTo, once, refusal }: CancelDialogProps) {
  const t = useText('visits')
  const { consequence, sentence } = visit.policy.cancel
  const isFree = consequence === 'free'
  return (
    <Dialog
      title={t('cancel.title')}
      closeTo={closeTo}
      actions={
        <>
          <SubmitButton form={formId} name="act" value="cancel" kind="danger" size="large" wide>
            <CancelWords visit={visit} />
          </SubmitButton>
          <LinkButton to={closeTo} kind="quiet" wide preventScrollReset>
            {t('cancel.keep')}
          </LinkButton>
        </>
      }
    >
      <p className="grid">
        <span className="font-semibold">{titleOf(visit)}</span>
        <span className="text-small text-soft">
          <Time at={visit.startsAt} end={visit.endsAt} zone={visit.timezone} />
        </span>
      </p>
      <Notice kind={isFree ? 'info' : 'warning'} title={isFree ? t('cancel.free') : undefined}>
        {sentence}
      </Notice>
      <RefusalNotice refusal={refusal} />
      <Form id={formId} method="post" className="grid gap-4">
        <input type="hidden" name="once" value={once} />
        <input type="hidden" name="accept" value={consequence} />
        <ReasonChoice />
      </Form>
    </Dialog>
  )
}

function CancelWords({ visit }: { visit: AppointmentDetail }) {
  const t = useText('visits')
  const format = useFormat()
  const { consequence, fee } = visit.policy.cancel
  if (fee && fee.amount > 0) return <>{t('cancel.pay', { fee: format.money(fee) })}</>
  return <>{t(consequence === 'keeps-credit' ? 'cancel.credit' : 'cancel.yes')}</>
}

function ReasonChoice() {
  const t = useText('visits')
  return (
    <>
      <fieldset>
        <legend className="mb-2 flex w-full justify-between gap-3 text-small font-medium">
          {t('cancel.reason')}
        </legend>
        <div className="flex flex-wrap gap-2">
          {reasons.map((reason) => (
            <label
              key={reason}
              className="inline-flex min-h-11 cursor-pointer items-center rounded-full bg-surface px-4 text-small font-medium shadow-card transition hover:bg-hover has-checked:bg-wash has-checked:text-accent has-checked:ring-2 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
            >
              <input type="radio" name="reason" value={t(`cancel.reasons.${reason}`)} className="sr-only" />
              {t(`cancel.reasons.${reason}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <TextField label={t('cancel.more')} name="words" optional maxLength={400} />
    </>
  )
}

/** Makes one sentence of the chosen reason and what was written beside it. */
export const reasonOf = ({ reason, words }: Readonly<Record<string, string | undefined>>): string =>
  [reason, words].filter(Boolean).join(': ')
