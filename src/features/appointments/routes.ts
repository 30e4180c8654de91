import { listFreeTimes } from '#features/availability/free-times.ts'
import {
  availabilityQuery,
  availabilitySchema,
  holdSchema,
  visitSchema,
} from '#features/availability/schema.ts'
import { byId, doorRoute, pageOf, route, type Route } from '#platform/http/route.ts'
import { dateAt } from '#values/zone.ts'
import { instantIn, toAnswer, toDetail } from './answer.ts'
import { bookFor } from './book-for.ts'
import { cancelAppointment } from './cancel.ts'
import { holdVisit, releaseHold } from './hold.ts'
import { findAppointment, listAppointments } from './queries.ts'
import { rescheduleAppointment } from './reschedule.ts'
import { restoreAppointment } from './restore.ts'
import {
  appointmentDetailSchema,
  appointmentSchema,
  bookedSchema,
  bookSchema,
  cancelSchema,
  listQuery,
  rescheduleSchema,
} from './schema.ts'

const places = [
  'slot-taken',
  'past',
  'too-soon',
  'beyond-horizon',
  'outside-hours',
  'not-on-grid',
  'nonexistent-time',
  'staff-lacks-skill',
  'staff-unknown',
  'service-unknown',
  'branch-unknown',
  'branch-needed',
  'class-alone',
] as const
const often = { session: { most: 1_000, seconds: 600 }, network: { most: 300, seconds: 600 } }
// Who does not say who they are could hold a whole day empty: a network's visitors share a few holds at a time.
const holding = { session: { most: 1_000, seconds: 600 }, network: { most: 30, seconds: 300 } }
const tag = 'Appointments'

/** Free times, holds and appointments. */
export const portalAppointments: readonly Route[] = [
  route(
    {
      method: 'get',
      path: '/availability',
      who: 'anyone',
      tag,
      summary: 'The free times of each date',
      query: availabilityQuery,
      answer: availabilitySchema,
      refusals: [...places.slice(7), 'range-too-long'],
    },
    async (scope, { query }) => {
      if (!query.appointment)
        return listFreeTimes(scope, query, query.hold ? { holdId: query.hold } : undefined)
      const own = await findAppointment(scope, query.appointment)
      const booked = new Map([...new Set(own.lines.map((line) => line.staffId))].map((id) => [id, 1]))
      for (const { serviceId } of own.lines) booked.set(serviceId, (booked.get(serviceId) ?? 0) + 1)
      return listFreeTimes(scope, query, {
        appointmentId: own.id,
        day: { date: dateAt(own.zone, own.startsAt / 60_000), booked },
      })
    },
  ),
  route(
    {
      method: 'post',
      path: '/holds',
      who: 'anyone',
      tag,
      summary: 'Hold a time for five minutes',
      body: visitSchema,
      answer: holdSchema,
      status: 201,
      refusals: places,
      repeatable: true,
      limit: holding,
    },
    async (scope, { body }) => {
      const hold = await holdVisit(scope, body)
      return { id: hold.id, expiresAt: instantIn(scope.business.zone, hold.expiresAt) }
    },
  ),
  route(
    {
      method: 'delete',
      path: '/holds/{id}',
      who: 'anyone',
      tag,
      summary: 'Give a held time back',
      params: byId,
    },
    async (scope, { params }) => releaseHold(scope, params.id),
  ),
  doorRoute(
    {
      method: 'post',
      path: '/appointments',
      tag,
      summary: 'Book, from a hold or straight; a guest proves the e-mail by a code',
      body: bookSchema,
      answer: bookedSchema,
      status: 201,
      refusals: [...places, 'hold-gone', 'email-unverified', 'name-needed', 'code-wrong', 'link-invalid'],
      repeatable: true,
      limit: often,
    },
    async ({ body, door }) => bookFor(door, body),
  ),
  route(
    {
      method: 'get',
      path: '/appointments',
      who: 'customer',
      tag,
      summary: 'The own appointments: upcoming nearest first, past newest first',
      query: listQuery,
      answer: pageOf(appointmentSchema),
    },
    async (scope, { query }) => {
      const { rows, nextCursor } = await listAppointments(scope, query)
      return { items: rows.map((row) => toAnswer(scope, row)), nextCursor }
    },
  ),
  route(
    {
      method: 'get',
      path: '/appointments/{id}',
      who: 'customer',
      tag,
      summary: 'One appointment with its timeline',
      params: byId,
      answer: appointmentDetailSchema,
      refusals: ['appointment-unknown'],
    },
    async (scope, { params }) => toDetail(scope, await findAppointment(scope, params.id)),
  ),
  route(
    {
      method: 'post',
      path: '/appointments/{id}/reschedule',
      who: 'customer',
      tag,
      summary: 'Move to another time',
      params: byId,
      body: rescheduleSchema,
      answer: appointmentDetailSchema,
      refusals: [...places, 'too-late-to-reschedule', 'accept-needed', 'not-active'],
      repeatable: true,
      limit: often,
    },
    async (scope, { params, body }) => toDetail(scope, await rescheduleAppointment(scope, params.id, body)),
  ),
  route(
    {
      method: 'post',
      path: '/appointments/{id}/cancel',
      who: 'customer',
      tag,
      summary: 'Cancel by policy',
      params: byId,
      body: cancelSchema,
      answer: appointmentDetailSchema,
      refusals: ['too-late-to-cancel', 'accept-needed', 'not-active'],
      repeatable: true,
      limit: often,
    },
    async (scope, { params, body }) => toDetail(scope, await cancelAppointment(scope, params.id, body)),
  ),
  route(
    {
      method: 'post',
      path: '/appointments/{id}/restore',
      who: 'customer',
      tag,
      summary: 'Take an own cancellation back within ten minutes',
      params: byId,
      answer: appointmentDetailSchema,
      refusals: ['restore-over', 'slot-taken'],
      repeatable: true,
      limit: often,
    },
    async (scope, { params }) => toDetail(scope, await restoreAppointment(scope, params.id)),
  ),
]
