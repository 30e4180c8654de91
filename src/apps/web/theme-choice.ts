import { useRouteLoaderData } from 'react-router'
import type { ThemeChoice } from '#kit/choices-menu.tsx'

/** Gives what the reader chose: light, dark, or whatever their device says. */
export function useThemeChoice(): ThemeChoice {
  return useRouteLoaderData<{ theme: ThemeChoice }>('root')?.theme ?? 'auto'
}
