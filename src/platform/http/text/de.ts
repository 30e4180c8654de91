import type { frame as en } from './en.ts'

export const frame = {
  refusals: {
    'not-found': 'Unter dieser Adresse gibt es nichts.',
    'not-signed-in': 'Bitte melden Sie sich zuerst an.',
    'not-allowed': 'Das dürfen Sie nicht.',
    'cross-site':
      'Diese Anfrage kam nicht von unseren Seiten. Senden Sie einen Origin-Header mit der Adresse dieses Portals oder ein Bearer-Token ohne Cookies.',
    'too-many-requests':
      'Das war viel auf einmal. Bitte versuchen Sie es in {{retryAfter}} Sekunden noch einmal.',
    'wrong-input': 'An den Angaben stimmt etwas nicht: {{problems}}',
    'too-large': 'Das ist mehr, als wir auf einmal annehmen.',
    'wrong-method': 'Diese Adresse nimmt solche Anfragen nicht an.',
    'wrong-media-type': 'Bitte senden Sie JSON.',
    'database-away':
      'Wir erreichen unsere Unterlagen gerade nicht. Bitte versuchen Sie es gleich noch einmal.',
    busy: 'Das machen gerade viele gleichzeitig. Bitte versuchen Sie es gleich noch einmal.',
    unexpected:
      'Bei uns ist etwas schiefgegangen. Wenn es wieder passiert, nennen Sie uns diese Nummer: {{requestId}}.',
    'key-reused': 'Dieser Idempotency-Key gehörte zu einer anderen Anfrage.',
  },
} satisfies typeof en
