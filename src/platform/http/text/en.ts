export const frame = {
  refusals: {
    'not-found': 'There is nothing here under that address.',
    'not-signed-in': 'Please sign in first.',
    'not-allowed': 'You may not do that.',
    'cross-site':
      'This request did not come from our own pages. Send an Origin header with the address of this portal, or a bearer token and no cookies.',
    'too-many-requests': 'That was a lot at once. Please try again in {{retryAfter}} seconds.',
    'wrong-input': 'Something in what was sent is not right: {{problems}}',
    'too-large': 'That is more than we accept at once.',
    'wrong-method': 'This address does not take that kind of request.',
    'wrong-media-type': 'Please send JSON.',
    'database-away': 'We cannot reach our records just now. Please try again in a moment.',
    busy: 'Many people are doing this at once. Please try again in a moment.',
    unexpected: 'Something went wrong on our side. If it happens again, tell us this number: {{requestId}}.',
    'key-reused': 'This Idempotency-Key was used for a different request.',
  },
}
