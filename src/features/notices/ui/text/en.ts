export const inbox = {
  title: 'Notifications',
  back: 'Home',
  new: 'New:',
  unread_zero: 'You have seen everything.',
  unread_one: '{{count}} new',
  unread_other: '{{count}} new',
  readAll: 'Mark all as read',
  older: 'Show older',
  none: 'Nothing here yet',
  noneText: 'When something about your appointments changes, you read it here as well as in your mail.',
  home: 'To the start page',
}
