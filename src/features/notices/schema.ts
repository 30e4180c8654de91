import { z } from '@hono/zod-openapi'

export const notificationSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    body: z.string(),
    at: z.string(),
    readAt: z.string().nullable(),
    appointment: z.string().nullable(),
  })
  .openapi('Notification')
export type NotificationAnswer = z.output<typeof notificationSchema>
