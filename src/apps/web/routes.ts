import { index, layout, prefix, route, type RouteConfig } from '@react-router/dev/routes'

/** The page table: every address of the web app, its layout and its screen. */
export default [
  index('pages/home.tsx'),
  route('preferences', 'pages/preferences.ts'),
  route('dev/kit', 'pages/gallery.tsx'),
  ...prefix(':slug', [
    layout('layouts/business.tsx', [
      layout('layouts/site.tsx', [route('*', 'pages/not-found.ts', { id: 'pages/not-found-here' })]),
      layout('layouts/plain.tsx', []),
      layout('layouts/portal.tsx', []),
    ]),
  ]),
  route('*', 'pages/not-found.ts'),
] satisfies RouteConfig
