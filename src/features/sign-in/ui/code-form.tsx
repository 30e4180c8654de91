import { useEffect, useState, useSyncExternalStore } from 'react'
import { Form, Link } from 'react-router'
import { SubmitButton } from '#kit/button.tsx'
import { Card } from '#kit/card.tsx'
import { Drawing } from '#kit/drawing.tsx'
import { CodeField } from '#kit/field.tsx'
import { useFrame } from '#kit/frame.ts'
import { RefusalNotice } from '#kit/notice.tsx'
import type { Refusal } from '#kit/refusal.ts'
import { useRefusalText, useText } from '#kit/text.tsx'
import { withQuery } from './next-page.ts'

type Sent = { by: 'email' | 'phone'; address: string; waits: number }
type CodeFormProps = { sent: Sent; next: string | null; refusal: Refusal | undefined }

/** The second step: the code from the message, in the same browser; or another message, or another address. */
export function CodeForm({ sent, next, refusal }: CodeFormProps) {
  const t = useText('sign-in-screens')
  const say = useRefusalText()
  const isPhone = sent.by === 'phone'
  const isWrong = refusal?.code === 'code-wrong'
  return (
    <>
      <header className="grid justify-items-start gap-2">
        <Drawing name="envelope" className="-ms-3 size-28" />
        <h1 className="display text-display">{t(isPhone ? 'sent.titlePhone' : 'sent.titleEmail')}</h1>
        <p className="text-soft">
          {t.rich(isPhone ? 'sent.textPhone' : 'sent.textEmail', {
            address: (
              <bdi dir="ltr" className="font-semibold text-ink">
                {sent.address}
              </bdi>
            ),
          })}
        </p>
      </header>
      <Card>
        <Form method="post" className="grid gap-5">
          <RefusalNotice refusal={isWrong ? undefined : refusal} />
          {next && <input type="hidden" name="next" value={next} />}
          <CodeFieldOf error={refusal && isWrong ? say(refusal) : undefined} refusal={refusal} />
          <SubmitButton name="act" value="code" wide size="large">
            {t('sent.enter')}
          </SubmitButton>
        </Form>
      </Card>
      <Otherwise sent={sent} next={next} />
      <p className="px-1 text-small text-faint">{t(isPhone ? 'sent.lifePhone' : 'sent.lifeEmail')}</p>
    </>
  )
}

/** The field has the focus from the start; a code that was wrong is taken out of it. */
function CodeFieldOf({ error, refusal }: { error: string | undefined; refusal: Refusal | undefined }) {
  const t = useText('sign-in-screens')
  useEffect(() => {
    const field = document.querySelector<HTMLInputElement>('input[name=code]')
    if (field && refusal) field.value = ''
    field?.focus()
  }, [refusal])
  return <CodeField label={t('sent.code')} name="code" error={error} />
}

function Otherwise({ sent, next }: { sent: Sent; next: string | null }) {
  const t = useText('sign-in-screens')
  const { business } = useFrame()
  // Counts only where script runs; without it the button is simply there.
  const isLive = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
  const [waits, setWaits] = useState(sent.waits)
  const isWaiting = isLive && waits > 0
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => setWaits((left) => left - 1), 1000)
    return () => clearInterval(timer)
  }, [isWaiting])
  const quiet =
    'min-h-11 cursor-pointer rounded-control px-1 text-small font-semibold text-accent underline-offset-4 hover:underline'
  return (
    <div className="flex flex-wrap items-center gap-x-6 px-1">
      <Form method="post">
        {next && <input type="hidden" name="next" value={next} />}
        {isWaiting ? (
          <p className="flex min-h-11 items-center px-1 text-small text-faint tabular">
            {t('sent.wait', { count: waits })}
          </p>
        ) : (
          <button type="submit" name="act" value="resend" className={quiet}>
            {t('sent.again')}
          </button>
        )}
      </Form>
      <Link
        to={withQuery(`/${business.slug}/portal/login`, { by: sent.by === 'phone' ? 'phone' : null, next })}
        className={`${quiet} inline-flex items-center`}
      >
        {t(sent.by === 'phone' ? 'sent.otherPhone' : 'sent.otherEmail')}
      </Link>
    </div>
  )
}
