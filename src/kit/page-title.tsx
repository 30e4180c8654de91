import { createContext, use } from 'react'

/** The name of the place all pages below belong to. */
export const SiteName = createContext('')

/** The title of the page in the browser's tab: its own words, then the place it belongs to. One a page; PageHeader brings it. */
export function PageTitle({ title }: { title: string }) {
  const site = use(SiteName)
  return <title>{site && site !== title ? `${title} · ${site}` : title}</title>
}
