import {
  Bell,
  CalendarCheck,
  CalendarClock,
  CalendarX,
  CheckCheck,
  ChevronRight,
  Clock,
  Undo2,
  type LucideIcon,
} from 'lucide-react'
import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { apiFor, fieldsOf, param, type PageArgs } from '#kit/api.ts'
import { LinkButton, SubmitButton } from '#kit/button.tsx'
import { classes } from '#kit/classes.ts'
import { EmptyState } from '#kit/empty-state.tsx'
import { useFrame } from '#kit/frame.ts'
import { RefusalNotice } from '#kit/notice.tsx'
import { PageHeader } from '#kit/page-header.tsx'
import { isRefusal } from '#kit/refusal.ts'
import { useReader, useText } from '#kit/text.tsx'
import { Time } from '#kit/time.tsx'
import type { NotificationAnswer } from '../schema.ts'

type Page = { items: NotificationAnswer[]; nextCursor: string | null; unread: number }

export async function loader(args: PageArgs) {
  const cursor = new URL(args.request.url).searchParams.get('cursor')
  return apiFor(args).get<Page>('notifications', { cursor, limit: 20 })
}

/** Marks one as read and opens what it is about, or marks all. */
export async function action(args: PageArgs) {
  const { id, appointment } = await fieldsOf(args.request)
  const answer = await apiFor(args).post('notifications/read', id ? { ids: [id] } : {})
  if (isRefusal(answer)) return answer
  const place = `/${param(args, 'slug')}/portal`
  return redirect(
    appointment && /^[\w-]+$/.test(appointment)
      ? `${place}/appointments/${appointment}`
      : `${place}/notifications`,
  )
}

export default function NotificationsScreen() {
  const t = useText('inbox')
  const { business } = useFrame()
  const { items, nextCursor, unread } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <>
      <title>{`${t('title')} · ${business.name}`}</title>
      <PageHeader
        title={t('title')}
        text={items.length > 0 ? t('unread', { count: unread }) : undefined}
        back={`/${business.slug}/portal`}
        backLabel={t('back')}
        end={
          unread > 0 && (
            <Form method="post">
              <SubmitButton name="act" value="all" kind="secondary" size="small" icon={CheckCheck}>
                {t('readAll')}
              </SubmitButton>
            </Form>
          )
        }
      />
      <RefusalNotice refusal={refusal ?? undefined} />
      {items.length === 0 ? (
        <EmptyState drawing="envelope" title={t('none')} text={t('noneText')}>
          <LinkButton to={`/${business.slug}/portal`}>{t('home')}</LinkButton>
        </EmptyState>
      ) : (
        <ul className="overflow-hidden rounded-card bg-surface shadow-card [&>li+li]:border-t [&>li+li]:border-line">
          {items.map((each) => (
            <li key={each.id}>
              <Row notification={each} />
            </li>
          ))}
        </ul>
      )}
      {nextCursor && (
        <LinkButton
          to={`?cursor=${encodeURIComponent(nextCursor)}`}
          kind="secondary"
          className="justify-self-center"
        >
          {t('older')}
        </LinkButton>
      )}
    </>
  )
}

const icons: Record<string, LucideIcon> = {
  booked: CalendarCheck,
  moved: CalendarClock,
  cancelled: CalendarX,
  restored: Undo2,
  reminder: Clock,
}

const row = 'flex w-full items-start gap-4 px-5 py-4 text-start'
const touched = 'cursor-pointer transition-colors hover:bg-hover focus-visible:-outline-offset-2'

/** One notification; a new one is opened by a button, since opening it marks it as read. */
function Row({ notification }: { notification: NotificationAnswer }) {
  const { slug } = useFrame().business
  const { id, appointment, readAt } = notification
  const inside = <Inside notification={notification} />
  if (!appointment) return <div className={row}>{inside}</div>
  if (readAt) {
    return (
      <Link to={`/${slug}/portal/appointments/${appointment}`} className={classes(row, touched)}>
        {inside}
      </Link>
    )
  }
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="appointment" value={appointment} />
      <button type="submit" className={classes(row, touched, 'bg-wash')}>
        {inside}
      </button>
    </Form>
  )
}

function Inside({
  notification: { kind, title, body, at, readAt, appointment },
}: {
  notification: NotificationAnswer
}) {
  const t = useText('inbox')
  const { business } = useFrame()
  const { zone = business.timezone } = useReader()
  const Icon = icons[kind] ?? Bell
  return (
    <>
      <span
        aria-hidden
        className={classes(
          'mt-0.5 grid size-10 shrink-0 place-items-center rounded-full',
          readAt ? 'bg-sunken text-soft' : 'bg-fill text-on-fill',
        )}
      >
        <Icon className="size-5" />
      </span>
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className={readAt ? 'font-medium' : 'font-semibold'}>
          {!readAt && <span className="sr-only">{t('new')} </span>}
          {title}
        </span>
        <span className="text-small text-soft">{body}</span>
        <span className="text-caption text-faint">
          <Time at={at} zone={zone} dateStyle="short" />
        </span>
      </span>
      {appointment && <ChevronRight aria-hidden className="mirrored mt-2.5 size-5 shrink-0 text-faint" />}
    </>
  )
}
