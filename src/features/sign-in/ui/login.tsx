import { redirect, useActionData, useLoaderData } from 'react-router'
import { apiFor, fieldsOf, param, type PageArgs } from '#kit/api.ts'
import { isRefusal } from '#kit/refusal.ts'
import { useText } from '#kit/text.tsx'
import type { signedInSchema } from '../schema.ts'
import { AddressForm } from './address-form.tsx'
import { askedCookie, readAsked, type Asked } from './asked.ts'
import { CodeForm } from './code-form.tsx'
import { nextPage, withQuery } from './next-page.ts'

type SignedIn = (typeof signedInSchema)['_output']
type Fields = Awaited<ReturnType<typeof fieldsOf>>

const resendAfterSeconds = 30

export async function loader(args: PageArgs) {
  const { searchParams } = new URL(args.request.url)
  const slug = param(args, 'slug')
  const next = searchParams.get('next')
  const isAgain = searchParams.has('again')
  if (!isAgain && (await apiFor(args).isSignedIn())) throw redirect(nextPage(next, slug))
  const asked = readAsked(args.request)
  const waits = asked ? Math.max(0, Math.ceil((asked.at - Date.now()) / 1000) + resendAfterSeconds) : 0
  return {
    next,
    isAgain,
    by: searchParams.get('by') === 'phone' ? ('phone' as const) : ('email' as const),
    left: searchParams.has('left'),
    sent:
      searchParams.has('sent') && asked
        ? { by: asked.by, address: asked.address, at: asked.at, waits }
        : null,
    address: asked?.address ?? '',
  }
}

async function ask(args: PageArgs, { email, phone, next }: Fields) {
  const by = phone === undefined ? ('email' as const) : ('phone' as const)
  const address = phone ?? email ?? ''
  const answer = await apiFor(args).post<{ challenge: string }>('auth/request-link', {
    [by]: address,
    ...(next && { next }),
  })
  if (isRefusal(answer)) return { refusal: answer, address }
  const slug = param(args, 'slug')
  const asked: Asked = { challenge: answer.challenge, by, address, at: Date.now() }
  const to = withQuery(`/${slug}/portal/login`, { sent: 'yes', by: by === 'phone' ? by : null, next })
  return redirect(to, { headers: { 'set-cookie': askedCookie(args.request, slug, asked) } })
}

async function enter(args: PageArgs, { code, next }: Fields) {
  const asked = readAsked(args.request)
  const slug = param(args, 'slug')
  if (!asked) return redirect(withQuery(`/${slug}/portal/login`, { next }))
  const answer = await apiFor(args).post<SignedIn>('auth/verify', {
    challenge: asked.challenge,
    code: code ?? '',
  })
  if (isRefusal(answer)) return { refusal: answer, address: asked.address }
  const to = nextPage(answer.next ?? next, slug)
  const headers = { 'set-cookie': askedCookie(args.request, slug, null) }
  return redirect(answer.customer.name ? to : withQuery(`/${slug}/portal/welcome`, { next: to }), { headers })
}

export async function action(args: PageArgs) {
  const fields = await fieldsOf(args.request)
  if (fields['code'] !== undefined) return enter(args, fields)
  if (fields['act'] !== 'resend') return ask(args, fields)
  const asked = readAsked(args.request)
  if (!asked) return redirect(withQuery(`/${param(args, 'slug')}/portal/login`, { next: fields['next'] }))
  return ask(args, { next: fields['next'], [asked.by]: asked.address })
}

export const headers = () => ({ 'referrer-policy': 'no-referrer' })

export default function LoginScreen() {
  const t = useText('sign-in-screens')
  const loaded = useLoaderData<typeof loader>()
  const told = useActionData<typeof action>()
  return (
    <>
      <title>{t('title')}</title>
      {loaded.sent ? (
        <CodeForm key={loaded.sent.at} sent={loaded.sent} next={loaded.next} refusal={told?.refusal} />
      ) : (
        <AddressForm {...loaded} address={told?.address ?? loaded.address} refusal={told?.refusal} />
      )}
    </>
  )
}
