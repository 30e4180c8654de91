import { z } from '@hono/zod-openapi'
import { refuse } from '#platform/http/refusal.ts'
import { byId, doorRoute, route, type Route } from '#platform/http/route.ts'
import { toDetail } from './answer.ts'
import { calendarOf, feedOf } from './calendar.ts'
import { appointmentPdf } from './pdf.ts'
import { findAppointment } from './queries.ts'

const tag = 'Appointments'
// Made anew for each request, and not for nothing.
const limit = { session: { most: 120, seconds: 600 }, network: { most: 300, seconds: 600 } }

/** Appointments as files: for calendars, for paper, and the private feed. */
export const portalAppointmentFiles: readonly Route[] = [
  route(
    {
      method: 'get',
      path: '/appointments/{id}/calendar.ics',
      who: 'customer',
      tag,
      summary: 'The appointment for a calendar',
      params: byId,
      file: 'text/calendar',
      refusals: ['appointment-unknown'],
    },
    async (scope, { params, door }) =>
      calendarOf(scope, door.origin, await findAppointment(scope, params.id)),
  ),
  route(
    {
      method: 'get',
      path: '/appointments/{id}/confirmation.pdf',
      who: 'customer',
      tag,
      summary: 'The confirmation as PDF',
      params: byId,
      file: 'application/pdf',
      limit,
      refusals: ['appointment-unknown'],
    },
    async (scope, { params, door }) => {
      const detail = await toDetail(scope, await findAppointment(scope, params.id))
      const pdf = await appointmentPdf(detail, scope.business, scope.locale, scope.words, {
        at: scope.now,
        home: `${door.origin}/${scope.business.slug}`,
      })
      return new Response(new Uint8Array(pdf), {
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': `attachment; filename="${detail.code}.pdf"`,
          'x-content-type-options': 'nosniff',
        },
      })
    },
  ),
  doorRoute(
    {
      method: 'get',
      path: '/feed/{token}',
      tag,
      summary: 'The private calendar feed of a customer',
      params: z.object({ token: z.string().max(200) }),
      file: 'text/calendar',
      limit,
    },
    async ({ params, door }) => (await feedOf(door, params.token)) ?? refuse('not-found', 404),
  ),
]
