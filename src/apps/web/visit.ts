import { createContext, type RouterContextProvider } from 'react-router'

/** What the server knows about whoever asks, before any page runs. */
export type Facts = {
  nonce: string
  clientIp: string | null
  requestId?: string
}

/** Calls the API in the same process; the facts stand in for the connection, which such a call does not have. */
export type CallApi = (request: Request, facts: Facts) => Promise<Response>

/** One request for a page: its facts, the API, and what the API wants set in the browser. */
export type Visit = Facts & {
  callApi: CallApi
  /** Set-Cookie lines of the API's answers, carried to the page's. */
  cookies: string[]
  /** True where the kit's gallery may be seen. */
  gallery: boolean
  /** Takes failures that are ours. */
  report: (error: unknown) => void
  /** Work done once for all loaders of this request. */
  once: <Result>(key: string, work: () => Promise<Result>) => Promise<Result>
}

export const visitContext = createContext<Visit>()

type Beginning = Facts & Pick<Visit, 'callApi' | 'gallery' | 'report'>

/** Begins a visit: what one page request knows and remembers. */
export function beginVisit(beginning: Beginning): Visit {
  const done = new Map<string, Promise<unknown>>()
  const once = <Result>(key: string, work: () => Promise<Result>) => {
    const found = done.get(key) ?? work()
    done.set(key, found)
    return found as Promise<Result>
  }
  return { ...beginning, cookies: [], once }
}

/** Gives the visit a loader or action runs in. */
export const visitOf = (context: Readonly<RouterContextProvider>): Visit => context.get(visitContext)
