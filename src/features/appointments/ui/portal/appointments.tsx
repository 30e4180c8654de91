import { CalendarPlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Form, useFetcher, useLoaderData, useSearchParams } from 'react-router'
import { apiFor, type PageArgs } from '#kit/api.ts'
import { LinkButton } from '#kit/button.tsx'
import { EmptyState } from '#kit/empty-state.tsx'
import { useFrame } from '#kit/frame.ts'
import { PageHeader } from '#kit/page-header.tsx'
import { Tabs } from '#kit/tabs.tsx'
import { useText } from '#kit/text.tsx'
import { Toast, ToastButton } from '#kit/toast.tsx'
import type { AppointmentAnswer } from '../../schema.ts'
import { BookAgain } from './dashboard.tsx'
import { detailsPath } from './places.ts'
import { VisitCard } from './visit-card.tsx'

type Page = { items: AppointmentAnswer[]; nextCursor: string | null }

export async function loader(args: PageArgs) {
  const { searchParams } = new URL(args.request.url)
  const past = searchParams.get('show') === 'past'
  const cursor = searchParams.get('cursor')
  const page = await apiFor(args).get<Page>('appointments', {
    status: past ? 'past' : 'upcoming',
    cursor,
    limit: 20,
  })
  return { ...page, past, isContinued: cursor !== null }
}

export default function AppointmentsScreen() {
  const t = useText('visits')
  const { business, me } = useFrame()
  const { past, isContinued, ...first } = useLoaderData<typeof loader>()
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
      {first.items.length > 0 && (
        <Visits key={`${past} ${first.items[0]?.id} ${first.nextCursor}`} first={first} past={past} />
      )}
      {first.items.length === 0 && <Nothing past={past} />}
      {isContinued && (
        <LinkButton to={past ? `${here}?show=past` : here} kind="quiet">
          {t('list.first')}
        </LinkButton>
      )}
      <Done />
    </>
  )
}

/** A list that grows by its next page; without script the link simply leads there. */
function Visits({ first, past }: { first: Page; past: boolean }) {
  const t = useText('visits')
  const fetcher = useFetcher<Page>()
  const [pages, setPages] = useState([first])
  useEffect(() => {
    if (fetcher.data) setPages((before) => [...before, fetcher.data!])
  }, [fetcher.data])
  const next = pages.at(-1)!.nextCursor
  const query = next && new URLSearchParams({ ...(past && { show: 'past' }), cursor: next }).toString()
  return (
    <div className="grid gap-5">
      <ul className="grid gap-3" aria-busy={fetcher.state !== 'idle' || undefined}>
        {pages
          .flatMap(({ items }) => items)
          .map((visit) => (
            <li key={visit.id}>
              <VisitCard visit={visit} past={past}>
                {past && <BookAgain visit={visit} />}
              </VisitCard>
            </li>
          ))}
      </ul>
      {query && (
        <LinkButton
          to={`?${query}`}
          kind="secondary"
          className="justify-self-center"
          onClick={(event) => {
            event.preventDefault()
            void fetcher.load(`?${query}`)
          }}
        >
          {t(fetcher.state === 'idle' ? 'list.more' : 'list.loading')}
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
