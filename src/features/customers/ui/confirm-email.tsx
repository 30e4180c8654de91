import { Form, redirect, useActionData, useLoaderData } from 'react-router'
import { apiFor, fieldsOf, param, type PageArgs } from '#kit/api.ts'
import { SubmitButton } from '#kit/button.tsx'
import { Card } from '#kit/card.tsx'
import { CodeField } from '#kit/field.tsx'
import { useFrame } from '#kit/frame.ts'
import { RefusalNotice } from '#kit/notice.tsx'
import { PageHeader } from '#kit/page-header.tsx'
import { isRefusal } from '#kit/refusal.ts'
import { useRefusalText, useText } from '#kit/text.tsx'
import type { ProfileAnswer } from '../schema.ts'

/** Asks for the code that was mailed to a new address; without one waiting there is nothing to do here. */
export async function loader(args: PageArgs) {
  const { pendingEmail } = await apiFor(args).get<ProfileAnswer>('profile')
  if (!pendingEmail) throw redirect(`/${param(args, 'slug')}/portal/profile`)
  return { email: pendingEmail.email, challenge: pendingEmail.challenge }
}

export async function action(args: PageArgs) {
  const { act, challenge = '', code = '', email = '' } = await fieldsOf(args.request)
  const here = `/${param(args, 'slug')}/portal/profile`
  const api = apiFor(args)
  const isResend = act === 'resend'
  const answer = isResend
    ? await api.put('profile', { email })
    : await api.post('profile/email/confirm', { challenge, code })
  if (isRefusal(answer)) {
    if (answer.code === 'fresh-sign-in-needed')
      return redirect(
        `/${param(args, 'slug')}/portal/login?again=yes&next=${encodeURIComponent(`${here}/email`)}`,
      )
    return { refusal: answer, sent: false }
  }
  return isResend ? { refusal: undefined, sent: true } : redirect(`${here}?done=email`)
}

export default function ConfirmEmailScreen() {
  const t = useText('profile')
  const say = useRefusalText()
  const { slug } = useFrame().business
  const { email, challenge } = useLoaderData<typeof loader>()
  const told = useActionData<typeof action>()
  const refusal = told?.refusal
  const isWrong = refusal?.code === 'code-wrong'
  return (
    <>
      <title>{t('prove.title')}</title>
      <PageHeader
        title={t('prove.title')}
        text={t('prove.text', { email })}
        back={`/${slug}/portal/profile`}
        backLabel={t('title')}
      />
      <Card className="max-w-md">
        <Form method="post" className="grid gap-5" key={challenge}>
          <RefusalNotice refusal={isWrong ? undefined : refusal} />
          <input type="hidden" name="challenge" value={challenge} />
          <CodeField
            label={t('prove.code')}
            name="code"
            error={refusal && isWrong ? say(refusal) : undefined}
          />
          <SubmitButton name="act" value="prove" wide size="large">
            {t('prove.enter')}
          </SubmitButton>
        </Form>
        <Form method="post" className="pt-3">
          <input type="hidden" name="email" value={email} />
          <SubmitButton name="act" value="resend" kind="quiet" wide>
            {t(told?.sent ? 'prove.sent' : 'prove.again')}
          </SubmitButton>
        </Form>
      </Card>
    </>
  )
}
