import { pageOf, route, type Route } from '#platform/http/route.ts'
import { listServices } from './queries.ts'
import { serviceSchema } from './schema.ts'

const list = route(
  {
    method: 'get',
    path: '/services',
    who: 'anyone',
    tag: 'Business',
    summary: 'What can be booked, for how long and how much',
    answer: pageOf(serviceSchema),
  },
  async (scope) => ({ items: await listServices(scope), nextCursor: null }),
)

export const portalServices: readonly Route[] = [list]
