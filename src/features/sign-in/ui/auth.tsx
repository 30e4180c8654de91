import { Clock, LogIn, Monitor } from 'lucide-react'
import { Form, redirect, useActionData, useLoaderData } from 'react-router'
import { apiFor, fieldsOf, param, type PageArgs } from '#kit/api.ts'
import { Brand } from '#kit/brand.tsx'
import { LinkButton, SubmitButton } from '#kit/button.tsx'
import { Card } from '#kit/card.tsx'
import { EmptyState } from '#kit/empty-state.tsx'
import { useFrame } from '#kit/frame.ts'
import { RefusalNotice } from '#kit/notice.tsx'
import { isRefusal, type Refusal } from '#kit/refusal.ts'
import { useReader, useText } from '#kit/text.tsx'
import { Time } from '#kit/time.tsx'
import type { linkSchema, signedInSchema } from '../schema.ts'
import { askedCookie } from './asked.ts'
import { nextPage, withQuery } from './next-page.ts'

type Link = (typeof linkSchema)['_output']
type SignedIn = (typeof signedInSchema)['_output']

const isToken = (text: string | null): text is string => /^[\w-]{43}$/.test(text ?? '')

/** Looks what the link is for; looking changes nothing, however often it is done and by whom. */
export async function loader(args: PageArgs) {
  const token = new URL(args.request.url).searchParams.get('token')
  const api = apiFor(args)
  const [link, isSignedIn] = await Promise.all([
    isToken(token) ? api.ask<Link>('auth/link', { token }) : null,
    api.isSignedIn(),
  ])
  return { token, link: isRefusal(link) ? null : link, isSignedIn }
}

export async function action(args: PageArgs) {
  const { token = '' } = await fieldsOf(args.request)
  const slug = param(args, 'slug')
  const answer = await apiFor(args).post<SignedIn>('auth/verify', { token })
  if (isRefusal(answer)) return { refusal: answer, token }
  const to = nextPage(answer.next, slug)
  const headers = { 'set-cookie': askedCookie(args.request, slug, null) }
  return redirect(answer.customer.name ? to : withQuery(`/${slug}/portal/welcome`, { next: to }), { headers })
}

export const headers = () => ({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })

export default function LinkScreen() {
  const t = useText('sign-in-screens')
  const { token, link, isSignedIn } = useLoaderData<typeof loader>()
  const told = useActionData<typeof action>()
  const isDead = told ? told.refusal.code === 'link-invalid' : !link
  if (isDead) return <DeadLink isSignedIn={isSignedIn} />
  if (link?.mustUseCode || told?.refusal.code === 'code-needed') return <OtherBrowser />
  return (
    <>
      <title>{t('link.title')}</title>
      <meta name="robots" content="noindex" />
      <LinkCard link={link} token={told?.token ?? token ?? ''} refusal={told?.refusal} />
    </>
  )
}

/** Who asked for what, when and from where, and the one button. */
function LinkCard({
  link,
  token,
  refusal,
}: {
  link: Link | null
  token: string
  refusal: Refusal | undefined
}) {
  const t = useText('sign-in-screens')
  const { business } = useFrame()
  const { zone = business.timezone } = useReader()
  return (
    <Card className="grid gap-6">
      <Brand name={business.name} logo={business.branding.logo} to={`/${business.slug}`} large />
      <div className="grid gap-2">
        <h1 className="display text-display">{t('link.heading')}</h1>
        {link && (
          <p className="text-soft">
            {t.rich('link.text', {
              business: <span className="font-semibold text-ink">{business.name}</span>,
              address: (
                <bdi dir="ltr" className="font-semibold text-ink">
                  {link.address}
                </bdi>
              ),
            })}
          </p>
        )}
      </div>
      <Form method="post" action={`/${business.slug}/portal/auth`} className="grid gap-4">
        <RefusalNotice refusal={refusal} />
        <input type="hidden" name="token" value={token} />
        <SubmitButton wide size="large" icon={LogIn}>
          {t('link.enter')}
        </SubmitButton>
      </Form>
      {link && (
        <dl className="grid gap-2 border-t border-line pt-5 text-small text-soft">
          <div className="flex items-start gap-3">
            <dt>
              <Clock aria-hidden className="mt-0.5 size-4.5 text-faint" />
              <span className="sr-only">{t('link.when')}</span>
            </dt>
            <dd>{t.rich('link.asked', { time: <Time at={link.askedAt} zone={zone} /> })}</dd>
          </div>
          <div className="flex items-start gap-3">
            <dt>
              <Monitor aria-hidden className="mt-0.5 size-4.5 text-faint" />
              <span className="sr-only">{t('link.where')}</span>
            </dt>
            <dd>
              <bdi>{link.askedFrom}</bdi>
            </dd>
          </div>
        </dl>
      )}
      <p className="text-small text-faint">{t('link.notYou')}</p>
    </Card>
  )
}

function DeadLink({ isSignedIn }: { isSignedIn: boolean }) {
  const t = useText('sign-in-screens')
  const { slug } = useFrame().business
  return (
    <>
      <title>{t('dead.title')}</title>
      <EmptyState
        drawing="envelope"
        level={1}
        title={t('dead.title')}
        text={t(isSignedIn ? 'dead.signedIn' : 'dead.text')}
      >
        {isSignedIn && <LinkButton to={`/${slug}/portal`}>{t('dead.on')}</LinkButton>}
        <LinkButton
          to={`/${slug}/portal/login${isSignedIn ? '?again=yes' : ''}`}
          kind={isSignedIn ? 'secondary' : 'primary'}
        >
          {t('dead.new')}
        </LinkButton>
      </EmptyState>
    </>
  )
}

/** A strict business lets a link in only where it was asked for; the code of the same message does the rest. */
function OtherBrowser() {
  const t = useText('sign-in-screens')
  const { slug } = useFrame().business
  return (
    <>
      <title>{t('other.title')}</title>
      <EmptyState drawing="door" level={1} title={t('other.title')} text={t('other.text')}>
        <LinkButton to={`/${slug}/portal/login`} kind="secondary">
          {t('other.here')}
        </LinkButton>
      </EmptyState>
    </>
  )
}
