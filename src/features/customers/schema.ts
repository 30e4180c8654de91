import { z } from '@hono/zod-openapi'
import { appointmentSchema } from '#features/appointments/schema.ts'
import { idSchema } from '#values/id-schema.ts'
import { lineSchema } from '#values/line-schema.ts'

export const profileSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    emailVerified: z.boolean(),
    phone: z.string().nullable(),
    phoneVerified: z.boolean(),
    timezone: z.string().nullable(),
    locale: z.string().nullable(),
    /** A change of e-mail that waits for its proof. */
    pendingEmail: z.object({ email: z.string(), challenge: z.string(), until: z.string() }).nullable(),
    facts: z.object({ since: z.string(), appointments: z.number().int(), upcoming: z.number().int() }),
    calendarFeed: z.string(),
  })
  .openapi('Profile')
export type ProfileAnswer = z.output<typeof profileSchema>

export const profileChangeSchema = z.object({
  name: lineSchema(120).optional(),
  phone: z.string().max(40).nullable().optional(),
  email: z.string().max(254).optional(),
  timezone: z.string().max(60).nullable().optional(),
  locale: z.enum(['en', 'ar', 'de']).nullable().optional(),
})
export const undoEmailSchema = z.object({ token: z.string().regex(/^[\w-]{43}$/) })
export const undoneSchema = z.object({ email: z.string() }).openapi('EmailRestored')
export const feedSchema = z.object({ calendarFeed: z.string() }).openapi('CalendarFeed')
export const confirmEmailSchema = z.object({ challenge: idSchema, code: z.string().max(20) })

export const meSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    locale: z.string().nullable(),
    timezone: z.string().nullable(),
    next: appointmentSchema.nullable(),
    /** The newest finished visit: what "book again" repeats. */
    last: appointmentSchema.nullable(),
    counts: z.object({ upcoming: z.number().int(), past: z.number().int(), unread: z.number().int() }),
  })
  .openapi('Me')
export type MeAnswer = z.output<typeof meSchema>

export const activitySchema = z
  .object({
    id: z.string(),
    type: z.string(),
    at: z.string(),
    sentence: z.string(),
    from: z.string().nullable(),
    device: z.string().nullable(),
  })
  .openapi('Activity')
export const activityQuery = z.object({
  cursor: z.string().max(20).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
