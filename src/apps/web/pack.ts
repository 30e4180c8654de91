import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'

const worthIt = 1400
const packable = /^text\//

/** Packs a page for a client that takes gzip; small ones, files and streams that are packed already go as they are. */
export async function pack(request: Request, answer: Response): Promise<Response> {
  const takesGzip = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
  const isPage =
    packable.test(answer.headers.get('content-type') ?? '') && !answer.headers.has('content-encoding')
  if (!takesGzip || !isPage || !answer.body) return answer
  const body = Buffer.from(await answer.arrayBuffer())
  const headers = new Headers(answer.headers)
  headers.append('vary', 'Accept-Encoding')
  const { status, statusText } = answer
  if (body.length < worthIt) return new Response(body, { status, statusText, headers })
  headers.set('content-encoding', 'gzip')
  return new Response(await promisify(gzip)(body, { level: constants.Z_BEST_SPEED + 3 }), {
    status,
    statusText,
    headers,
  })
}
