import { openSecret, type MessageSecret } from '#features/notices/queue-message.ts'
import type { Answer, Portal } from './portal.ts'

/** A person at a browser: keeps cookies as browsers do, one jar for all businesses of the installation. */
export type Visitor = {
  cookies: Map<string, string>
  ask<Body = Answer['body']>(
    method: string,
    slug: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>>
  /** Asks for a link and answers what the message holds. */
  askForLink(
    slug: string,
    email: string,
    more?: Record<string, unknown>,
  ): Promise<{ challenge: string } & Required<MessageSecret>>
  /** Asks for a link and presses its button. */
  signIn(slug: string, email: string): Promise<Answer>
}

let visitors = 0

/** A new browser, on a network of its own unless told otherwise. */
export function newVisitor(portal: Portal, facts: { ip?: string; userAgent?: string } = {}): Visitor {
  visitors += 1
  const ip = facts.ip ?? `198.51.${100 + (visitors >> 8)}.${visitors & 255}`
  const agent =
    facts.userAgent ?? 'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36'
  const visitor: Visitor = {
    cookies: new Map(),
    async ask<Body>(
      method: string,
      slug: string,
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ) {
      const answer = await portal.ask<Body>(method, slug, path, {
        body,
        ip,
        cookies: visitor.cookies,
        headers: { 'user-agent': agent, ...headers },
      })
      for (const line of answer.headers.getSetCookie()) keepCookie(visitor.cookies, line)
      return answer
    },
    async askForLink(slug, email, more = {}) {
      const answer = await visitor.ask('POST', slug, 'auth/request-link', { email, ...more })
      if (answer.status !== 202)
        throw new Error(`No link for ${email}: ${answer.status} ${answer.body['code']}`)
      const challenge = String(answer.body['challenge'])
      return { challenge, ...(await secretOf(portal, slug, challenge)) }
    },
    async signIn(slug, email) {
      const { token } = await visitor.askForLink(slug, email)
      return visitor.ask('POST', slug, 'auth/verify', { token })
    },
  }
  return visitor
}

function keepCookie(jar: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
  if (/Max-Age=0(;|$)/.test(line)) jar.delete(name)
  else jar.set(name, value)
}

/** What the message of a challenge holds for its reader alone, while it waits in the outbox. */
export async function secretOf(
  portal: Portal,
  slug: string,
  challenge: string,
): Promise<Required<MessageSecret>> {
  return portal.inScope(slug, { kind: 'worker' }, async (scope) => {
    const [row] = await scope.sql<{ secret: Buffer }>`select secret from messages where cause = ${challenge}`
    if (!row) throw new Error(`No message for ${challenge}.`)
    return openSecret(portal.parts.keys, scope.business.id, row.secret) as Required<MessageSecret>
  })
}
