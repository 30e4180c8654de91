import type { Like } from '#kit/words.ts'
import type { businesses as en } from './en.ts'

export const businesses = {
  site: {
    book: 'Buchen',
    bookNow: 'Jetzt buchen',
    bookWith: 'Bei {{staff}} buchen',
    signIn: 'Anmelden',
    account: 'Mein Konto',
    services: 'Leistungen',
    category: 'Leistungen',
    seats_one: 'bis zu {{count}} Person',
    seats_other: 'bis zu {{count}} Personen',
    approval: 'auf Anfrage',
    team: 'Team',
    places: 'So finden Sie uns',
    hours: 'Öffnungszeiten',
    policy: 'Wenn etwas dazwischenkommt',
    policyText: 'In Ihrem Konto können Sie selbst verschieben oder absagen.',
    open: 'Jetzt geöffnet',
    closesAt: 'schließt um {{time}}',
    closed: 'Jetzt geschlossen',
    opensToday: 'öffnet um {{time}}',
    opensOn: 'öffnet {{day}} um {{time}}',
    closedDay: 'Geschlossen',
    hoursZone: 'Zeiten in {{zone}}.',
    away: 'Geschlossen von {{from}} bis {{to}}',
    awayDay: 'Geschlossen am {{from}}',
    directions: 'Anfahrt',
    nothing: 'Zurzeit kann online nichts gebucht werden',
    nothingText: 'Bitte melden Sie sich bei uns: Wir finden gern eine Zeit für Sie.',
  },
} satisfies Like<typeof en>
