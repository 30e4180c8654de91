import { CalendarPlus } from 'lucide-react'
import { Form, useLoaderData, useSearchParams } from 'react-router'
import { apiFor, type PageArgs } from '#kit/api.ts'
import { LinkButton } from '#kit/button.tsx'
import { EmptyState } from '#kit/empty-state.tsx'
import { useFrame } from '#kit/frame.ts'
import { PageHeader } from '#kit/page-header.tsx'
import { Tabs } from '#kit/tabs.tsx'
import { useText } from '#kit/text.tsx'
import { Toast, ToastButton } from '#kit/toast.tsx'
import type { AppointmentAnswer } from '../../schema.ts'
import { BookAgain } from './book-again.tsx'
import { detailsPath } from './places.ts'
import { VisitCard } from './visit-card.tsx'

const step = 20
const most = 100
type Page = { items: AppointmentAnswer[]; nextCursor: string | null }

export async function loader(args: PageArgs) {
  const { searchParams } = new URL(args.request.url)
  const past = searchParams.get('show') === 'past'
  const cursor = searchParams.get('cursor')
  const count = Math.min(most, Math.max(step, Math.trunc(Number(searchParams.get('count'))) || step))
  const page = await apiFor(args).get<Page>('appointments', {
    status: past ? 'past' : 'upcoming',
    cursor,
    limit: count,
  })
  return { ...page, past, cursor, count }
}

type Listing = Awaited<ReturnType<typeof loader>>

export default function AppointmentsScreen() {
  const t = useText('visits')
  const { business, me } = useFrame()
  const listing = useLoaderData<typeof loader>()
  const { past, items, cursor } = listing
  const here = `/${business.slug}/portal/appointments`
  return (
    <>
      <title>{`${t('list.title')} · ${business.name}`}</title>
      <PageHeader title={t('list.title')} />
      <Tabs
        label={t('list.title')}
        tabs={[
          { to: here, label: t('list.active'), count: me?.counts.upcoming, current: !past },
          { to: `${here}?show=past`, label: t('list.past'), count: me?.counts.past, current: past },
        ]}
      />
      {items.length > 0 ? <Visits {...listing} /> : <Nothing past={past} />}
      {cursor && (
        <LinkButton to={past ? `${here}?show=past` : here} kind="quiet">
          {t('list.first')}
        </LinkButton>
      )}
      <Done />
    </>
  )
}

/** The list and the link that lets it grow in place; past a hundred it goes on on a page of its own. */
function Visits({ items, nextCursor, past, cursor, count }: Listing) {
  const t = useText('visits')
  const more = new URLSearchParams({
    ...(past && { show: 'past' }),
    ...(count < most
      ? { ...(cursor && { cursor }), count: String(count + step) }
      : { cursor: nextCursor ?? '' }),
  })
  return (
    <div className="grid gap-5">
      <ul className="grid gap-3">
        {items.map((visit) => (
          <li key={visit.id}>
            <VisitCard visit={visit} past={past}>
              {past && <BookAgain visit={visit} />}
            </VisitCard>
          </li>
        ))}
      </ul>
      {nextCursor && (
        <LinkButton
          to={`?${more}`}
          preventScrollReset={count < most}
          replace
          kind="secondary"
          className="justify-self-center"
        >
          {t('list.more')}
        </LinkButton>
      )}
    </div>
  )
}

function Nothing({ past }: { past: boolean }) {
  const t = useText('visits')
  const { slug } = useFrame().business
  return (
    <EmptyState
      drawing="calendar"
      title={t(past ? 'list.noPast' : 'list.noActive')}
      text={t(past ? 'list.noPastText' : 'list.noActiveText')}
    >
      <LinkButton to={`/${slug}/book`} icon={CalendarPlus}>
        {t('home.book')}
      </LinkButton>
    </EmptyState>
  )
}

/** What was just done, with the way to take it back. */
function Done() {
  const t = useText('visits')
  const { slug } = useFrame().business
  const [query] = useSearchParams()
  const id = query.get('of')
  if (query.get('done') !== 'cancelled' || !id) return null
  return (
    <Toast
      closeTo={`/${slug}/portal/appointments`}
      undo={
        <Form method="post" action={detailsPath(slug, id)}>
          <ToastButton name="act" value="restore">
            {t('undo')}
          </ToastButton>
        </Form>
      }
    >
      {t('cancel.done')}
    </Toast>
  )
}
