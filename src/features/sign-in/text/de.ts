import type { signIn as en } from './en.ts'

export const signIn = {
  device: { both: '{{browser}} auf {{system}}', unknown: 'ein unbekanntes Gerät' },
  'asked-from': '{{device}}, {{ip}}',
  refusals: {
    'email-wrong': 'Das sieht nicht nach einer E-Mail-Adresse aus. Bitte prüfen Sie sie.',
    'phone-wrong':
      'Das sieht nicht nach einer Telefonnummer aus. Bitte prüfen Sie sie und beginnen Sie mit + und der Ländervorwahl.',
    'sms-not-there': 'In dieses Land senden wir keine SMS. Bitte nehmen Sie Ihre E-Mail-Adresse.',
    'link-invalid': 'Dieser Link oder Code gilt nicht mehr. Bitte fordern Sie einen neuen an.',
    'code-wrong': 'Das ist nicht der Code. Verbleibende Versuche: {{attemptsLeft}}.',
    'code-needed':
      'Sie haben in einem anderen Browser angefragt. Bitte geben Sie dort den Code aus der Nachricht ein.',
  },
} satisfies typeof en
