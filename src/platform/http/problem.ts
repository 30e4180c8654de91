import type { Words } from '#platform/scope/scope.ts'
import type { Refusal } from './refusal.ts'

/** A refusal as an RFC 9457 answer in the reader's language; facts are extension members. */
export function problemResponse(refusal: Refusal, words: Words, requestId: string): Response {
  const { code, status, facts } = refusal
  const { cause: _, ...told } = facts
  const detail = words(`refusals.${code}`, told)
  const body = { ...told, type: `urn:foyer:problem:${code}`, title: code, status, code, detail, requestId }
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  }
  if (typeof facts['retryAfter'] === 'number') headers['retry-after'] = String(facts['retryAfter'])
  return new Response(JSON.stringify(body), { status, headers })
}
