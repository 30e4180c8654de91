import { z } from '@hono/zod-openapi'
import { pageOf, route, type Route } from '#platform/http/route.ts'
import { idSchema } from '#values/id-schema.ts'
import { listStaff } from './queries.ts'
import { staffSchema } from './schema.ts'

const query = z.object({
  /** Ids of services, with commas between them: only who offers all of them. */
  services: z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(idSchema).max(8))
    .default([]),
  branch: idSchema.optional(),
})

const list = route(
  {
    method: 'get',
    path: '/staff',
    who: 'anyone',
    tag: 'Business',
    summary: 'Who can be booked, and for what',
    query,
    answer: pageOf(staffSchema),
    refusals: ['service-unknown', 'branch-unknown'],
  },
  async (scope, { query: wish }) => ({ items: await listStaff(scope, wish), nextCursor: null }),
)

export const portalStaff: readonly Route[] = [list]
