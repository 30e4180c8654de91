import { ArrowRight } from 'lucide-react'
import { Form, redirect, useActionData, useLoaderData } from 'react-router'
import type { MeAnswer } from '#features/customers/schema.ts'
import { apiFor, fieldsOf, param, type PageArgs } from '#kit/api.ts'
import { LinkButton, SubmitButton } from '#kit/button.tsx'
import { Card } from '#kit/card.tsx'
import { Drawing } from '#kit/drawing.tsx'
import { TextField } from '#kit/field.tsx'
import { useFrame } from '#kit/frame.ts'
import { RefusalNotice } from '#kit/notice.tsx'
import { fieldError, isRefusal } from '#kit/refusal.ts'
import { useText } from '#kit/text.tsx'
import { nextPage } from './next-page.ts'

/** Asks somebody new what to call them, once; signed in already, so it may be left for later. */
export async function loader(args: PageArgs) {
  const me = await apiFor(args).get<MeAnswer>('me')
  const next = nextPage(new URL(args.request.url).searchParams.get('next'), param(args, 'slug'))
  return { name: me.name, next }
}

export async function action(args: PageArgs) {
  const { name = '', next } = await fieldsOf(args.request)
  const answer = await apiFor(args).put('profile', { name })
  return isRefusal(answer) ? { refusal: answer, name } : redirect(nextPage(next, param(args, 'slug')))
}

export default function WelcomeScreen() {
  const t = useText('sign-in-screens')
  const { business } = useFrame()
  const { name, next } = useLoaderData<typeof loader>()
  const told = useActionData<typeof action>()
  return (
    <>
      <title>{t('welcome.title')}</title>
      <header className="grid justify-items-start gap-2">
        <Drawing name="door" className="-ms-3 size-28" />
        <h1 className="display text-display">{t('welcome.heading', { business: business.name })}</h1>
        <p className="text-soft">{t('welcome.text')}</p>
      </header>
      <Card>
        <Form method="post" className="grid gap-5">
          <RefusalNotice refusal={told?.refusal} />
          <input type="hidden" name="next" value={next} />
          <TextField
            label={t('welcome.name')}
            name="name"
            autoComplete="name"
            required
            maxLength={120}
            defaultValue={told?.name ?? name}
            error={fieldError(told?.refusal, 'name')}
          />
          <div className="grid gap-2">
            <SubmitButton wide size="large" after={ArrowRight}>
              {t('welcome.on')}
            </SubmitButton>
            <LinkButton to={next} kind="quiet" wide>
              {t('welcome.later')}
            </LinkButton>
          </div>
        </Form>
      </Card>
    </>
  )
}
