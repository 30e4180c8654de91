import { z } from '@hono/zod-openapi'
import { instantSchema, visitSchema } from '#features/availability/schema.ts'
import { moneySchema } from '#features/businesses/schema.ts'
import { idSchema } from '#values/id-schema.ts'
import { lineSchema } from '#values/line-schema.ts'

const named = z.object({ id: z.string(), name: z.string() })

/** What a policy says of one act at this moment: until when it is free, in words, and what it costs now. */
const termsSchema = z
  .object({
    until: z.string().nullable(),
    sentence: z.string(),
    consequence: z.enum(['free', 'fee', 'keeps-credit', 'refused']),
    fee: moneySchema.nullable(),
    code: z.string(),
  })
  .openapi('Terms')

export const appointmentSchema = z
  .object({
    id: z.string(),
    code: z.string(),
    status: z.enum(['pending', 'confirmed', 'cancelled', 'completed', 'no-show']),
    startsAt: z.string(),
    endsAt: z.string(),
    timezone: z.string(),
    services: z.array(named),
    staff: named,
    /** Who does what when, where more than one service or staff member takes part. */
    lines: z.array(z.object({ service: named, staff: named, startsAt: z.string(), endsAt: z.string() })),
    branch: named.extend({ address: z.string(), phone: z.string().nullable() }),
    price: moneySchema.nullable(),
    note: z.string(),
    can: z.object({ cancel: z.boolean(), reschedule: z.boolean(), restore: z.boolean() }),
    policy: z.object({ cancel: termsSchema, reschedule: termsSchema }),
    bookedAt: z.string(),
    cancelledAt: z.string().nullable(),
    cancelReason: z.string().nullable(),
    /** Until when an own cancellation can be taken back, while the place is free. */
    restoreUntil: z.string().nullable(),
    rebook: z.object({ services: z.array(z.string()), staff: z.string(), branch: z.string() }),
  })
  .openapi('Appointment')
export type AppointmentAnswer = z.output<typeof appointmentSchema>

const timelineSchema = z.array(
  z.object({ type: z.string(), at: z.string(), by: z.enum(['you', 'business']), sentence: z.string() }),
)
export const appointmentDetailSchema = appointmentSchema
  .extend({ timeline: timelineSchema })
  .openapi('AppointmentDetail')
export type AppointmentDetail = z.output<typeof appointmentDetailSchema>

export const listQuery = z.object({
  status: z.enum(['upcoming', 'past']).default('upcoming'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

const guestSchema = z.object({
  name: lineSchema(120),
  email: z.string().max(254),
  phone: z.string().max(40).optional(),
  /** The proof that the e-mail is theirs; without it the answer is 403 `email-unverified` with a `challenge`, and a code is mailed. */
  challenge: idSchema.optional(),
  code: z.string().max(20).optional(),
})

export const bookSchema = z.union([
  z.object({
    hold: idSchema,
    customer: guestSchema.optional(),
    note: z.string().trim().max(1000).default(''),
  }),
  visitSchema.extend({ customer: guestSchema.optional(), note: z.string().trim().max(1000).default('') }),
])
export type BookInput = z.output<typeof bookSchema>

export const bookedSchema = appointmentDetailSchema
  .extend({
    /** For a guest: lets this browser open the account with one tap (`POST auth/claim`) for 15 minutes. */
    claim: z.object({ challenge: z.string() }).nullable(),
  })
  .openapi('BookedAppointment')

export const rescheduleSchema = z.object({
  start: instantSchema,
  staff: z.union([z.literal('any'), idSchema]).optional(),
  accept: z.boolean().default(false),
})
export const cancelSchema = z.object({
  reason: z.string().trim().max(500).default(''),
  /** True where the customer was shown the price of cancelling now and takes it. */
  accept: z.boolean().default(false),
})
