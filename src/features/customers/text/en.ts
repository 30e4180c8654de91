export const customers = {
  refusals: {
    'timezone-wrong': 'We do not know that time zone. Please choose one from the list.',
    'phone-signs-in': 'You sign in with this number. Add an e-mail address first, then you can change it.',
    'fresh-sign-in-needed': 'To protect your account, please sign in again before changing this.',
    'email-used-again': 'This address is in use by another account now. Please contact us.',
  },
  activity: {
    other: 'Something about your account changed.',
    session: {
      started: {
        link: 'You signed in with a link.',
        code: 'You signed in with a code.',
        sms: 'You signed in with a code from a text message.',
        claim: 'You signed in right after booking.',
        script: 'A token for scripts was made.',
        any: 'You signed in.',
      },
      ended: {
        'sign-out': 'You signed out.',
        replaced: 'An earlier sign-in in the same browser ended.',
        any: 'A sign-in ended.',
      },
      reused: { any: 'We signed a device out: an old copy of its sign-in was used.' },
      refused: { any: 'Somebody tried a forged sign-in. It was refused.' },
    },
    'sign-in': {
      failed: { code: 'A wrong code was typed.', closed: 'A sign-in was refused.', any: 'A sign-in failed.' },
    },
    device: { new: { any: 'You signed in on a new device.' } },
    customer: {
      registered: { any: 'Your account was created.' },
      changed: { any: 'You changed your details.', business: 'Your details were changed for you.' },
      'email-asked': { any: 'You asked to change your e-mail address to {{to}}.' },
      'email-changed': { any: 'Your e-mail address is now {{to}}.' },
      'email-restored': { any: 'Your old e-mail address was restored and every device signed out.' },
    },
    feed: { renewed: { any: 'You gave your calendar feed a new address.' } },
    appointment: {
      booked: {
        any: 'You booked an appointment: {{when}}.',
        business: 'An appointment was booked for you: {{when}}.',
      },
      moved: {
        any: 'You moved an appointment to {{when}}.',
        business: 'Your appointment was moved to {{when}}.',
      },
      cancelled: {
        any: 'You cancelled your appointment of {{when}}.',
        business: 'Your appointment of {{when}} was cancelled.',
      },
      restored: {
        any: 'You took back a cancellation: {{when}}.',
        business: 'A cancelled appointment was restored: {{when}}.',
      },
    },
  },
}
