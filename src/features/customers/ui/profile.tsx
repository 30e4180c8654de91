import { CalendarSync, Check, Globe, Languages, Mail, Phone, UserRound, type LucideIcon } from 'lucide-react'
import { useState, useSyncExternalStore, type ReactNode } from 'react'
import { redirect, useActionData, useLoaderData, useLocation, useSearchParams } from 'react-router'
import { apiFor, fieldsOf, param, type PageArgs } from '#kit/api.ts'
import { Avatar } from '#kit/avatar.tsx'
import { Badge } from '#kit/badge.tsx'
import { Button, LinkButton } from '#kit/button.tsx'
import { Card, Section } from '#kit/card.tsx'
import { choicesPath } from '#kit/choices-menu.tsx'
import { localeNames } from '#kit/direction.ts'
import { useFrame } from '#kit/frame.ts'
import { List, ListRow } from '#kit/list.tsx'
import { Notice } from '#kit/notice.tsx'
import { PageHeader } from '#kit/page-header.tsx'
import { isRefusal } from '#kit/refusal.ts'
import { useFormat, useReader, useText } from '#kit/text.tsx'
import { Toast } from '#kit/toast.tsx'
import { isLocale } from '#values/local-text.ts'
import type { activitySchema, ProfileAnswer } from '../schema.ts'
import { Activity } from './activity.tsx'
import { changeOf, EditDialog, isEditable, zonesOf, type Editable } from './edit-dialog.tsx'

type ActivityEntry = (typeof activitySchema)['_output']
const recentEntries = 8

export async function loader(args: PageArgs) {
  const api = apiFor(args)
  const edit = new URL(args.request.url).searchParams.get('edit')
  const [profile, activity] = await Promise.all([
    api.get<ProfileAnswer>('profile'),
    api.get<{ items: ActivityEntry[] }>('activity', { limit: recentEntries }),
  ])
  return { profile, activity: activity.items, zones: edit === 'timezone' ? zonesOf(profile.timezone) : [] }
}

export async function action(args: PageArgs) {
  const fields = await fieldsOf(args.request)
  const slug = param(args, 'slug')
  const here = `/${slug}/portal/profile`
  const edit = isEditable(fields['act']) ? fields['act'] : 'name'
  const api = apiFor(args)
  const answer =
    edit === 'feed'
      ? await api.post('profile/feed/renew')
      : await api.put<ProfileAnswer>('profile', changeOf(edit, fields))
  if (isRefusal(answer)) {
    if (answer.code !== 'fresh-sign-in-needed') return { refusal: answer, typed: fields[edit] ?? '' }
    return redirect(`/${slug}/portal/login?again=yes&next=${encodeURIComponent(`${here}?edit=${edit}`)}`)
  }
  if (edit === 'email' && (answer as ProfileAnswer).pendingEmail) return redirect(`${here}/email`)
  return redirect(`${here}?done=${edit}`, { headers: languageCookie(args.request, edit, fields['locale']) })
}

/** A language chosen here is also that of this browser, whatever was chosen in its menu before. */
function languageCookie(request: Request, edit: Editable, locale: string | undefined): Headers {
  const headers = new Headers()
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : ''
  if (edit === 'locale')
    headers.set(
      'set-cookie',
      `lang=${isLocale(locale ?? null) ? locale : ''}; Path=/; Max-Age=${locale ? 31_536_000 : 0}; SameSite=Lax${secure}`,
    )
  return headers
}

export default function ProfileScreen() {
  const t = useText('profile')
  const { business } = useFrame()
  const { profile, activity, zones } = useLoaderData<typeof loader>()
  const told = useActionData<typeof action>()
  const [query] = useSearchParams()
  const here = `/${business.slug}/portal/profile`
  const edit = query.get('edit')
  const done = query.get('done')
  return (
    <>
      <title>{`${t('title')} · ${business.name}`}</title>
      <PageHeader title={t('title')} />
      <Who profile={profile} />
      <Contact profile={profile} here={here} />
      <Habits profile={profile} />
      <Calendar address={profile.calendarFeed} />
      <Activity entries={activity} />
      <form method="post" action={`/${business.slug}/portal/sign-out`} className="justify-self-start">
        <Button type="submit" kind="secondary">
          {t('signOut')}
        </Button>
      </form>
      {isEditable(edit) && (
        <EditDialog
          edit={edit}
          profile={profile}
          zones={zones}
          closeTo={here}
          refusal={told?.refusal}
          typed={told?.typed}
        />
      )}
      {isEditable(done) && <Toast closeTo={here}>{t(`done.${done}`)}</Toast>}
    </>
  )
}

/** Whose account this is, since when, and how much has come of it. */
function Who({ profile }: { profile: ProfileAnswer }) {
  const t = useText('profile')
  const format = useFormat()
  const { business } = useFrame()
  const { since, appointments } = profile.facts
  return (
    <Card className="flex items-center gap-5">
      <Avatar name={profile.name || profile.email || '?'} size="large" />
      <div className="grid min-w-0 gap-0.5">
        <p className="display truncate text-title">{profile.name || t('noName')}</p>
        <p className="text-small text-soft">
          {t('since', { date: format.date(since, business.timezone, 'plain') })} ·{' '}
          {t('appointments', { count: appointments })}
        </p>
      </div>
    </Card>
  )
}

function RowIcon({ icon: Icon }: { icon: LucideIcon }) {
  return (
    <span aria-hidden className="grid size-10 shrink-0 place-items-center rounded-full bg-sunken text-soft">
      <Icon className="size-5" />
    </span>
  )
}

