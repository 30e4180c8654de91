import { seedDemo } from '../../seeds/demo.ts'
import type { DemoSlug } from '../../seeds/week.ts'
import { issueScriptToken } from '#features/sign-in/script-tokens.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { openPortal, type Portal, type PortalOptions } from './portal.ts'

/** Customers of the demo businesses by the name tests call them. Nora is at `fade` and `lotus`, which do not know of each other. */
export const nora = 'nora@example.com'
export const maryam = 'maryam@example.com'
export const ruby = 'ruby@example.com'

type Keyed = 'branches' | 'services' | 'staff_members' | 'resources'

export type Cast = Portal & {
  /** The id of something by its key, such as `skin-fade` among the services of `fade`. */
  idOf(slug: string, what: Keyed, key: string): Promise<string>
  /** Signs a customer of a demo business in for scripts. */
  tokenOf(slug: string, email: string): Promise<string>
}

/** Opens an installation with the demo businesses (all four, unless some are named) and their living week around its clock. */
export async function openCast(options: PortalOptions & { slugs?: readonly DemoSlug[] } = {}): Promise<Cast> {
  const portal = await openPortal(options)
  await seedDemo(portal.parts, () => {}, options.slugs)
  return {
    ...portal,
    async idOf(slug, what, key) {
      const rows = await portal.inScope(slug, { kind: 'worker' }, (scope) => idsIn(scope, what))
      const found = rows.find((row) => row.key === key)
      if (!found) throw new Error(`${slug} has no ${key} among its ${what}.`)
      return found.id
    },
    async tokenOf(slug, email) {
      const token = await portal.inScope(slug, { kind: 'door' }, (scope) => issueScriptToken(scope, email))
      if (!token) throw new Error(`${slug} has no customer ${email}.`)
      return token
    },
  }
}

type Row = { id: string; key: string }

function idsIn(scope: Scope, what: Keyed): Promise<Row[]> {
  switch (what) {
    case 'branches':
      return scope.sql<Row>`select id, key from branches`
    case 'services':
      return scope.sql<Row>`select id, key from services`
    case 'staff_members':
      return scope.sql<Row>`select id, key from staff_members`
    case 'resources':
      return scope.sql<Row>`select id, key from resources`
  }
}
