import type { Parts } from '#apps/parts.ts'
import { wordsIn } from '#apps/words.ts'
import { apiFrom } from '#platform/http/app.ts'
import { isLocale } from '#values/local-text.ts'
import { portalDoor, requestIdOf } from './door.ts'
import { portalRoutes } from './routes.ts'

/** The API of visitors and customers, under `/api/client-portal/{slug}`. */
export function portalApi(parts: Parts) {
  return apiFrom('/api/client-portal/:slug', portalRoutes, portalDoor(parts), {
    log: parts.log,
    requestIdOf,
    wordsOf: (context) => {
      const wanted = context.req.query('lang') ?? context.req.header('accept-language')?.slice(0, 2)
      return wordsIn(isLocale(wanted) ? wanted : 'en')
    },
  })
}
