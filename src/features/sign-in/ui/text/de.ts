import type { Like } from '#kit/words.ts'
import type { signInScreens as en } from './en.ts'

export const signInScreens = {
  title: 'Anmelden',
  left: 'Sie sind abgemeldet.',
  ask: {
    title: 'Anmelden',
    text: 'Ihre Termine bei {{business}} an einem Ort. Ganz ohne Passwort.',
    by: 'Wohin der Code geht',
    email: 'E-Mail',
    phone: 'SMS',
    emailLabel: 'Ihre E-Mail-Adresse',
    phoneLabel: 'Ihre Handynummer',
    send: 'Weiter',
    nextEmail:
      'Wir schicken Ihnen eine E-Mail mit einem Link und einem 6-stelligen Code. Nehmen Sie, was Ihnen leichter fällt.',
    nextPhone:
      'Wir schicken Ihnen einen 6-stelligen Code. Nummern aus dem Ausland beginnen mit + und der Landesvorwahl.',
  },
  again: {
    title: 'Bitte bestätigen Sie, dass Sie es sind',
    text: 'Diese Änderung ist heikel. Bitte melden Sie sich dafür noch einmal bei {{business}} an.',
  },
  sent: {
    titleEmail: 'Sehen Sie in Ihre E-Mails',
    titlePhone: 'Sehen Sie in Ihre Nachrichten',
    textEmail:
      'Wir haben an {{address}} geschrieben. Öffnen Sie den Link in der E-Mail oder tippen Sie den Code hier ein.',
    textPhone: 'Wir haben eine SMS an {{address}} geschickt. Tippen Sie den Code hier ein.',
    code: 'Code aus der Nachricht',
    enter: 'Anmelden',
    again: 'Noch einmal senden',
    wait_one: 'Erneut senden in {{count}} Sekunde',
    wait_other: 'Erneut senden in {{count}} Sekunden',
    otherEmail: 'Andere Adresse verwenden',
    otherPhone: 'Andere Nummer verwenden',
    lifeEmail:
      'Der Link gilt 15 Minuten, der Code 5 Minuten und nur in diesem Browser. Nichts da? Sehen Sie im Spam-Ordner nach.',
    lifePhone: 'Der Code gilt 5 Minuten und nur in diesem Browser.',
  },
  link: {
    title: 'Anmelden',
    heading: 'Fast geschafft',
    text: 'Mit dem Knopf melden Sie sich bei {{business}} als {{address}} an.',
    enter: 'Anmelden',
    when: 'Wann',
    where: 'Von wo',
    asked: 'Angefordert {{time}}',
    notYou: 'Das waren nicht Sie? Schließen Sie diese Seite, dann geschieht nichts.',
  },
  dead: {
    title: 'Dieser Link gilt nicht mehr',
    text: 'Ein Link gilt einmal und 15 Minuten lang; ein neuer beendet den alten. Fordern Sie einen neuen an, es dauert nur einen Moment.',
    signedIn: 'Ein Link gilt nur einmal. Sie sind schon angemeldet und können einfach weitermachen.',
    on: 'Weiter',
    new: 'Neuen anfordern',
  },
  other: {
    title: 'Zurück zum Anfang',
    text: 'Sie haben die Anmeldung in einem anderen Browser oder auf einem anderen Gerät begonnen. Tippen Sie dort den 6-stelligen Code aus derselben Nachricht ein.',
    here: 'Stattdessen hier anmelden',
  },
  welcome: {
    title: 'Willkommen',
    heading: 'Willkommen bei {{business}}',
    text: 'Wie dürfen wir Sie nennen? Unter diesem Namen führen wir Ihre Termine.',
    name: 'Ihr Name',
    on: 'Weiter',
    later: 'Später',
  },
} satisfies Like<typeof en>
