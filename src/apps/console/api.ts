import type { Parts } from '#apps/parts.ts'
import { wordsIn } from '#apps/words.ts'
import { apiFrom } from '#platform/http/app.ts'
import { isLocale } from '#values/local-text.ts'
import { consoleDoor } from './door.ts'
import { consoleRoutes } from './routes.ts'

/** The API of staff members, under `/api/console/{slug}`. */
export function consoleApi(parts: Parts) {
  return apiFrom('/api/console/:slug', consoleRoutes, consoleDoor(parts), {
    log: parts.log,
    requestIdOf: (context) => context.env.peer.requestId,
    wordsOf: (context) => {
      const wanted = context.req.header('accept-language')?.slice(0, 2)
      return wordsIn(isLocale(wanted) ? wanted : 'en')
    },
  })
}
