import { createContext, data, type LoaderFunctionArgs } from 'react-router'
import type { Refusal } from './refusal.ts'

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>
export type Extra = {
  /** Makes a repeated create answer the same again: a random key the form carries. */
  once?: string | undefined
}

/**
 * The API as loaders and actions use it. Reads throw what they cannot answer: 401 leads to sign-in, 404 to the not-found page.
 * Changes give their answer or the Refusal, for the screen to show.
 */
export type Api = {
  get: <Answer>(path: string, query?: Query) => Promise<Answer>
  /** A read that may be refused: gives the Refusal in place of throwing it. */
  ask: <Answer>(path: string, query?: Query) => Promise<Answer | Refusal>
  post: <Answer>(path: string, body?: unknown, extra?: Extra) => Promise<Answer | Refusal>
  put: <Answer>(path: string, body?: unknown, extra?: Extra) => Promise<Answer | Refusal>
  delete: <Answer>(path: string, extra?: Extra) => Promise<Answer | Refusal>
  /** Tells whether this browser is signed in at this business; asks without leading to sign-in. */
  isSignedIn: () => Promise<boolean>
  /** An answer as it came, for files to hand on. */
  raw: (path: string, query?: Query) => Promise<Response>
}

/** What a loader or action is called with. */
export type PageArgs = Pick<LoaderFunctionArgs, 'request' | 'params' | 'context'>

/** Where the web app puts the API; the pages only know its shape. */
export const apiContext = createContext<(request: Request, slug: string) => Api>()

/** Gives one part of the address, or the not-found page when it is missing. */
export function param({ params }: PageArgs, name: string): string {
  const value = params[name]
  if (!value) throw data(null, { status: 404 })
  return value
}

/** Opens the API of the business whose page this is. */
export const apiFor = (args: PageArgs): Api => args.context.get(apiContext)(args.request, param(args, 'slug'))

/** Gives a form's fields as text without the spaces around it; of fields with one name, the last. */
export async function fieldsOf(request: Request): Promise<Readonly<Record<string, string | undefined>>> {
  const form = await request.formData()
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()]] : [])),
  )
}
