import { z } from '@hono/zod-openapi'

export const moneySchema = z.object({ amount: z.number().int(), currency: z.string() }).openapi('Money')
const brandingSchema = z
  .object({
    color: z.string().regex(/^#[0-9a-f]{6}$/),
    font: z.enum(['inter', 'serif', 'rounded', 'system']),
    logo: z.string().nullable(),
    cover: z.string().nullable(),
  })
  .openapi('Branding')
const contactSchema = z
  .object({ email: z.string().nullable(), phone: z.string().nullable(), website: z.string().nullable() })
  .openapi('Contact')

export const businessSchema = z
  .object({
    slug: z.string(),
    kind: z.string(),
    name: z.string(),
    tagline: z.string(),
    about: z.string(),
    timezone: z.string(),
    locale: z.string(),
    locales: z.array(z.string()),
    currency: z.string(),
    branding: brandingSchema,
    contact: contactSchema,
    registrationOpen: z.boolean(),
  })
  .openapi('Business')
export type BusinessAnswer = z.output<typeof businessSchema>
