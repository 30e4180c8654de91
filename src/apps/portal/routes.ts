import { portalAppointmentFiles } from '#features/appointments/file-routes.ts'
import { portalAppointments } from '#features/appointments/routes.ts'
import { portalBranches } from '#features/branches/routes.ts'
import { portalBusinesses } from '#features/businesses/routes.ts'
import { portalCustomers } from '#features/customers/routes.ts'
import { portalNotices } from '#features/notices/routes.ts'
import { portalServices } from '#features/services/routes.ts'
import { portalSignIn } from '#features/sign-in/routes.ts'
import { portalStaff } from '#features/staff/routes.ts'
import type { Route } from '#platform/http/route.ts'

/** Every route of the portal's API. */
export const portalRoutes: readonly Route[] = [
  ...portalAppointments,
  ...portalAppointmentFiles,
  ...portalBusinesses,
  ...portalBranches,
  ...portalServices,
  ...portalStaff,
  ...portalSignIn,
  ...portalCustomers,
  ...portalNotices,
]
