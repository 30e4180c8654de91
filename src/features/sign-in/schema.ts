import { z } from '@hono/zod-openapi'
import { idSchema } from '#values/id-schema.ts'

export const requestLinkSchema = z
  .object({
    email: z.string().max(254).optional(),
    phone: z.string().max(40).optional(),
    /** A path of this portal to land on afterwards; anything else is ignored. */
    next: z.string().max(500).optional(),
  })
  .refine((value) => (value.email === undefined) !== (value.phone === undefined), 'either email or phone')
export const challengeSchema = z.object({ challenge: z.string() }).openapi('Challenge')

export const verifySchema = z.union([
  z.object({ token: z.string().regex(/^[\w-]{43}$/) }),
  z.object({ challenge: idSchema, code: z.string().max(20) }),
])
export const claimSchema = z.object({ challenge: idSchema })

export const signedInSchema = z
  .object({
    customer: z.object({ id: z.string(), name: z.string(), email: z.string().nullable() }),
    expiresAt: z.string(),
    next: z.string().nullable(),
    isNew: z.boolean(),
  })
  .openapi('SignedIn')

/** `token` for bearer callers only: a browser's new secret travels in its cookie. */
export const refreshedSchema = z
  .object({ expiresAt: z.string(), token: z.string().optional() })
  .openapi('Refreshed')

/** What the page behind a link shows before its button is pressed; looking changes nothing. */
export const linkSchema = z
  .object({
    address: z.string(),
    askedAt: z.string(),
    askedFrom: z.string(),
    sameBrowser: z.boolean(),
    mustUseCode: z.boolean(),
  })
  .openapi('SignInLink')
export const linkQuery = z.object({ token: z.string().regex(/^[\w-]{43}$/) })
