export const signIn = {
  device: { both: '{{browser}} on {{system}}', unknown: 'an unknown device' },
  'asked-from': '{{device}}, {{ip}}',
  refusals: {
    'email-wrong': 'That does not look like an e-mail address. Please check it.',
    'phone-wrong':
      'That does not look like a telephone number. Please check it, and start with + and the country code.',
    'sms-not-there': 'We do not send text messages to that country. Please use your e-mail address.',
    'link-invalid': 'This link or code is no longer valid. Please ask for a new one.',
    'code-wrong': 'That is not the code. Tries left: {{attemptsLeft}}.',
    'code-needed': 'You asked from another browser. Please type the code from the message there.',
  },
}
