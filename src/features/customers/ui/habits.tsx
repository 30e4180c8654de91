import { Globe, Languages } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useLocation } from 'react-router'
import { Card, Section } from '#kit/card.tsx'
import { choicesPath } from '#kit/choices-menu.tsx'
import { localeNames } from '#kit/direction.ts'
import { List } from '#kit/list.tsx'
import { useReader, useText } from '#kit/text.tsx'
import { isLocale } from '#values/local-text.ts'
import type { ProfileAnswer } from '../schema.ts'
import { EditRow } from './edit-row.tsx'

const themes = ['auto', 'light', 'dark'] as const

/** Language, zone and look. */
export function Habits({ profile }: { profile: ProfileAnswer }) {
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
