import { redirect, useActionData, useLoaderData, useSearchParams } from 'react-router'
import { apiFor, fieldsOf, param, type PageArgs } from '#kit/api.ts'
import { Avatar } from '#kit/avatar.tsx'
import { Button } from '#kit/button.tsx'
import { Card } from '#kit/card.tsx'
import { useFrame } from '#kit/frame.ts'
import { PageHeader } from '#kit/page-header.tsx'
import { isRefusal } from '#kit/refusal.ts'
import { useFormat, useText } from '#kit/text.tsx'
import { Toast } from '#kit/toast.tsx'
import { isLocale } from '#values/local-text.ts'
import type { activitySchema, ProfileAnswer } from '../schema.ts'
import { Activity } from './activity.tsx'
import { CalendarAddress } from './calendar-address.tsx'
import { Contact } from './contact.tsx'
import { changeOf, EditDialog, isEditable, zonesOf, type Editable } from './edit-dialog.tsx'
import { Habits } from './habits.tsx'

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
      <CalendarAddress address={profile.calendarFeed} />
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
