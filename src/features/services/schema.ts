import { z } from '@hono/zod-openapi'
import { moneySchema } from '#features/businesses/schema.ts'

export const serviceSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['appointment', 'class']),
    category: z.string(),
    name: z.string(),
    description: z.string(),
    image: z.string().nullable(),
    durationMinutes: z.number().int(),
    price: moneySchema.nullable(),
    capacity: z.number().int().nullable(),
    needsApproval: z.boolean(),
    /** "Free to cancel until 2 hours before." */
    policySentence: z.string(),
  })
  .openapi('Service')
export type ServiceAnswer = z.output<typeof serviceSchema>
