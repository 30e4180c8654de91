import { z } from '@hono/zod-openapi'

export const branchSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    address: z.object({ line: z.string(), city: z.string(), country: z.string() }),
    phone: z.string().nullable(),
    timezone: z.string(),
    hours: z.array(
      z.object({ weekday: z.number().int().min(1).max(7), opens: z.string(), closes: z.string() }),
    ),
    closures: z.array(z.object({ from: z.string(), to: z.string(), reason: z.string() })),
  })
  .openapi('Branch')
export type BranchAnswer = z.output<typeof branchSchema>
