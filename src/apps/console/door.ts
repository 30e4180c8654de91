import type { Parts } from '#apps/parts.ts'
import { wordsIn } from '#apps/words.ts'
import { findStaffSession } from '#features/sign-in/script-tokens.ts'
import type { PassDoor } from '#platform/http/app.ts'
import { refuse, refuseUnless } from '#platform/http/refusal.ts'
import type { Door } from '#platform/http/route.ts'
import { isSameOrigin } from '#platform/http/same-origin.ts'
import { spendHit } from '#platform/limits/limits.ts'
import type { Actor, Scope } from '#platform/scope/scope.ts'
import { repeating } from '#platform/scope/race.ts'
import { withScope } from '#platform/scope/with-scope.ts'
import { isLocale } from '#values/local-text.ts'

type StaffActor = Extract<Actor, { kind: 'staff' }>

/**
 * The door of staff members, with tables and tokens of its own: a customer's session is nothing here. Staff members
 * sign in by script token so far.
 */
export function consoleDoor(parts: Parts): PassDoor {
  return async (context, route, run, body) => {
    const business = await parts.findBusiness(context.req.param('slug') ?? '')
    if (!business) refuse('not-found', 404)
    const headers = context.req.raw.headers
    const origins = { publicUrl: parts.origin(), loopbackOrigins: parts.config.loopbackOrigins }
    refuseUnless(route.method === 'get' || isSameOrigin(headers, origins), 'cross-site', 403)
    const wanted = headers.get('accept-language')?.slice(0, 2)
    const locale = isLocale(wanted) && business.locales.includes(wanted) ? wanted : business.locale
    const request = {
      id: context.env.peer.requestId,
      ip: context.env.peer.ip,
      userAgent: headers.get('user-agent')?.slice(0, 400) ?? null,
    }
    const now = parts.now()
    const open = <Answer>(actor: Actor, work: (scope: Scope) => Promise<Answer>) =>
      repeating(() =>
        withScope(
          {
            database: parts.database,
            jobsIn: parts.jobs.inTransaction,
            business,
            actor,
            now,
            locale,
            wordsIn,
            request,
          },
          work,
        ),
      )
    const door: Door = {
      business,
      now,
      locale,
      request,
      open,
      words: wordsIn(locale),
      origin: parts.origin(),
      secure: parts.origin().startsWith('https:'),
      cookies: new Map(),
      bearer: null,
      setCookie: () => {},
      keys: parts.keys,
      enter: () => refuse('not-signed-in', 401),
      once: (_, work) => work(),
      answered: async () => null,
      spend: (key, limit) => open({ kind: 'door' }, (scope) => spendHit(scope, key, limit)),
    }
    const actor = await open({ kind: 'door' }, (scope) => staffActor(scope, headers.get('authorization')))
    refuseUnless(actor, 'not-signed-in', 401)
    const answer = await open(actor, (scope) => run(scope, door, body))
    answer.headers.set('cache-control', 'no-store')
    return answer
  }
}

async function staffActor(scope: Scope, authorization: string | null): Promise<StaffActor | null> {
  const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
  const found = token ? await findStaffSession(scope, token) : null
  return found ? { kind: 'staff', id: found.staffId, role: found.role, sessionId: found.id } : null
}
