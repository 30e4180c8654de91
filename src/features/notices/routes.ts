import { z } from '@hono/zod-openapi'
import { pageOf, route, type Route } from '#platform/http/route.ts'
import { idSchema } from '#values/id-schema.ts'
import { toNotification } from './answer.ts'
import { countUnread, listNotifications, markRead } from './queries.ts'
import { notificationSchema } from './schema.ts'

const tag = 'Notifications'
const listQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
const readBody = z.object({
  /** Which to mark; without it all. */
  ids: z.array(idSchema).max(100).optional(),
})

/** The notification centre. */
export const portalNotices: readonly Route[] = [
  route(
    {
      method: 'get',
      path: '/notifications',
      who: 'customer',
      tag,
      summary: 'What has happened to the own appointments, newest first',
      query: listQuery,
      answer: pageOf(notificationSchema).extend({ unread: z.number().int() }),
    },
    async (scope, { query }) => {
      const { rows, nextCursor } = await listNotifications(scope, query)
      return {
        items: rows.map((row) => toNotification(scope, row)),
        nextCursor,
        unread: await countUnread(scope),
      }
    },
  ),
  route(
    {
      method: 'post',
      path: '/notifications/read',
      who: 'customer',
      tag,
      summary: 'Mark notifications as read: the named ones, or all',
      body: readBody,
    },
    async (scope, { body }) => markRead(scope, body.ids),
  ),
]
