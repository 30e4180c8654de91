import type { CalendarPart } from '#platform/mail/mail.ts'
import type { Content } from './block.ts'
import type { Letter, Paper } from './letter.ts'
import { mailPage } from './mail-page.ts'
import { plainTwin } from './plain-twin.ts'

/** Makes a mail of what is to be said: HTML, its plain twin, and the calendar entry where there is one. */
export function writeLetter(content: Content, paper: Paper, calendar?: CalendarPart): Letter {
  return {
    subject: content.subject,
    text: plainTwin(content, paper),
    html: mailPage(content, paper),
    ...(calendar ? { calendar } : {}),
  }
}
