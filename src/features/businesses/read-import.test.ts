import { describe, expect, test } from 'vitest'
import { readImport } from './read-import.ts'

/** A small business whose file has nothing wrong in it; each line is known by its number. */
const good = `{
  "slug": "mill",
  "name": { "en": "The Mill", "de": "Die Mühle" },
  "timezone": "Europe/Berlin",
  "locale": "de",
  "locales": ["de", "en"],
  "currency": "EUR",
  "branding": { "color": "#225577" },
  "policy": { "cancel": { "windowMinutes": 60, "inside": { "kind": "fee", "amount": "5.00" } } },
  "branches": [
    { "key": "north", "name": "North", "resources": [{ "key": "room-1", "kind": "room", "name": "Room 1" }],
      "hours": [
        { "days": "mon-fri", "from": "09:00", "to": "17:00" },
        { "days": "sat", "from": "10:00", "to": "14:00" }
      ] },
    { "key": "south", "name": "South" }
  ],
  "services": [
    { "key": "cut", "name": "Cut", "durationMinutes": 30, "price": "25.00", "needs": ["room"] },
    { "key": "colour", "name": "Colour", "durationMinutes": 90, "gap": { "afterMinutes": 30, "minutes": 30 } },
    { "key": "yoga", "kind": "class", "name": "Yoga", "durationMinutes": 60, "capacity": 8 }
  ],
  "staff": [
    { "key": "ana", "name": "Ana", "skills": ["cut", "yoga"],
      "hours": [
        { "branch": "north", "days": "mon,wed", "from": "09:00", "to": "17:00", "breaks": [{ "from": "12:00", "to": "12:30" }] },
        { "branch": "south", "days": "tue", "from": "09:00", "to": "13:00" }
      ],
      "overrides": [{ "date": "2027-01-04", "windows": [] }],
      "timeOff": [{ "from": "2027-02-01", "to": "2027-02-05" }] },
    { "key": "ben", "name": "Ben", "skills": ["colour"] }
  ],
  "classes": [
    { "key": "early", "service": "yoga", "branch": "north", "staff": "ana", "resource": "room-1", "days": "mon", "at": "07:00" },
    { "key": "late", "service": "yoga", "branch": "north", "staff": "ana", "resource": "room-1", "days": "mon", "at": "18:00" }
  ]
}`

type Change = readonly [string, string]

function changed(...changes: readonly Change[]): string {
  return changes.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`The file does not have ${from}.`)
    return before.replace(from, () => to)
  }, good)
}

/** Each problem with its line and what stands in the file at its place. */
function pointedAt(change: Change, length: number) {
  const text = changed(change)
  return readImport(text).problems.map(({ line, column, path, message }) => ({
    line,
    at: text.split('\n')[line - 1]!.slice(column - 1, column - 1 + length),
    said: `${path} ${message}`,
  }))
}

function problemsIn(...changes: readonly Change[]): string[] {
  const text = changed(...changes)
  return readImport(text).problems.map(({ line, column, path, message }) =>
    [`${line}:${column}`, path, message].filter(Boolean).join(' '),
  )
}

test('a file with nothing wrong in it is read whole', () => {
  const { file, problems } = readImport(good)
  expect(problems).toEqual([])
  expect(file).toMatchObject({
    slug: 'mill',
    horizonDays: 30,
    policy: { cancel: { windowMinutes: 60 }, reschedule: { windowMinutes: 120, inside: { kind: 'refuse' } } },
  })
  expect(file?.staff[0]?.hours[0]?.breaks).toEqual([{ from: '12:00', to: '12:30' }])
})

describe('what is not JSON is told with its place', () => {
  test.each([
    ['a missing comma', '"slug": "mill",', '"slug": "mill"', '3:3 needs a comma here'],
    ['a comma too many', '"currency": "EUR",', '"currency": "EUR",,', '7:21 needs a name in quotes here'],
    [
      'a comment',
      '  "locale": "de",',
      '  // here\n  "locale": "de",',
      '5:3 has a comment, which JSON does not have',
    ],
    [
      'a name given twice',
      '"locale": "de",',
      '"locale": "de", "locale": "en",',
      '5:19 locale is given twice',
    ],
  ])('%s', (_, from, to, expected) => {
    expect(problemsIn([from, to])[0]).toBe(expected)
  })

  test('an empty file, a file that is no object, one nested without end', () => {
    expect(readImport('').problems).toMatchObject([{ line: 1, column: 1, message: 'needs a value here' }])
    expect(readImport('[]').problems).toMatchObject([{ line: 1, column: 1, message: 'must be an object' }])
    expect(readImport('['.repeat(200_000)).problems[0]).toMatchObject({
      line: 1,
      message: 'is nested too deeply',
    })
  })
})

