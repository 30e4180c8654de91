import { z } from '@hono/zod-openapi'
import { refuseUnless } from '#platform/http/refusal.ts'
import { route, type Route } from '#platform/http/route.ts'

const staffMeSchema = z.object({ id: z.string(), name: z.string(), role: z.string() }).openapi('StaffMe')

/** What a staff member may ask of themselves. */
export const consoleStaff: readonly Route[] = [
  route(
    {
      method: 'get',
      path: '/me',
      who: 'staff',
      tag: 'Console',
      summary: 'The signed-in staff member',
      answer: staffMeSchema,
    },
    async (scope) => {
      const id = scope.actor.kind === 'staff' ? scope.actor.id : null
      const [member] = await scope.sql<
        z.output<typeof staffMeSchema>
      >`select id, name, role from staff_members where id = ${id}`
      refuseUnless(member, 'not-found', 404)
      return member
    },
  ),
]
