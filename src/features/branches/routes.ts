import { pageOf, route, type Route } from '#platform/http/route.ts'
import { listBranches } from './queries.ts'
import { branchSchema } from './schema.ts'

const list = route(
  {
    method: 'get',
    path: '/branches',
    who: 'anyone',
    tag: 'Business',
    summary: 'Where it is, when it is open, when it is closed',
    answer: pageOf(branchSchema),
  },
  async (scope) => ({ items: await listBranches(scope), nextCursor: null }),
)

export const portalBranches: readonly Route[] = [list]
