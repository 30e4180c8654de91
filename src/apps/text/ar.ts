import { ar as kit } from '#kit/text/ar.ts'
import { frame } from '#platform/http/text/ar.ts'

/** Every namespace's words in this language, for the pages and the API alike. */
export default { kit, frame }
