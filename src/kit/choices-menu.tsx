import { Languages, Monitor, Moon, Sun } from 'lucide-react'
import { useLocation } from 'react-router'
import type { Locale } from '#values/local-text.ts'
import { localeNames } from './direction.ts'
import { Menu, MenuButton } from './menu.tsx'
import { useReader, useText } from './text.tsx'

export type ThemeChoice = 'auto' | 'light' | 'dark'

/** Where the two menus send what was chosen. */
export const choicesPath = '/preferences'

function Next() {
  const { pathname, search } = useLocation()
  const query = new URLSearchParams(search)
  query.delete('lang')
  return <input type="hidden" name="next" value={pathname + (query.size > 0 ? `?${query}` : '')} />
}

/** Lets the reader choose among the languages a business speaks; hidden when there is only one. */
export function LanguageMenu({
  locales,
  up,
  named,
}: {
  locales: readonly Locale[]
  up?: boolean
  named?: boolean
}) {
  const t = useText('kit')
  const { locale } = useReader()
  if (locales.length < 2) return null
  return (
    <Menu icon={Languages} label={t('language')} up={up} text={named ? localeNames[locale] : undefined}>
      <form method="post" action={choicesPath}>
        <Next />
        {locales.map((each) => (
          <MenuButton key={each} name="lang" value={each} lang={each} current={each === locale}>
            {localeNames[each]}
          </MenuButton>
        ))}
      </form>
    </Menu>
  )
}

const themes = [
  { value: 'auto', icon: Monitor },
  { value: 'light', icon: Sun },
  { value: 'dark', icon: Moon },
] as const

/** Lets the reader choose light, dark, or what their device says. */
export function ThemeMenu({ theme, up }: { theme: ThemeChoice; up?: boolean }) {
  const t = useText('kit')
  const icon = themes.find(({ value }) => value === theme)?.icon ?? Monitor
  return (
    <Menu icon={icon} label={t('theme.title')} up={up}>
      <form method="post" action={choicesPath}>
        <Next />
        {themes.map(({ value, icon: Icon }) => (
          <MenuButton key={value} name="theme" value={value} current={value === theme}>
            <span className="flex items-center gap-3">
              <Icon aria-hidden className="size-4.5 text-soft" />
              {t(`theme.${value}`)}
            </span>
          </MenuButton>
        ))}
      </form>
    </Menu>
  )
}
