import { createHash } from 'node:crypto'
import { OpenAPIHono, createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Log } from '#platform/log/log.ts'
import type { Scope, Words } from '#platform/scope/scope.ts'
import { problemResponse } from './problem.ts'
import { Refusal, refuse } from './refusal.ts'
import { problemSchema, type Input, type Route } from './route.ts'

const bodyLimitBytes = 64 * 1024

/** Facts of a request the server knows and a client cannot forge. */
export type Peer = { ip: string | null; requestId: string }
export type Env = { Bindings: { peer: Peer } }

/** What an app's door does with a route: proves who asks, opens what the route needs, calls `run` with it. */
export type PassDoor = (
  context: Context<Env>,
  route: Route,
  run: (
    scope: Scope | null,
    door: Input<undefined, undefined, undefined>['door'],
    body: string,
  ) => Promise<Response>,
  body: string,
) => Promise<Response>

type Surroundings = {
  log: Log
  wordsOf: (context: Context<Env>) => Words
  requestIdOf: (context: Context<Env>) => string
}

/** Builds an app of an API from its list of routes, each behind the door and described in OpenAPI. */
export function apiFrom(
  base: string,
  routes: readonly Route[],
  pass: PassDoor,
  around: Surroundings,
): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>()
  for (const route of routes) addRoute(app, base, route, pass)
  for (const path of new Set(routes.map((route) => route.path))) {
    app.all(honoPath(base + path), () => refuse('wrong-method', 405))
  }
  app.all(`${base}/*`, () => refuse('not-found', 404))
  app.onError((error, context) => answerError(error, context, around))
  return app
}

const honoPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1')

function addRoute(app: OpenAPIHono<Env>, base: string, route: Route, pass: PassDoor): void {
  app.openAPIRegistry.registerPath(describe(base, route))
  app.on(route.method.toUpperCase(), [honoPath(base + route.path)], async (context) => {
    const text = route.body || route.method !== 'get' ? await readBody(context.req.raw) : ''
    return pass(
      context,
      route,
      async (scope, door, body) => {
        const input = readInput(context, route, body)
        const answer = await route.handle(scope, { ...input, door } as Input<undefined, undefined, undefined>)
        if (answer instanceof Response) return answer
        return answer === undefined
          ? new Response(null, { status: 204 })
          : Response.json(answer, { status: route.status ?? 200 })
      },
      text,
    )
  })
}

function describe(base: string, route: Route) {
  const success = route.status ?? (route.answer || route.file ? 200 : 204)
  const media = route.file
    ? { [route.file]: { schema: z.string() } }
    : route.answer
      ? { 'application/json': { schema: route.answer } }
      : undefined
  const refusals = [
    ...(route.refusals ?? []),
    ...(route.who === 'customer' || route.who === 'staff' ? ['not-signed-in'] : []),
  ]
  const headers = route.repeatable
    ? z.object({ 'idempotency-key': z.string().min(8).max(200).optional() })
    : undefined
  const params = z.object({ slug: z.string() })
  return createRoute({
    method: route.method,
    path: base.replace(':slug', '{slug}') + route.path,
    tags: [route.tag],
    summary: route.summary,
    ...(route.who === 'customer' || route.who === 'staff'
      ? { security: [{ cookie: [] }, { bearer: [] }] }
      : {}),
    request: {
      params: (route.params ? params.extend((route.params as z.ZodObject).shape) : params) as z.ZodObject,
      ...(route.query ? { query: route.query as z.ZodObject } : {}),
      ...(headers ? { headers } : {}),
      ...(route.body
        ? { body: { required: true, content: { 'application/json': { schema: route.body } } } }
        : {}),
    },
    responses: {
      [success]: { description: 'Done.', ...(media ? { content: media } : {}) },
      default: {
        description: `Refused. Codes: ${[...refusals, 'wrong-input', 'not-found', 'too-many-requests'].join(', ')}.`,
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  })
}

/** Reads at most 64 KiB of valid UTF-8, however it is sent. */
async function readBody(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimitBytes) refuse('too-large', 413)
  if (!request.body) return ''
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.byteLength
    if (size > bodyLimitBytes) refuse('too-large', 413)
    parts.push(part)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts))
  } catch {
    return refuse('wrong-input', 400, { problems: 'body: not UTF-8' })
  }
}

function readInput(context: Context<Env>, route: Route, body: string) {
  const query: Record<string, string> = {}
  for (const [name, value] of new URL(context.req.url).searchParams) query[name] ??= value
  return {
    params: check(route.params, context.req.param(), 'path'),
    query: check(route.query, query, 'query'),
    body: route.body
      ? check(route.body, parseJson(context.req.header('content-type'), body), 'body')
      : undefined,
  }
}

function parseJson(mediaType: string | undefined, text: string): unknown {
  if (!/^application\/json\b/i.test(mediaType ?? '')) refuse('wrong-media-type', 415)
  try {
    return JSON.parse(text)
  } catch {
    return refuse('wrong-input', 400, { problems: 'body: not JSON' })
  }
}

function check(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return undefined
  const read = schema.safeParse(value)
  // What was read is as deep as the schema; what was sent may be deeper than the stack.
  if (read.success && !hasNul(read.data)) return read.data
  if (where === 'path') return refuse('not-found', 404)
  if (read.success) return refuse('wrong-input', 400, { problems: `${where}: control characters` })
  const fields = read.error.issues
    .slice(0, 20)
    .map((issue) => ({ field: issue.path.join('.'), message: issue.message }))
  return refuse('wrong-input', 400, {
    fields,
    problems: fields.map(({ field, message }) => `${field || where}: ${message}`).join('; '),
  })
}

/** PostgreSQL keeps no NUL in text; nothing honest sends one. */
function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000')
  if (Array.isArray(value)) return value.some(hasNul)
  return (
    value !== null &&
    typeof value === 'object' &&
    Object.entries(value).some(([key, each]) => hasNul(key) || hasNul(each))
  )
}

/** What identifies a request for idempotency: method, path and body. */
export function fingerprintOf(method: string, url: string, body: string): Buffer {
  return createHash('sha256')
    .update(`${method} ${new URL(url).pathname}\n${body}`)
    .digest()
}

function answerError(error: unknown, context: Context<Env>, around: Surroundings): Response {
  const words = around.wordsOf(context)
  const requestId = around.requestIdOf(context)
  if (error instanceof Refusal) return problemResponse(error, words, requestId)
  if (isConnectionLoss(error)) {
    around.log.warn({ requestId, reason: (error as Error).message }, 'the database went away')
    return problemResponse(new Refusal('database-away', 503, { retryAfter: 2 }), words, requestId)
  }
  around.log.error({ requestId, err: error }, 'a request failed unexpectedly')
  return problemResponse(new Refusal('unexpected', 500, { requestId }), words, requestId)
}

/** PostgreSQL's classes 08 (connection), 57P (shutdown) and the driver's own words for a lost connection. */
function isConnectionLoss(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return (
    /^(08|57P|53300)/.test(code) ||
    /^(ECONN|EPIPE|ETIMEDOUT)/.test(code) ||
    /Connection terminated|connection timeout/i.test(message)
  )
}
