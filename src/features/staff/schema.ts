import { z } from '@hono/zod-openapi'

export const staffSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    title: z.string(),
    bio: z.string(),
    image: z.string().nullable(),
    services: z.array(z.string()),
    branches: z.array(z.string()),
  })
  .openapi('StaffMember')
export type StaffAnswer = z.output<typeof staffSchema>
