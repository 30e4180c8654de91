import type { Context } from 'hono'
import type { Parts } from '#apps/parts.ts'
import { wordsIn } from '#apps/words.ts'
import { isDueForKeeping, keepSession, recordRefused, revokeReused } from '#features/sign-in/keep-session.ts'
import {
  cookieNames,
  isOpen,
  judgeSession,
  readPresented,
  sessionCookie,
  successorOf,
  type Presented,
  type Verdict,
} from '#features/sign-in/session.ts'
import { sha256 } from '#platform/crypto/keys.ts'
import { fingerprintOf, type Env, type PassDoor } from '#platform/http/app.ts'
import { networkOf } from '#platform/http/client-ip.ts'
import { readCookies } from '#platform/http/cookies.ts'
import { problemResponse } from '#platform/http/problem.ts'
import { Refusal, refuse, refuseUnless } from '#platform/http/refusal.ts'
import { answeredBefore, answerOnce, keyOwner, type Keyed } from '#platform/http/repeatable.ts'
import type { Door, Route } from '#platform/http/route.ts'
import { isSameOrigin } from '#platform/http/same-origin.ts'
import { spendHit } from '#platform/limits/limits.ts'
import type { Actor, Business, Scope } from '#platform/scope/scope.ts'
import { repeating } from '#platform/scope/race.ts'
import { withScope, withSession, type SessionRow } from '#platform/scope/with-scope.ts'
import { isLocale, type Locale } from '#values/local-text.ts'

type Visit = {
  business: Business
  counting: Counting
  door: Door
  locale: Locale | null
  presented: Presented | null
  bearer: boolean
  deviceHash: Buffer | null
  cookies: string[]
}

/**
 * The door of visitors and customers: proves that slug and session belong together and opens the scope a route runs in.
 * A refusal is answered here, so that the cookies the request earned go out with it: a secret renewed in passing
 * and never handed over would look stolen the next time.
 */
export function portalDoor(parts: Parts): PassDoor {
  return async (context, route, run, body) => {
    const visit = await arrive(parts, context, body)
    try {
      return dressed(await pass(parts, visit, context, route, run, body), visit, route)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return dressed(problemResponse(error, visit.door.words, requestIdOf(context)), visit, route)
    }
  }
}

async function pass(
  parts: Parts,
  visit: Visit,
  context: Context<Env>,
  route: Route,
  run: Parameters<PassDoor>[2],
  body: string,
): Promise<Response> {
  refuseUnless(isSafe(route) || isSameOrigin(context.req.raw.headers, originsOf(parts)), 'cross-site', 403)
  if (route.limit) await spendLimit(visit, route)
  if (route.who === 'door') return run(null, visit.door, body)
  return enter(parts, visit, async (scope) => {
    refuseUnless(route.who === 'anyone' || scope.actor.kind === 'customer', 'not-signed-in', 401)
    return route.repeatable
      ? visit.door.once(scope, () => run(scope, visit.door, body))
      : run(scope, visit.door, body)
  })
}

function isSafe(route: Route): boolean {
  return route.method === 'get'
}

function originsOf(parts: Parts) {
  return { publicUrl: parts.origin(), loopbackOrigins: parts.config.loopbackOrigins }
}

