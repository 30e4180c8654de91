import { ArrowRight, Mail, MessageSquareText } from 'lucide-react'
import { Form } from 'react-router'
import { SubmitButton } from '#kit/button.tsx'
import { Card } from '#kit/card.tsx'
import { TextField } from '#kit/field.tsx'
import { useFrame } from '#kit/frame.ts'
import { Notice, RefusalNotice } from '#kit/notice.tsx'
import { fieldError, type Refusal } from '#kit/refusal.ts'
import { Tabs } from '#kit/tabs.tsx'
import { useText } from '#kit/text.tsx'
import { withQuery } from './next-page.ts'

type AddressFormProps = {
  by: 'email' | 'phone'
  next: string | null
  isAgain: boolean
  left: boolean
  address: string
  refusal: Refusal | undefined
}

/** The first step: one field for an address, and what happens next. */
export function AddressForm({ by, next, isAgain, left, address, refusal }: AddressFormProps) {
  const t = useText('sign-in-screens')
  const { business, me } = useFrame()
  const here = `/${business.slug}/portal/login`
  const again = isAgain ? 'yes' : null
  const isPhone = by === 'phone'
  const known = address || (me?.email ?? '')
  return (
    <>
      {left && (
        <Notice kind="success" live>
          {t('left')}
        </Notice>
      )}
      <header className="grid gap-2">
        <h1 className="display text-display">{t(isAgain ? 'again.title' : 'ask.title')}</h1>
        <p className="text-soft">{t(isAgain ? 'again.text' : 'ask.text', { business: business.name })}</p>
      </header>
      <Card className="grid gap-5">
        <Tabs
          label={t('ask.by')}
          tabs={[
            { to: withQuery(here, { next, again }), label: t('ask.email'), current: !isPhone },
            { to: withQuery(here, { by: 'phone', next, again }), label: t('ask.phone'), current: isPhone },
          ]}
        />
        <Form key={by} method="post" className="grid gap-5">
          <RefusalNotice refusal={refusal} />
          {next && <input type="hidden" name="next" value={next} />}
          <TextField
            key={by}
            label={t(isPhone ? 'ask.phoneLabel' : 'ask.emailLabel')}
            name={by}
            type={isPhone ? 'tel' : 'email'}
            inputMode={isPhone ? 'tel' : 'email'}
            autoComplete={isPhone ? 'tel' : 'email'}
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={254}
            defaultValue={known.includes('@') === isPhone ? '' : known}
            error={fieldError(refusal, by)}
          />
          <SubmitButton wide size="large" after={ArrowRight}>
            {t('ask.send')}
          </SubmitButton>
        </Form>
      </Card>
      <p className="flex items-start gap-3 px-1 text-small text-faint">
        {isPhone ? (
          <MessageSquareText aria-hidden className="mt-0.5 size-4.5 shrink-0" />
        ) : (
          <Mail aria-hidden className="mt-0.5 size-4.5 shrink-0" />
        )}
        {t(isPhone ? 'ask.nextPhone' : 'ask.nextEmail')}
      </p>
    </>
  )
}
