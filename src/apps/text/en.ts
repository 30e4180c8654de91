import { en as kit } from '#kit/text/en.ts'
import { frame } from '#platform/http/text/en.ts'

/** Every namespace's words in this language, for the pages and the API alike. */
export default { kit, frame }