async function arrive(parts: Parts, context: Context<Env>, body: string): Promise<Visit> {
  const business = await parts.findBusiness(context.req.param('slug') ?? '')
  if (!business) refuse('not-found', 404)
  const headers = context.req.raw.headers
  const claimed = headers.get('x-business')
  refuseUnless(claimed === null || claimed === business.slug, 'cross-site', 403)
  const cookies = readCookies(headers.get('cookie'))
  const secure = parts.origin().startsWith('https:')
  const names = cookieNames(business.id, secure)
  const bearer = /^Bearer (\S+)$/.exec(headers.get('authorization') ?? '')?.[1]
  const device = cookies.get(names.device)
  const sent: string[] = []
  const locale = wantedLocale(context, business)
  const { counting, ...door } = doorOf(parts, context, business, locale ?? business.locale, {
    cookies,
    bearer: bearer ?? null,
    secure,
    sent,
  })
  const visit: Visit = {
    business,
    locale,
    counting,
    presented: readPresented(bearer ?? cookies.get(names.session)),
    bearer: bearer !== undefined,
    deviceHash: device ? sha256(device) : null,
    cookies: sent,
    door: {
      ...door,
      enter: (work) => enter(parts, visit, work),
      once: (scope, work, owner = keyOwner(scope)) => {
        const keyed = keyedBy(context, body, owner)
        return keyed ? answerOnce(scope, keyed, work) : work()
      },
      answered: async (scope, owner) => {
        const keyed = keyedBy(context, body, owner)
        return keyed && answeredBefore(scope, keyed)
      },
    },
  }
  return visit
}

/** Opens a transaction in which something is only counted. */
type Counting = <Answer>(work: (scope: Scope) => Promise<Answer>) => Promise<Answer>
type CookieJar = { cookies: Map<string, string>; bearer: string | null; secure: boolean; sent: string[] }

function doorOf(
  parts: Parts,
  context: Context<Env>,
  business: Business,
  locale: Locale,
  jar: CookieJar,
): Omit<Door, 'enter' | 'once' | 'answered'> & { counting: Counting } {
  const request = {
    id: requestIdOf(context),
    ip: context.env.peer.ip,
    userAgent: context.req.header('user-agent')?.slice(0, 400) ?? null,
  }
  const now = parts.now()
  const openAs = <Answer>(actor: Actor, relaxed: boolean, work: (scope: Scope) => Promise<Answer>) =>
    repeating(() =>
      withScope(
        {
          database: parts.database,
          jobsIn: parts.jobs.inTransaction,
          business,
          actor,
          now,
          relaxed,
          locale,
          wordsIn,
          request,
        },
        work,
      ),
    )
  const open: Door['open'] = (actor, work) => openAs(actor, false, work)
  const counting: Counting = (work) => openAs({ kind: 'door' }, true, work)
  return {
    business,
    now,
    locale,
    request,
    open,
    counting,
    words: wordsIn(locale),
    origin: parts.origin(),
    secure: jar.secure,
    cookies: jar.cookies,
    bearer: jar.bearer,
    setCookie: (line) => void jar.sent.push(line),
    keys: parts.keys,
    spend: (key, limit) => counting((scope) => spendHit(scope, key, limit)),
  }
}

