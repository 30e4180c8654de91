import { expect, test } from 'vitest'
import { readWeekdays } from './weekdays.ts'

test.each([
  ['mon', [1]],
  ['mon-fri', [1, 2, 3, 4, 5]],
  ['sun-thu', [7, 1, 2, 3, 4]],
  ['sat-sun', [6, 7]],
  ['mon, Wed,fri', [1, 3, 5]],
  ['mon-wed,sat', [1, 2, 3, 6]],
])('%s is read', (text, days) => {
  expect(readWeekdays(text)).toEqual(days)
})

test.each(['', 'monday', 'mon-', '-mon', 'mon-wed-fri', 'mon,mon', 'mon-wed,tue', 'mon;tue'])(
  '“%s” is refused',
  (text) => {
    expect(readWeekdays(text)).toBeNull()
  },
)
