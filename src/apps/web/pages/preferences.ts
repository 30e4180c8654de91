import { redirect } from 'react-router'
import { isLocale } from '#values/local-text.ts'
import { choiceCookie } from '../cookies.ts'
import type { Route } from './+types/preferences.ts'

const themes = new Set(['auto', 'light', 'dark'])

/** Gives a path of ours to go back to; anything that could lead elsewhere becomes the start page. */
export function safePath(text: unknown): string {
  return typeof text === 'string' && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text) ? text : '/'
}

/** Keeps a choice of language or appearance in a cookie and goes back; works without script. */
export async function action({ request }: Route.ActionArgs) {
  const form = await request.formData()
  const https = new URL(request.url).protocol === 'https:'
  const headers = new Headers()
  const [lang, theme] = [form.get('lang'), form.get('theme')].map((value) =>
    typeof value === 'string' ? value : '',
  )
  if (isLocale(lang)) headers.append('set-cookie', choiceCookie('lang', lang, https))
  if (theme && themes.has(theme)) headers.append('set-cookie', choiceCookie('theme', theme, https))
  return redirect(safePath(form.get('next')), { status: 303, headers })
}

export const loader = () => redirect('/')
