import { z } from '@hono/zod-openapi'
import { idSchema } from '#values/id-schema.ts'

const daySchema = z
  .string()
  .regex(/^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date like 2026-11-23')
// What is looked up around it must still be a year the database knows.
export const instantSchema = z.iso.datetime({ offset: true }).regex(/^2/, 'a time from the year 2000 to 2999')
const idList = z
  .string()
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(idSchema).min(1).max(8))

export const availabilityQuery = z.object({
  services: idList,
  staff: z.union([z.literal('any'), idSchema]).default('any'),
  branch: idSchema.optional(),
  from: daySchema,
  to: daySchema,
  /** The caller's own appointment whose place counts as free: when moving it. */
  appointment: idSchema.optional(),
  /** The caller's own hold whose place counts as free. */
  hold: idSchema.optional(),
})
export type AvailabilityQuery = z.output<typeof availabilityQuery>

const slotSchema = z.object({
  start: z.string(),
  staff: z.array(z.string()),
  /** For classes: the places left. */
  seatsLeft: z.number().int().optional(),
})
export const availabilitySchema = z
  .object({ timezone: z.string(), days: z.array(z.object({ date: z.string(), slots: z.array(slotSchema) })) })
  .openapi('Availability')
export type AvailabilityAnswer = z.output<typeof availabilitySchema>

/** A wish for a visit: these services one after the other, with somebody or anybody, from this start. */
export const visitSchema = z.object({
  services: z.array(idSchema).min(1).max(8),
  staff: z.union([z.literal('any'), idSchema]).default('any'),
  branch: idSchema.optional(),
  start: instantSchema,
})
export type Visit = z.output<typeof visitSchema>

export const holdSchema = z.object({ id: z.string(), expiresAt: z.string() }).openapi('Hold')
