import type { customers as en } from './en.ts'

export const customers = {
  refusals: {
    'timezone-wrong': 'Diese Zeitzone kennen wir nicht. Bitte wählen Sie eine aus der Liste.',
    'phone-signs-in':
      'Mit dieser Nummer melden Sie sich an. Geben Sie zuerst eine E-Mail-Adresse an, dann lässt sie sich ändern.',
    'fresh-sign-in-needed': 'Zum Schutz Ihres Kontos melden Sie sich bitte neu an, bevor Sie das ändern.',
    'email-used-again':
      'Diese Adresse gehört inzwischen zu einem anderen Konto. Bitte wenden Sie sich an uns.',
  },
  activity: {
    other: 'An Ihrem Konto hat sich etwas geändert.',
    session: {
      started: {
        link: 'Sie haben sich mit einem Link angemeldet.',
        code: 'Sie haben sich mit einem Code angemeldet.',
        sms: 'Sie haben sich mit einem Code aus einer SMS angemeldet.',
        claim: 'Sie haben sich gleich nach dem Buchen angemeldet.',
        script: 'Ein Token für Skripte wurde erstellt.',
        any: 'Sie haben sich angemeldet.',
      },
      ended: {
        'sign-out': 'Sie haben sich abgemeldet.',
        replaced: 'Eine frühere Anmeldung im selben Browser wurde beendet.',
        any: 'Eine Anmeldung wurde beendet.',
      },
      reused: { any: 'Wir haben ein Gerät abgemeldet: Eine alte Kopie seiner Anmeldung wurde benutzt.' },
      refused: { any: 'Jemand hat es mit einer gefälschten Anmeldung versucht. Sie wurde abgewiesen.' },
    },
    'sign-in': {
      failed: {
        code: 'Ein falscher Code wurde eingegeben.',
        closed: 'Eine Anmeldung wurde abgewiesen.',
        any: 'Eine Anmeldung ist fehlgeschlagen.',
      },
    },
    device: { new: { any: 'Sie haben sich auf einem neuen Gerät angemeldet.' } },
    customer: {
      registered: { any: 'Ihr Konto wurde angelegt.' },
      changed: { any: 'Sie haben Ihre Angaben geändert.', business: 'Ihre Angaben wurden für Sie geändert.' },
      'email-asked': { any: 'Sie möchten Ihre E-Mail-Adresse auf {{to}} ändern.' },
      'email-changed': { any: 'Ihre E-Mail-Adresse lautet jetzt {{to}}.' },
      'email-restored': { any: 'Ihre alte E-Mail-Adresse gilt wieder, und alle Geräte wurden abgemeldet.' },
    },
    feed: { renewed: { any: 'Sie haben Ihrem Kalender-Abo eine neue Adresse gegeben.' } },
    appointment: {
      booked: {
        any: 'Sie haben einen Termin gebucht: {{when}}.',
        business: 'Für Sie wurde ein Termin gebucht: {{when}}.',
      },
      moved: {
        any: 'Sie haben einen Termin verlegt auf {{when}}.',
        business: 'Ihr Termin wurde verlegt auf {{when}}.',
      },
      cancelled: {
        any: 'Sie haben Ihren Termin abgesagt: {{when}}.',
        business: 'Ihr Termin wurde abgesagt: {{when}}.',
      },
      restored: {
        any: 'Sie haben eine Absage zurückgenommen: {{when}}.',
        business: 'Ein abgesagter Termin gilt wieder: {{when}}.',
      },
    },
  },
} satisfies typeof en
