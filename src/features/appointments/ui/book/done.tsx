import { CalendarPlus, CircleUserRound } from 'lucide-react'
import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { apiFor, param, type PageArgs } from '#kit/api.ts'
import { LinkButton, SubmitButton } from '#kit/button.tsx'
import { Card } from '#kit/card.tsx'
import { EmptyState } from '#kit/empty-state.tsx'
import { useFrame } from '#kit/frame.ts'
import { Facts } from '#kit/list.tsx'
import { RefusalNotice } from '#kit/notice.tsx'
import { Price } from '#kit/price.tsx'
import { isRefusal } from '#kit/refusal.ts'
import { useText } from '#kit/text.tsx'
import { Time } from '#kit/time.tsx'
import type { BookedSummary } from './booked-summary.ts'
import { BookedMark } from './booked-mark.tsx'
import { lastBooked } from './remembered.ts'

export function loader(args: PageArgs) {
  const booked = lastBooked(args)
  const wished = new URL(args.request.url).searchParams.get('appointment')
  return { booked: booked && (!wished || wished === booked.id) ? booked : null }
}

/** Opens the guest's account with one tap: only this browser can, once, within a quarter of an hour. */
export async function action(args: PageArgs) {
  const booked = lastBooked(args)
  const portal = `/${param(args, 'slug')}/portal`
  if (!booked?.claim) return redirect(portal)
  const answer = await apiFor(args).post('auth/claim', { challenge: booked.claim })
  return isRefusal(answer) ? answer : redirect(portal)
}

export default function Done() {
  const t = useText('book')
  const { business } = useFrame()
  const { booked } = useLoaderData<typeof loader>()
  if (booked) return <Booked booked={booked} />
  return (
    <EmptyState drawing="envelope" level={1} title={t('done.gone')} text={t('done.goneText')}>
      <LinkButton to={`/${business.slug}/portal/appointments`}>{t('done.account')}</LinkButton>
      <LinkButton to={`/${business.slug}/book`} kind="secondary">
        {t('done.another')}
      </LinkButton>
    </EmptyState>
  )
}

function Booked({ booked }: { booked: BookedSummary }) {
  const t = useText('book')
  const { business } = useFrame()
  const isRequest = booked.status === 'pending'
  const title = t(isRequest ? 'done.requested' : 'done.title')
  return (
    <div className="mx-auto grid max-w-lg gap-8 px-5 pt-8 pb-16 sm:pt-14">
      <title>{`${title} · ${business.name}`}</title>
      <header className="grid justify-items-center gap-4 text-center">
        <BookedMark waiting={isRequest} />
        <h1 className="display text-display">{title}</h1>
        <div className="grid gap-1 text-soft">
          {isRequest && <p>{t('done.requestedText', { business: business.name })}</p>}
          {booked.email && !isRequest && <p>{t('done.sent', { email: `\u2068${booked.email}\u2069` })}</p>}
        </div>
      </header>
      <Ticket booked={booked} />
      <NextSteps booked={booked} />
    </div>
  )
}

function Ticket({ booked }: { booked: BookedSummary }) {
  const t = useText('book')
  const { branch, price, staff, services } = booked
  const place = (
    <>
      {branch.name}
      {branch.address && <span className="block text-small font-normal text-soft">{branch.address}</span>}
    </>
  )
  return (
    <Card flush>
      <div className="grid gap-1 p-6">
        <p className="text-title font-semibold">{services.join(' + ')}</p>
        <p className="text-lead text-soft">
          <Time at={booked.startsAt} end={booked.endsAt} zone={booked.timezone} />
        </p>
      </div>
      <div className="border-t border-dashed border-line p-6">
        <Facts
          items={[
            { term: t('done.who'), value: staff },
            { term: t('done.where'), value: place },
            ...(price ? [{ term: t('done.price'), value: <Price money={price} /> }] : []),
            { term: t('done.code'), value: <bdi className="font-mono tracking-wider">{booked.code}</bdi> },
          ]}
        />
      </div>
      <p className="border-t border-line bg-sunken px-6 py-4 text-small text-soft">{booked.policy}</p>
    </Card>
  )
}

function NextSteps({ booked }: { booked: BookedSummary }) {
  const t = useText('book')
  const { business, me } = useFrame()
  const refusal = useActionData<typeof action>()
  const calendar = (
    <a
      href={`/${business.slug}/book/done/calendar.ics`}
      className="inline-flex min-h-12 w-full items-center justify-center gap-2 rounded-control bg-raised px-5 py-2.5 text-center font-semibold text-ink shadow-card transition hover:bg-hover"
    >
      <CalendarPlus aria-hidden className="size-5 shrink-0" />
      {t('done.calendar')}
    </a>
  )
  return (
    <div className="grid gap-3">
      {refusal && (
        <RefusalNotice refusal={refusal}>
          <Link to={`/${business.slug}/portal/login`} className="inline-flex min-h-11 items-center underline">
            {t('done.claimOver')}
          </Link>
        </RefusalNotice>
      )}
      {me && (
        <LinkButton to={`/${business.slug}/portal/appointments/${booked.id}`} size="large" wide>
          {t('done.view')}
        </LinkButton>
      )}
      {!me && booked.claim && (
        <Form method="post" className="grid gap-2">
          <SubmitButton size="large" wide icon={CircleUserRound}>
            {t('done.account')}
          </SubmitButton>
          <p className="pb-2 text-center text-small text-soft">{t('done.accountText')}</p>
        </Form>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        {calendar}
        <LinkButton to={`/${business.slug}/book`} kind="secondary" wide>
          {t('done.another')}
        </LinkButton>
      </div>
    </div>
  )
}
