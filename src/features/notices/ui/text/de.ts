import type { Like } from '#kit/words.ts'
import type { inbox as en } from './en.ts'

export const inbox = {
  title: 'Mitteilungen',
  back: 'Start',
  new: 'Neu:',
  unread_zero: 'Sie haben alles gesehen.',
  unread_one: '{{count}} neue',
  unread_other: '{{count}} neue',
  readAll: 'Alle als gelesen markieren',
  older: 'Ältere anzeigen',
  none: 'Noch nichts da',
  noneText: 'Ändert sich etwas an Ihren Terminen, lesen Sie es hier ebenso wie in Ihren E-Mails.',
  home: 'Zur Startseite',
} satisfies Like<typeof en>
