import type { Route } from '#platform/http/route.ts'

/** Every route of the portal's API. */
export const portalRoutes: readonly Route[] = []
