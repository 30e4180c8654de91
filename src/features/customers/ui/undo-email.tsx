import { Form, redirect, useActionData, useLoaderData } from 'react-router'
import { apiFor, fieldsOf, param, type PageArgs } from '#kit/api.ts'
import { LinkButton, SubmitButton } from '#kit/button.tsx'
import { Card } from '#kit/card.tsx'
import { EmptyState } from '#kit/empty-state.tsx'
import { useFrame } from '#kit/frame.ts'
import { RefusalNotice } from '#kit/notice.tsx'
import { isRefusal } from '#kit/refusal.ts'
import { useText } from '#kit/text.tsx'

/** The way back for whoever owned the address before; looking changes nothing, the button does. */
export function loader({ request }: PageArgs) {
  const { searchParams } = new URL(request.url)
  return { token: searchParams.get('token') ?? '', isDone: searchParams.has('done') }
}

export async function action(args: PageArgs) {
  const { token = '' } = await fieldsOf(args.request)
  const answer = await apiFor(args).post<{ email: string }>('profile/email/undo', { token })
  if (isRefusal(answer)) return { refusal: answer, token }
  return redirect(`/${param(args, 'slug')}/portal/profile/undo-email?done=yes`)
}

export const headers = () => ({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })

export default function UndoEmailScreen() {
  const t = useText('profile')
  const { slug, name } = useFrame().business
  const { token, isDone } = useLoaderData<typeof loader>()
  const told = useActionData<typeof action>()
  const isDead = told
    ? told.refusal.code === 'link-invalid' || told.refusal.code === 'wrong-input'
    : token === ''
  if (isDone || isDead) {
    return (
      <>
        <title>{t('undo.title')}</title>
        <EmptyState
          drawing={isDone ? 'door' : 'envelope'}
          level={1}
          title={t(isDone ? 'undo.done' : 'undo.dead')}
          text={t(isDone ? 'undo.doneText' : 'undo.deadText', { business: name })}
        >
          <LinkButton to={`/${slug}/portal/login`}>{t('undo.signIn')}</LinkButton>
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <title>{t('undo.title')}</title>
      <header className="grid gap-2">
        <h1 className="display text-display">{t('undo.title')}</h1>
        <p className="text-soft">{t('undo.text', { business: name })}</p>
      </header>
      <Card>
        <Form method="post" action={`/${slug}/portal/profile/undo-email`} className="grid gap-5">
          <RefusalNotice refusal={told?.refusal} />
          <input type="hidden" name="token" value={told?.token ?? token} />
          <SubmitButton wide size="large" kind="danger">
            {t('undo.yes')}
          </SubmitButton>
          <p className="text-small text-faint">{t('undo.not')}</p>
        </Form>
      </Card>
    </>
  )
}
