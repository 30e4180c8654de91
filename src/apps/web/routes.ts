import { index, layout, prefix, route, type RouteConfig } from '@react-router/dev/routes'

/** The page table: every address of the web app, its layout and its screen. */
export default [
  index('pages/home.tsx'),
  route('preferences', 'pages/preferences.ts'),
  route('dev/kit', 'pages/gallery.tsx'),
  ...prefix(':slug', [
    layout('layouts/business.tsx', [
      layout('layouts/site.tsx', [
        index('../../features/businesses/ui/site.tsx'),
        route('book', '../../features/appointments/ui/book/booking.tsx'),
        route('book/done', '../../features/appointments/ui/book/done.tsx'),
        route('*', 'pages/not-found.ts', { id: 'pages/not-found-here' }),
      ]),
      route('book/done/calendar.ics', '../../features/appointments/ui/book/calendar-file.ts'),
      layout('layouts/plain.tsx', [
        route('portal/login', '../../features/sign-in/ui/login.tsx'),
        route('portal/auth', '../../features/sign-in/ui/auth.tsx'),
        route('portal/welcome', '../../features/sign-in/ui/welcome.tsx'),
        route('portal/profile/undo-email', '../../features/customers/ui/undo-email.tsx'),
      ]),
      route('portal/sign-out', '../../features/sign-in/ui/sign-out.ts'),
      layout('layouts/portal.tsx', [
        route('portal', '../../features/appointments/ui/portal/dashboard.tsx'),
        route('portal/appointments', '../../features/appointments/ui/portal/appointments.tsx'),
        route('portal/appointments/:id', '../../features/appointments/ui/portal/appointment.tsx'),
        route('portal/reschedule/:id', '../../features/appointments/ui/portal/reschedule.tsx'),
        route('portal/profile', '../../features/customers/ui/profile.tsx'),
        route('portal/profile/email', '../../features/customers/ui/confirm-email.tsx'),
        route('portal/notifications', '../../features/notices/ui/notifications.tsx'),
      ]),
      route('portal/appointments/:id/calendar.ics', '../../features/appointments/ui/portal/calendar-file.ts'),
      route(
        'portal/appointments/:id/confirmation.pdf',
        '../../features/appointments/ui/portal/confirmation-file.ts',
      ),
    ]),
  ]),
  route('*', 'pages/not-found.ts'),
] satisfies RouteConfig
