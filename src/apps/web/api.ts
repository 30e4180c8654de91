import { data, redirect, type RouterContextProvider } from 'react-router'
import type { Api, Extra, Query } from '#kit/api.ts'
import type { Refusal } from '#kit/refusal.ts'
import { askApi, type Ask } from './ask.ts'
import { customerOf, pageLocale } from './business.ts'

async function refusalOf(answer: Response): Promise<Refusal> {
  const isProblem = answer.headers.get('content-type')?.includes('json')
  const problem: Record<string, unknown> = isProblem ? await answer.json() : {}
  const { type: _, title, status: __, code, detail, fields, ...facts } = problem
  return {
    refusal: true,
    status: answer.status,
    code: typeof code === 'string' ? code : 'unexpected',
    title: typeof title === 'string' ? title : '',
    ...(typeof detail === 'string' && { detail }),
    errors: Array.isArray(fields) ? fields : [],
    facts,
  }
}

/** Tells where to sign in so that one comes back to the page asked for. */
export function signInPath(request: Request, slug: string): string {
  const { pathname, search } = new URL(request.url)
  const next =
    request.method === 'GET'
      ? pathname.replace(/\.data$/, '') + search.replace(/[?&]_routes=[^&]*/, '')
      : `/${slug}/portal`
  return `/${slug}/portal/login?next=${encodeURIComponent(next)}`
}

async function readOr<Answer>(answer: Response, request: Request, slug: string): Promise<Answer> {
  if (answer.ok) return (answer.status === 204 ? null : await answer.json()) as Answer
  if (answer.status === 401) throw redirect(signInPath(request, slug))
  throw data(await refusalOf(answer), { status: answer.status })
}

async function changeOr<Answer>(answer: Response, request: Request, slug: string): Promise<Answer | Refusal> {
  if (answer.ok) return (answer.status === 204 ? null : await answer.json()) as Answer
  const refusal = await refusalOf(answer)
  if (answer.status === 401 && refusal.code === 'not-signed-in') throw redirect(signInPath(request, slug))
  if (answer.status >= 500 && answer.status !== 503) throw data(refusal, { status: answer.status })
  return refusal
}

/** Opens the API of the business at `slug` for one loader or action. */
export function portalApi(context: Readonly<RouterContextProvider>, request: Request, slug: string): Api {
  const ask = async (wish: Ask) =>
    askApi(context, request, slug, { ...wish, locale: await pageLocale(context, request, slug) })
  const change =
    (method: Ask['method']) =>
    async <Answer>(path: string, body?: unknown, extra?: Extra) =>
      changeOr<Answer>(await ask({ method, path, body: body ?? {}, once: extra?.once }), request, slug)
  return {
    get: async <Answer>(path: string, query?: Query) =>
      readOr<Answer>(await ask({ method: 'GET', path, query }), request, slug),
    ask: async <Answer>(path: string, query?: Query) =>
      changeOr<Answer>(await ask({ method: 'GET', path, query }), request, slug),
    post: change('POST'),
    put: change('PUT'),
    delete: async <Answer>(path: string, extra?: Extra) =>
      changeOr<Answer>(await ask({ method: 'DELETE', path, once: extra?.once }), request, slug),
    isSignedIn: async () => (await customerOf(context, request, slug)) !== null,
    raw: async (path, query) => {
      const answer = await ask({ method: 'GET', path, query })
      return answer.ok ? answer : readOr<Response>(answer, request, slug)
    },
  }
}
