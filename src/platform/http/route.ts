import { z } from '@hono/zod-openapi'
import type { Keys } from '#platform/crypto/keys.ts'
import type { Limit } from '#platform/limits/limits.ts'
import type { Actor, Business, RequestFacts, Scope, Words } from '#platform/scope/scope.ts'
import { idSchema } from '#values/id-schema.ts'
import type { Locale } from '#values/local-text.ts'

/** What a door hands to a route beside the scope: who asks from where, cookies, keys, and transactions of their own. */
export type Door = {
  business: Business
  now: number
  locale: Locale
  words: Words
  request: RequestFacts
  /** The stored origin of this installation; links start with it. */
  origin: string
  secure: boolean
  cookies: ReadonlyMap<string, string>
  /** The bearer token that came with the request, which then counts instead of the session cookie. */
  bearer: string | null
  setCookie(line: string): void
  keys: Keys
  /** A transaction of its own, for what must outlive a refusal or be repeated after a lost race. */
  open<Answer>(actor: Actor, work: (scope: Scope) => Promise<Answer>): Promise<Answer>
  /** The scope of whoever asks: the customer whose session holds, else a visitor. For routes that open their own. */
  enter<Answer>(work: (scope: Scope) => Promise<Answer>): Promise<Answer>
  /** Answers a create once for the request's Idempotency-Key, in the scope that does it; without a key, just answers. */
  once(scope: Scope, work: () => Promise<Response>, owner?: string): Promise<Response>
  /** What this very request was answered before, by its Idempotency-Key; null if nothing. */
  answered(scope: Scope, owner: string): Promise<Response | null>
  /** Counts a hit in a transaction of its own, or refuses with 429. */
  spend(key: string, limit: Limit): Promise<void>
}

type Shape = z.ZodType
type Out<S extends Shape | undefined> = S extends Shape ? z.output<S> : undefined

type Common<P extends Shape | undefined, Q extends Shape | undefined, B extends Shape | undefined> = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  path: string
  tag: string
  summary: string
  params?: P
  query?: Q
  body?: B
  /** The schema of a successful answer; a route that answers a file gives its media type instead. */
  answer?: Shape
  file?: string
  status?: 200 | 201 | 202 | 204
  /** Codes this route may refuse with, beyond the ones of the frame. */
  refusals?: readonly string[]
  /** Takes an Idempotency-Key and answers the same request the same again. */
  repeatable?: boolean
  /** Counted before anything else: under the session presented, else under the network. */
  limit?: { session: Limit; network: Limit }
}

export type Input<P extends Shape | undefined, Q extends Shape | undefined, B extends Shape | undefined> = {
  params: Out<P>
  query: Out<Q>
  body: Out<B>
  door: Door
}

/** A route as its door sees it. */
export type Route = Common<Shape | undefined, Shape | undefined, Shape | undefined> & {
  who: 'anyone' | 'customer' | 'staff' | 'door'
  handle: (scope: Scope | null, input: Input<undefined, undefined, undefined>) => Promise<unknown>
}

/** A route that runs in one scope: as the customer where one is signed in, as a visitor only where `who` is anyone. */
export function route<
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
>(
  spec: Common<P, Q, B> & { who: 'anyone' | 'customer' | 'staff' },
  handle: (scope: Scope, input: Input<P, Q, B>) => Promise<unknown>,
): Route {
  return { ...spec, handle: handle as unknown as Route['handle'] }
}

/** A route that opens its own transactions through the door: sign-in, which must count what it refuses. */
export function doorRoute<
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
>(spec: Common<P, Q, B>, handle: (input: Input<P, Q, B>) => Promise<unknown>): Route {
  const handler = (_: Scope | null, input: Input<P, Q, B>) => handle(input)
  return { ...spec, who: 'door', handle: handler as unknown as Route['handle'] }
}

export const byId = z.object({ id: idSchema })

/** RFC 9457 problem details: `code` is the product's word for it, `detail` a sentence in the reader's language. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    requestId: z.string(),
  })
  .loose()
  .openapi('Problem')

/** A page of a list; `nextCursor` is null on the last. */
export function pageOf<S extends Shape>(item: S) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}