describe('what has the wrong form is told with its place', () => {
  test.each([
    [
      'a name that is not known',
      '"currency": "EUR",',
      '"currency": "EUR", "colour": 1,',
      7,
      '"colour": 1',
      'colour is not known here',
    ],
    ['something missing', '"name": "Cut", ', '', 19, '{ "key": "cut", "d', 'services[0].name is missing'],
    [
      'a number in place of an amount',
      '"price": "25.00"',
      '"price": 25',
      19,
      '25, "needs": ["roo',
      'services[0].price must be an amount like "45.00", in quotes and without a currency',
    ],
    [
      'a time that is none',
      '"from": "10:00"',
      '"from": "25:00"',
      14,
      '"25:00", "to": "14',
      'branches[0].hours[1].from must be a time like 09:00',
    ],
    [
      'days that are none',
      '"days": "mon-fri"',
      '"days": "monday-friday"',
      13,
      '"monday-friday", "',
      'branches[0].hours[0].days must be days like mon, mon-fri or mon,wed,fri, each once',
    ],
    [
      'a date that does not exist',
      '2027-01-04',
      '2027-02-30',
      29,
      '"2027-02-30", "win',
      'staff[0].overrides[0].date must be a date like 2026-12-24',
    ],
    [
      'too short a service',
      '"durationMinutes": 30',
      '"durationMinutes": 3',
      19,
      '3, "price": "25.00',
      'services[0].durationMinutes must be at least 5',
    ],
    [
      'a language that is not offered',
      '"en": "The Mill"',
      '"fr": "Le Moulin"',
      3,
      '"fr": "Le Moulin"',
      'name.fr is not known here',
    ],
    [
      'a text that is a number',
      '"name": "North"',
      '"name": 4',
      11,
      '4, "resources": [{',
      'branches[0].name must be a text, or an object with a text a language',
    ],
    [
      'a colour that is a word',
      '#225577',
      'blue',
      8,
      '"blue" }',
      'branding.color must be a colour like #0f766e, in small letters',
    ],
    [
      'a consequence that is not known',
      '"kind": "fee", "amount": "5.00"',
      '"kind": "prison"',
      9,
      '"prison" } } }',
      'policy.cancel.inside.kind must be refuse, fee or keep-credit',
    ],
    [
      'a fee without a size',
      ', "amount": "5.00"',
      '',
      9,
      '{ "kind": "fee" }',
      'policy.cancel.inside needs either percent or amount',
    ],
  ])('%s', (_, from, to, line, at, expected) => {
    expect(pointedAt([from, to], at.length)).toEqual([{ line, at, said: expected }])
  })
})