type RowProps = { edit: Editable; icon: LucideIcon; name: string; value: ReactNode; isProven?: boolean }

function EditRow({ edit, icon, name, value, isProven }: RowProps) {
  const t = useText('profile')
  return (
    <ListRow
      to={`?edit=${edit}`}
      start={<RowIcon icon={icon} />}
      title={<span className="text-caption font-medium text-faint">{name}</span>}
      text={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-body font-medium text-ink">
          <span>{value}</span>
          {isProven && (
            <Badge tone="success" icon={Check}>
              {t('proven')}
            </Badge>
          )}
        </span>
      }
    />
  )
}

/** How the business reaches its customer; a new e-mail address waits here for its proof. */
function Contact({ profile, here }: { profile: ProfileAnswer; here: string }) {
  const t = useText('profile')
  const ltr = (value: string) => <bdi dir="ltr">{value}</bdi>
  return (
    <Section title={t('contact')}>
      {profile.pendingEmail && (
        <Notice
          kind="warning"
          title={t('pending.title')}
          end={
            <LinkButton to={`${here}/email`} kind="secondary" size="small">
              {t('pending.enter')}
            </LinkButton>
          }
        >
          {t.rich('pending.text', { email: ltr(profile.pendingEmail.email) })}
        </Notice>
      )}
      <List label={t('contact')}>
        <EditRow edit="name" icon={UserRound} name={t('name')} value={profile.name || t('noName')} />
        <EditRow
          edit="email"
          icon={Mail}
          name={t('email')}
          value={profile.email ? ltr(profile.email) : t('none')}
          isProven={profile.emailVerified}
        />
        <EditRow
          edit="phone"
          icon={Phone}
          name={t('phone')}
          value={profile.phone ? ltr(profile.phone) : t('none')}
          isProven={profile.phoneVerified}
        />
      </List>
    </Section>
  )
}

const themes = ['auto', 'light', 'dark'] as const

/** Language, zone and look. */
function Habits({ profile }: { profile: ProfileAnswer }) {
  const t = useText('profile')
  const kit = useText('kit')
  const { zone } = useReader()
  const { pathname } = useLocation()
  return (
    <Section title={t('habits')}>
      <List label={t('habits')}>
        <EditRow
          edit="locale"
          icon={Languages}
          name={t('locale')}
          value={isLocale(profile.locale) ? localeNames[profile.locale] : t('likeBrowser')}
        />
        <EditRow
          edit="timezone"
          icon={Globe}
          name={t('timezone')}
          value={<Zone own={profile.timezone} shown={zone} />}
        />
      </List>
      <Card className="grid gap-3">
        <p className="text-small font-medium" id="theme">
          {kit('theme.title')}
        </p>
        <form method="post" action={choicesPath} className="grid grid-cols-3 gap-2" aria-labelledby="theme">
          <input type="hidden" name="next" value={pathname} />
          {themes.map((theme) => (
            <ThemeButton key={theme} theme={theme} />
          ))}
        </form>
      </Card>
    </Section>
  )
}

function Zone({ own, shown }: { own: string | null; shown: string | undefined }) {
  const t = useText('profile')
  const name = (own ?? shown ?? '').replaceAll('_', ' ')
  if (own) return <bdi dir="ltr">{name}</bdi>
  return (
    <>
      {t('likeDevice')}{' '}
      {name && (
        <bdi dir="ltr" className="text-small font-normal text-faint">
          {name}
        </bdi>
      )}
    </>
  )
}

function ThemeButton({ theme }: { theme: (typeof themes)[number] }) {
  const kit = useText('kit')
  const chosen = useSyncExternalStore(
    () => () => {},
    () => document.documentElement.dataset['theme'] ?? 'auto',
    () => undefined,
  )
  return (
    <button
      type="submit"
      name="theme"
      value={theme}
      aria-pressed={chosen === theme}
      className="min-h-12 cursor-pointer rounded-control bg-surface px-2 text-small font-semibold shadow-card transition hover:bg-hover aria-pressed:bg-wash aria-pressed:text-accent aria-pressed:ring-2 aria-pressed:ring-accent"
    >
      {kit(`theme.${theme}`)}
    </button>
  )
}

/** The private address under which a calendar program finds all appointments. */
function Calendar({ address }: { address: string }) {
  const t = useText('profile')
  const [copied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(address).then(() => setCopied(true))
  return (
    <Section title={t('feed.title')}>
      <Card className="grid gap-4">
        <div id="calendar" className="flex scroll-mt-24 items-start gap-4">
          <RowIcon icon={CalendarSync} />
          <p className="min-w-0 text-small text-soft">{t('feed.text')}</p>
        </div>
        <div className="flex flex-wrap gap-3">
          <input
            readOnly
            dir="ltr"
            aria-label={t('feed.address')}
            value={address}
            onFocus={(event) => event.currentTarget.select()}
            className="min-h-12 min-w-0 flex-1 basis-56 truncate rounded-control border border-edge-strong bg-sunken px-4 font-mono text-caption text-soft"
          />
          <Button kind="secondary" onClick={copy}>
            <span aria-live="polite">{t(copied ? 'feed.copied' : 'feed.copy')}</span>
          </Button>
        </div>
        <p className="text-small">
          <LinkButton to="?edit=feed" kind="quiet" size="small" preventScrollReset className="-ms-4">
            {t('feed.renew')}
          </LinkButton>
        </p>
      </Card>
    </Section>
  )
}
