import { consoleStaff } from '#features/staff/console-routes.ts'
import type { Route } from '#platform/http/route.ts'

/** Every route of the console's API. */
export const consoleRoutes: readonly Route[] = [...consoleStaff]