describe('what contradicts itself or the world is told with its place', () => {
  test.each([
    [
      'a zone this world does not have',
      '"Europe/Berlin"',
      '"Europe/Atlantis"',
      4,
      '"Europe/Atlantis"',
      'timezone Europe/Atlantis is no time zone; it should look like Europe/London',
    ],
    [
      'a bare offset for a zone',
      '"Europe/Berlin"',
      '"+01:00"',
      4,
      '"+01:00"',
      'timezone +01:00 is no time zone; it should look like Europe/London',
    ],
    ['a currency that is none', '"EUR"', '"EUX"', 7, '"EUX"', 'currency EUX is no currency'],
    [
      'decimals the currency does not have',
      '"25.00"',
      '"25.001"',
      19,
      '"25.001", "needs":',
      'services[0].price EUR has 2 decimals',
    ],
    [
      'a main language that is not offered',
      '["de", "en"]',
      '["en"]',
      5,
      '"de"',
      'locale de is not among the locales',
    ],
    [
      'closing before opening',
      '"from": "10:00", "to": "14:00"',
      '"from": "14:00", "to": "10:00"',
      14,
      '"10:00" }',
      'branches[0].hours[1].to closes before it opens',
    ],
    [
      'opening hours that overlap',
      '"days": "sat"',
      '"days": "fri"',
      14,
      '{ "days": "fri", "',
      'branches[0].hours[1] overlaps 09:00–17:00 on fri',
    ],
    [
      'a kind of room nobody has',
      '["room"]',
      '["sauna"]',
      19,
      '"sauna"] }',
      'services[0].needs[0] there is no resource of the kind sauna',
    ],
    [
      'a gap longer than its service',
      '"minutes": 30 }',
      '"minutes": 60 }',
      20,
      '{ "afterMinutes":',
      'services[1].gap the gap must end before the service does',
    ],
    [
      'a class without places',
      ', "capacity": 8',
      '',
      21,
      '{ "key": "yoga", "',
      'services[2] a class needs a capacity',
    ],
    [
      'places without a class',
      '"durationMinutes": 30,',
      '"durationMinutes": 30, "capacity": 2,',
      19,
      '2, "price": "25.00',
      'services[0].capacity only a class has a capacity',
    ],
    [
      'a skill nobody offers',
      '["colour"]',
      '["color"]',
      31,
      '"color"] }',
      'staff[1].skills[0] there is no service color',
    ],
    [
      'a skill named twice',
      '["cut", "yoga"]',
      '["cut", "yoga", "cut"]',
      24,
      '"cut"]',
      'staff[0].skills[2] cut is named twice',
    ],
    [
      'a branch that is not there',
      '"branch": "south"',
      '"branch": "west"',
      27,
      '"west", "days": "t',
      'staff[0].hours[1].branch there is no branch west',
    ],
    [
      'hours without a branch where there are two',
      '"branch": "south", ',
      '',
      27,
      '{ "days": "tue", "',
      'staff[0].hours[1] needs a branch: there are several',
    ],
    [
      'working in two places at once',
      '"days": "tue", "from": "09:00", "to": "13:00"',
      '"days": "wed", "from": "16:00", "to": "18:00"',
      27,
      '{ "branch": "south"',
      'staff[0].hours[1] overlaps 09:00–17:00 on wed',
    ],
    [
      'a break outside the hours',
      '"from": "12:00", "to": "12:30"',
      '"from": "16:30", "to": "17:30"',
      26,
      '{ "from": "16:30"',
      'staff[0].hours[0].breaks[0] lies outside 09:00–17:00',
    ],
    [
      'a holiday that ends before it begins',
      '"to": "2027-02-05"',
      '"to": "2027-01-05"',
      30,
      '"2027-01-05" }] }',
      'staff[0].timeOff[0].to ends before it begins',
    ],
    [
      'two things with one key',
      '"key": "colour"',
      '"key": "cut"',
      20,
      '"cut", "name": "Co',
      'services[1].key the key cut is used twice',
    ],
    [
      'a class by somebody who cannot teach it',
      '"staff": "ana", "resource": "room-1", "days": "mon", "at": "07:00"',
      '"staff": "ben", "days": "mon", "at": "07:00"',
      34,
      '"ben", "days": "mo',
      'classes[0].staff ben does not have the skill yoga',
    ],
    [
      'a class that is none',
      '"early", "service": "yoga"',
      '"early", "service": "cut"',
      34,
      '"cut", "branch": "',
      'classes[0].service cut is no class',
    ],
    [
      'two classes for one person at once',
      '"at": "18:00"',
      '"at": "07:30"',
      35,
      '{ "key": "late", "',
      'classes[1] takes the staff member ana at the same time as the class early',
    ],
    [
      'a room of another branch',
      '"early", "service": "yoga", "branch": "north"',
      '"early", "service": "yoga", "branch": "south"',
      34,
      '"room-1", "days":',
      'classes[0].resource room-1 is at the branch north',
    ],
  ])('%s', (_, from, to, line, at, expected) => {
    expect(pointedAt([from, to], at.length)).toContainEqual({ line, at, said: expected })
  })
})

test('everything wrong in a file is told at once, in the order of its lines, whatever its kind', () => {
  expect(
    problemsIn(
      ['"Europe/Berlin"', '"Europe/Atlantis"'],
      ['"from": "10:00"', '"from": "ten"'],
      ['"durationMinutes": 30,', '"durationMinutes": "long",'],
      ['"skills": ["cut", "yoga"]', '"skills": ["cut", "swimming"]'],
      ['"branch": "south"', '"branch": "west"'],
    ),
  ).toEqual([
    '4:15 timezone Europe/Atlantis is no time zone; it should look like Europe/London',
    '14:34 branches[0].hours[1].from must be a time like 09:00',
    '19:55 services[0].durationMinutes must be a number',
    '24:54 staff[0].skills[1] there is no service swimming',
    '27:21 staff[0].hours[1].branch there is no branch west',
    '34:70 classes[0].staff ana does not have the skill yoga',
    '35:69 classes[1].staff ana does not have the skill yoga',
  ])
})

test('a place is right behind entries that could not be read', () => {
  const problems = problemsIn(
    ['"durationMinutes": 30,', '"durationMinutes": "long",'],
    ['"minutes": 30 }', '"minutes": 60 }'],
    [', "capacity": 8', ''],
  )
  expect(problems).toEqual([
    '19:55 services[0].durationMinutes must be a number',
    '20:72 services[1].gap the gap must end before the service does',
    '21:5 services[2] a class needs a capacity',
  ])
})
