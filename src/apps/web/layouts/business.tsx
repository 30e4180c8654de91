import { data, Outlet, type ShouldRevalidateFunctionArgs } from 'react-router'
import type { BusinessAnswer } from '#features/businesses/schema.ts'
import type { MeAnswer } from '#features/customers/schema.ts'
import { param, type PageArgs } from '#kit/api.ts'
import { useFrame } from '#kit/frame.ts'
import { SiteName } from '#kit/page-title.tsx'
import { businessAt, customerOf, pageLocale } from '../business.ts'

declare module '#kit/frame.ts' {
  interface Frame {
    business: BusinessAnswer
    me: MeAnswer | null
  }
}

/** Loads what every page of a business stands under: the business and, if signed in, the customer. */
export async function loader(args: PageArgs) {
  const { request, context } = args
  const slug = param(args, 'slug')
  const locale = await pageLocale(context, request, slug)
  const [business, me] = await Promise.all([
    businessAt(context, request, slug, locale),
    customerOf(context, request, slug),
  ])
  if (!business) throw data({ code: 'no-business' }, { status: 404 })
  return { business, me }
}

/** A view of the same page, a day or a tab, stands under what is known already. */
export const shouldRevalidate = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) =>
  formMethod === undefined && currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search
    ? false
    : defaultShouldRevalidate

export default function BusinessLayout() {
  return (
    <SiteName value={useFrame().business.name}>
      <Outlet />
    </SiteName>
  )
}