/** Asked for in the address, else chosen and kept in a cookie, else what the browser prefers among the business's languages. */
function wantedLocale(context: Context<Env>, business: Business): Locale | null {
  const chosen = context.req.query('lang') ?? readCookies(context.req.raw.headers.get('cookie')).get('lang')
  if (isLocale(chosen) && business.locales.includes(chosen)) return chosen
  const preferred = (context.req.header('accept-language') ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
  return preferred.find((each): each is Locale => isLocale(each) && business.locales.includes(each)) ?? null
}

/** Opens the scope of whoever asks: one round trip proves the session and opens the transaction. */
async function enter<Answer>(
  parts: Parts,
  visit: Visit,
  work: (scope: Scope) => Promise<Answer>,
): Promise<Answer> {
  const { presented, door } = visit
  if (!presented) return door.open({ kind: 'visitor' }, work)
  let seen: { row: SessionRow | null; verdict: Verdict } | null = null
  const judge = (row: SessionRow | null): { actor: Actor; locale: Locale } => {
    const verdict = judgeSession(
      presented,
      row,
      door.now,
      isSameDevice(visit, row),
      parts.keys,
      visit.business.id,
    )
    seen = { row, verdict }
    const holds = row !== null && (verdict.kind === 'current' || verdict.kind === 'previous')
    const actor: Actor = holds
      ? { kind: 'customer', id: row.customerId, sessionId: row.id }
      : { kind: 'visitor' }
    return { actor, locale: visit.locale ?? (holds ? row.locale : null) ?? visit.business.locale }
  }
  const options = {
    database: parts.database,
    jobsIn: parts.jobs.inTransaction,
    business: visit.business,
    now: door.now,
    wordsIn,
    request: door.request,
  }
  try {
    const answer = await repeating(() => withSession(options, presented.id, judge, work))
    await afterwards(parts, visit, presented, seen)
    return answer
  } catch (error) {
    if (error instanceof Refusal) await afterwards(parts, visit, presented, seen)
    throw error
  }
}

function isSameDevice(visit: Visit, row: SessionRow | null): boolean {
  return visit.deviceHash !== null && row?.deviceHash ? visit.deviceHash.equals(row.deviceHash) : false
}

/** What outlives the request's own transaction: the end of a stolen session, a newer secret, "last seen", a forged secret's trace. */
async function afterwards(
  parts: Parts,
  visit: Visit,
  presented: Presented,
  seen: { row: SessionRow | null; verdict: Verdict } | null,
): Promise<void> {
  if (!seen) return
  const { row, verdict } = seen
  const { door, business } = visit
  const asDoor = <Result>(work: (scope: Scope) => Promise<Result>) => door.open({ kind: 'door' }, work)
  if (!row || isForged(row, verdict, door.now))
    return asDoor((scope) => recordRefused(scope, networkOf(door.request.ip), row))
  const give = (next: Presented | null) => {
    if (!next || visit.bearer) return
    visit.presented = next
    door.setCookie(sessionCookie(business.id, next, row.expiresAt, door.now, door.secure))
  }
  if (verdict.kind === 'reused') await asDoor((scope) => revokeReused(scope, row))
  if (verdict.kind === 'previous') give(successorOf(parts.keys, business.id, presented))
  if (verdict.kind === 'current' && isDueForKeeping(row, door.now)) {
    give(await asDoor((scope) => keepSession(scope, parts.keys, row, presented, !visit.bearer)))
  }
}

function isForged(row: SessionRow, verdict: Verdict, now: number): boolean {
  return verdict.kind === 'none' && isOpen(row, now)
}

function keyedBy(context: Context<Env>, body: string, actor: string): Keyed | null {
  const key = context.req.header('idempotency-key')
  if (key === undefined) return null
  refuseUnless(/^[\x21-\x7e]{8,200}$/.test(key), 'wrong-input', 400, {
    problems: 'Idempotency-Key: 8 to 200 visible characters',
  })
  return { key, fingerprint: fingerprintOf(context.req.method, context.req.url, body), actor }
}

/**
 * A shop's Wi-Fi is one network: who presents a session is counted by it, and only visitors by where they come from.
 * A session that does not exist is nobody's, else inventing one for each request would never be too many.
 */
async function spendLimit(visit: Visit, route: Route): Promise<void> {
  const { session, network } = route.limit!
  const name = `${route.method} ${route.path}`
  const { presented, counting, door } = visit
  await counting(async (scope) => {
    const own =
      presented &&
      (await scope.sql`select 1 as own from sessions where id = ${presented.id} and revoked_at is null`)
        .length > 0
    if (own) return spendHit(scope, `${name} session ${presented.id}`, session)
    return spendHit(scope, `${name} network ${networkOf(door.request.ip)}`, network)
  })
}

function dressed(answer: Response, visit: Visit, route: Route): Response {
  for (const line of visit.cookies) answer.headers.append('set-cookie', line)
  if (!answer.headers.has('cache-control')) answer.headers.set('cache-control', 'no-store')
  answer.headers.set('content-language', visit.door.locale)
  if (route.who === 'anyone') answer.headers.append('vary', 'cookie, authorization, accept-language')
  return answer
}

/** The id every log line, event and problem of a request carries. */
export function requestIdOf(context: Context<Env>): string {
  return context.env.peer.requestId
}
