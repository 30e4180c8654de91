import type { Like } from '#kit/words.ts'
import type { mails as en } from './en.ts'

export const mails = {
  zone: '{{zone}}, {{offset}}',
  minutes_one: '{{count}} Minute',
  minutes_other: '{{count}} Minuten',
  greeting: 'Guten Tag {{name}},',
  label: '{{label}}: {{value}}',
  foot: {
    from: 'Gesendet von {{business}}',
    reply: 'Fragen? Antworten Sie einfach auf diese E-Mail.',
    call: 'Fragen? Rufen Sie an: {{phone}}.',
    both: 'Fragen? Antworten Sie auf diese E-Mail oder rufen Sie an: {{phone}}.',
  },
  code: { never: 'Geben Sie diesen Code niemandem. Wir fragen Sie nie danach.' },
  'sign-in': {
    known: {
      subject: 'Ihr Anmeldelink für {{business}}',
      title: 'Bei {{business}} anmelden',
      intro:
        'Drücken Sie auf die Schaltfläche oder geben Sie den Code dort ein, wo Sie ihn angefordert haben.',
      button: 'Anmelden',
    },
    new: {
      subject: 'Ihr Konto bei {{business}} eröffnen',
      title: 'Willkommen bei {{business}}',
      intro: 'Zu {{address}} gibt es noch kein Konto. Mit der Schaltfläche oder dem Code eröffnen Sie es.',
      button: 'Konto eröffnen',
    },
    none: {
      subject: 'Anmeldung bei {{business}}',
      title: 'Zu dieser Adresse gibt es kein Konto',
      intro:
        'Jemand, vermutlich Sie, wollte sich bei {{business}} mit {{address}} anmelden. Kein Konto hier hat diese Adresse.',
      next: 'Wenn Sie bei uns Kundin oder Kunde sind, kennen wir Sie vielleicht unter einer anderen Adresse. Bitte fragen Sie uns.',
    },
    codeCaption: 'Ihr Code',
    valid: 'Der Link gilt einmal und {{link}} lang. Der Code gilt {{code}}.',
    asked: 'Angefordert: {{when}}.',
    ignore: 'Das waren nicht Sie? Dann ignorieren Sie diese Nachricht: Ohne sie kann sich niemand anmelden.',
    sms: '{{code}} ist Ihr Code für {{business}}, gültig {{codeMinutes}}. Oder öffnen Sie {{link}}',
    smsNone: '{{business}}: Zu dieser Nummer gibt es hier kein Konto.',
  },
  'booking-code': {
    subject: 'Ihr Code zum Buchen bei {{business}}',
    title: 'Schließen Sie Ihre Buchung ab',
    intro: 'Geben Sie diesen Code auf der Buchungsseite ein. Er zeigt uns, dass diese Adresse Ihnen gehört.',
    valid: 'Der Code gilt {{code}}.',
    ignore: 'Sie buchen gerade nichts? Dann ignorieren Sie diese Nachricht, und es wird nichts gebucht.',
    sms: '{{code}} ist Ihr Code zum Buchen bei {{business}}, gültig {{codeMinutes}}.',
  },
  'email-change': {
    subject: 'Bestätigen Sie Ihre neue E-Mail-Adresse',
    title: 'Ist das Ihre neue Adresse?',
    intro:
      'Geben Sie diesen Code in Ihrem Profil bei {{business}} ein, um ab jetzt {{address}} zu verwenden.',
    valid: 'Der Code gilt {{code}}.',
    ignore:
      'Sie haben das nicht angefordert? Dann ignorieren Sie diese Nachricht, und es ändert sich nichts.',
  },
  'email-taken': {
    subject: 'Ihre E-Mail-Adresse bei {{business}}',
    title: 'Zu dieser Adresse gibt es schon ein Konto',
    intro:
      'Jemand, vielleicht Sie, wollte {{address}} für ein anderes Konto bei {{business}} verwenden. Sie gehört zu Ihrem Konto; es wurde nichts geändert.',
    button: 'Bei Ihrem Konto anmelden',
  },
  'email-changed': {
    subject: 'Ihre E-Mail-Adresse wurde geändert',
    title: 'Ihre E-Mail-Adresse wurde geändert',
    intro:
      'Ihr Konto bei {{business}} verwendet jetzt {{to}}. Dies ist die letzte Nachricht an diese Adresse.',
    button: 'Das war ich nicht: rückgängig machen',
    valid: 'Rückgängig machen können Sie es bis {{until}}. Dabei werden auch alle Geräte abgemeldet.',
  },
  'new-device': {
    subject: 'Neue Anmeldung bei {{business}}',
    title: 'Ein neues Gerät hat sich angemeldet',
    intro: 'Ihr Konto wurde auf einem Gerät geöffnet, das wir noch nicht kannten.',
    device: 'Gerät',
    when: 'Wann',
    ours: 'Das waren Sie? Dann ist nichts zu tun.',
    notOurs:
      'Das waren nicht Sie? Öffnen Sie Ihr Profil, melden Sie alle Geräte ab und sagen Sie uns Bescheid.',
    button: 'Profil öffnen',
  },
  'signed-out': {
    subject: 'Wir haben ein Gerät bei {{business}} abgemeldet',
    title: 'Wir haben ein Gerät abgemeldet',
    intro:
      'Eine alte Kopie einer Ihrer Anmeldungen wurde benutzt. Zum Schutz Ihres Kontos wurde diese Anmeldung überall beendet.',
    when: 'Wann',
    next: 'Melden Sie sich neu an, um weiterzumachen. Kommt das öfter vor, ist vielleicht eines Ihrer Geräte nicht sicher: Bitte sagen Sie uns Bescheid.',
    button: 'Anmelden',
  },
  visit: {
    when: 'Wann',
    before: 'Vorher',
    yours: 'Auf Ihrer Uhr',
    what: 'Leistungen',
    with: 'Bei',
    where: 'Wo',
    price: 'Preis',
    code: 'Buchungscode',
    view: 'Termin ansehen',
    move: 'Verschieben',
    cancel: 'Absagen',
    again: 'Erneut buchen',
    calendar: 'Der Kalendereintrag liegt bei.',
  },
  booked: {
    subject: 'Gebucht: {{service}}, {{when}}',
    title: 'Ihr Termin ist gebucht',
    intro: 'Wir freuen uns auf Sie.',
    sms: '{{business}}: gebucht. {{service}}, {{when}}, {{place}}. Code {{code}}. {{link}}',
  },
  requested: {
    subject: 'Angefragt: {{service}}, {{when}}',
    title: 'Ihre Anfrage ist da',
    intro: 'Die Zeit ist für Sie reserviert. Wir melden uns, sobald sie bestätigt ist.',
    sms: '{{business}}: angefragt. {{service}}, {{when}}, {{place}}. Wir bestätigen den Termin noch. {{link}}',
  },
  moved: {
    subject: 'Verschoben: {{service}}, jetzt {{when}}',
    title: 'Ihr Termin wurde verschoben',
    intro: 'Das ist die neue Zeit.',
    sms: '{{business}}: verschoben. {{service}} ist jetzt {{when}}, vorher {{before}}. {{link}}',
  },
  cancelled: {
    subject: 'Abgesagt: {{service}}, {{when}}',
    title: 'Ihr Termin ist abgesagt',
    free: 'Das kostet Sie nichts.',
    fee: 'Nach den Bedingungen Ihrer Buchung kostet die Absage {{fee}}.',
    'keeps-credit': 'Nach den Bedingungen Ihrer Buchung ist das Guthaben dafür verbraucht.',
    business: 'Es tut uns leid: Wir mussten ihn absagen. Das kostet Sie nichts.',
    reason: 'Grund: {{reason}}',
    sms: '{{business}}: abgesagt. {{service}}, {{when}}. {{consequence}}',
  },
  restored: {
    subject: 'Findet doch statt: {{service}}, {{when}}',
    title: 'Ihr Termin steht wieder',
    intro: 'Sie haben die Absage zurückgenommen. Alles ist wie zuvor.',
    sms: '{{business}}: findet doch statt. {{service}}, {{when}}, {{place}}. {{link}}',
  },
  reminder: {
    subject: 'Erinnerung: {{service}}, {{when}}',
    title: 'Bis bald',
    intro: 'Eine Erinnerung an Ihren Termin.',
    sms: '{{business}}: Erinnerung. {{service}}, {{when}}, {{place}}. {{link}}',
  },
  app: {
    booked: { title: 'Gebucht', body: '{{service}}, {{when}}' },
    requested: { title: 'Angefragt', body: '{{service}}, {{when}}' },
    moved: { title: 'Verschoben', body: '{{service}} ist jetzt {{when}}. Vorher: {{before}}.' },
    cancelled: { title: 'Abgesagt', body: '{{service}}, {{when}}' },
    restored: { title: 'Findet doch statt', body: '{{service}}, {{when}}' },
    reminder: { title: 'Demnächst', body: '{{service}}, {{when}}' },
  },
  pdf: {
    title: 'Terminbestätigung',
    requested: 'Terminanfrage',
    cancelled: 'Abgesagter Termin',
    printed: 'Stand: {{when}}. Den neuesten Stand finden Sie immer unter {{link}}',
    note: 'Ihre Notiz',
  },
  calendar: {
    feed: 'Meine Termine bei {{business}}',
    description: 'Bei {{staff}}. Buchungscode {{code}}.',
    name: '{{service}} bei {{business}}',
  },
} satisfies Like<typeof en>
