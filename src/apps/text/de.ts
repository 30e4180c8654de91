import { de as kit } from '#kit/text/de.ts'
import { frame } from '#platform/http/text/de.ts'

/** Every namespace's words in this language, for the pages and the API alike. */
export default { kit, frame }
