import { z } from 'zod'
import { isLocale, locales } from '#values/local-text.ts'
import { isDate } from '#values/zone.ts'
import { readWeekdays } from '#values/weekdays.ts'

/** A text of one form; whatever else stands there is told the same. */
const formed = (pattern: RegExp, rule: string) => z.string(rule).regex(pattern, rule)
const dated = (is: (text: string) => boolean, rule: string) => z.string(rule).refine(is, rule)

const slug = z.string().regex(/^[a-z0-9](-?[a-z0-9])*$/, 'must be small letters, digits and single hyphens')
const key = slug
  .max(60)
  .describe(
    'A name of its own within its list. It stays the same when the rest changes: what exists is found by it.',
  )
const clock = formed(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time like 09:00')
const date = dated(isDate, 'must be a date like 2026-12-24')
const dateOrTime = dated(isDateOrTime, 'must be a date like 2026-12-24 or a time like 2026-12-24T14:00')
const days = dated(
  (text) => readWeekdays(text) !== null,
  'must be days like mon, mon-fri or mon,wed,fri, each once',
)
const money = formed(
  /^\d{1,7}(\.\d{1,3})?$/,
  'must be an amount like "45.00", in quotes and without a currency',
)
const picture = formed(
  /^\/[\w./-]+\.(svg|png|jpg|webp|avif)$/,
  'must be the path of a picture on this installation, like /brand/logo.svg',
)
const zone = z.string().describe('A time zone like Europe/London.')
const locale = z.enum(locales)
const minutes = (least: number, most: number) => z.number().int().min(least).max(most)

function isDateOrTime(text: string): boolean {
  const [day = '', time] = text.split('T')
  return isDate(day) && (time === undefined || /^([01]\d|2[0-3]):[0-5]\d$/.test(time))
}

/** One text for every language, or one a language. */
function words(longest: number) {
  const text = z.string().trim().min(1).max(longest)
  return z.union([
    text,
    z
      .strictObject({ en: text.optional(), ar: text.optional(), de: text.optional() })
      .refine((each) => Object.keys(each).some(isLocale), 'must have at least one language'),
  ])
}
export type Words = z.output<ReturnType<typeof words>>

const inside = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('refuse') }),
  z
    .strictObject({
      kind: z.literal('fee'),
      percent: z.number().int().min(1).max(100).optional(),
      amount: money.optional(),
    })
    .refine(
      (fee) => (fee.percent === undefined) !== (fee.amount === undefined),
      'needs either percent or amount',
    ),
  z.strictObject({ kind: z.literal('keep-credit') }),
])
const notice = z.strictObject({
  windowMinutes: minutes(0, 80_640).default(120),
  inside: inside.default({ kind: 'refuse' }),
})
const policy = z
  .strictObject({
    cancel: notice.prefault({}),
    reschedule: notice.prefault({}),
    graceMinutes: minutes(0, 10_080).default(0),
  })
  .describe(
    'Until when cancelling and moving are free, what happens after that, and how long after booking everything is.',
  )
export type PolicyInFile = z.output<typeof policy>

const window = { from: clock, to: clock }
const openHours = z.strictObject({ days, ...window })
const closure = z
  .strictObject({ from: date, to: date, reason: words(200).optional() })
  .describe('Closed dates, first and last included.')
const resource = z
  .strictObject({ key, kind: slug.max(60), name: words(120) })
  .describe('A room or machine. A service needs one of a kind, whichever is free.')

const branch = z.strictObject({
  key,
  name: words(120),
  address: z
    .strictObject({
      line: z.string().trim().max(200),
      city: z.string().trim().max(100),
      country: z.string().trim().max(100),
    })
    .optional(),
  phone: z.string().max(40).optional(),
  timezone: zone.optional(),
  policy: policy.optional(),
  hours: z.array(openHours).max(100).default([]),
  closures: z.array(closure).max(200).default([]),
  resources: z.array(resource).max(200).default([]),
})

const service = z.strictObject({
  key,
  kind: z.enum(['appointment', 'class']).default('appointment'),
  category: words(80).optional(),
  name: words(120),
  description: words(1000).optional(),
  image: picture.optional(),
  durationMinutes: minutes(5, 720),
  price: money.optional(),
  bufferBeforeMinutes: minutes(0, 240).default(0),
  bufferAfterMinutes: minutes(0, 240).default(0),
  gap: z
    .strictObject({ afterMinutes: minutes(1, 719), minutes: minutes(1, 719) })
    .optional()
    .describe(
      'So many minutes after the start the staff member is free for so many minutes, while colour takes or a mask sets.',
    ),
  noticeMinutes: minutes(0, 525_600).default(0),
  horizonDays: z.number().int().min(1).max(365).optional(),
  slotIntervalMinutes: minutes(5, 720).default(15),
  dailyLimit: z.number().int().min(1).max(1000).optional(),
  capacity: z.number().int().min(1).max(500).optional().describe('Places in the class; only for classes.'),
  needsApproval: z.boolean().default(false),
  needs: z.array(slug).max(20).default([]).describe('The kinds of resource it needs one of each of.'),
  policy: policy.optional(),
})

const branchOfHours = key.optional().describe('May be left out where there is one branch.')
const workingHours = z.strictObject({
  days,
  ...window,
  branch: branchOfHours,
  breaks: z.array(z.strictObject(window)).max(20).default([]),
})
const override = z
  .strictObject({
    date,
    windows: z
      .array(z.strictObject({ ...window, branch: branchOfHours }))
      .max(20)
      .default([]),
  })
  .describe('On this date these windows replace the weekly hours and breaks; none is a day off.')
const timeOff = z.strictObject({ from: dateOrTime, to: dateOrTime, reason: z.string().max(200).optional() })

const staffMember = z.strictObject({
  key,
  name: z.string().trim().min(1).max(120),
  title: words(120).optional(),
  bio: words(1000).optional(),
  image: picture.optional(),
  email: z.email().max(254).optional(),
  role: z.enum(['owner', 'manager', 'agent', 'practitioner']).default('practitioner'),
  bookable: z.boolean().default(true),
  dailyLimit: z.number().int().min(1).max(200).optional(),
  skills: z.array(key).max(1000).default([]).describe('The keys of the services this staff member offers.'),
  hours: z.array(workingHours).max(100).default([]),
  overrides: z.array(override).max(400).default([]),
  timeOff: z.array(timeOff).max(400).default([]),
})

const weeklyClass = z.strictObject({
  key,
  service: key,
  branch: key.optional().describe('May be left out where there is one branch.'),
  staff: key,
  resource: key.optional(),
  days,
  at: clock,
  capacity: z.number().int().min(1).max(500).optional().describe("The service's capacity where left out."),
  from: date.optional().describe('The first date; today where left out.'),
  until: date.optional().describe('The last date; without end where left out.'),
})

/** Everything a business offers, as one file: what `foyer business import` reads. */
export const importShape = z.strictObject({
  $schema: z.string().optional(),
  slug: slug
    .min(2)
    .max(40)
    .describe('Where its pages are: /{slug}. The business is found by it when the file is imported again.'),
  kind: slug.max(40).default('studio'),
  name: words(120),
  tagline: words(200).optional(),
  about: words(4000).optional(),
  timezone: zone,
  locale,
  locales: z.array(locale).min(1).max(3),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency like EUR'),
  branding: z.strictObject({
    color: z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour like #0f766e, in small letters'),
    font: z.enum(['inter', 'serif', 'rounded', 'system']).default('inter'),
    logo: picture.optional(),
    cover: picture.optional(),
  }),
  contact: z
    .strictObject({
      email: z.email().max(254).optional(),
      phone: z.string().max(40).optional(),
      website: z
        .url({ protocol: /^https?$/ })
        .max(300)
        .optional(),
    })
    .default({}),
  policy: policy.prefault({}),
  horizonDays: z.number().int().min(1).max(365).default(30),
  registrationOpen: z.boolean().default(true),
  settings: z
    .strictObject({
      linkMinutes: minutes(5, 30).optional(),
      strictBrowser: z.boolean().optional(),
      sessionDays: z.number().int().min(1).max(90).optional(),
      idleDays: z.number().int().min(1).max(90).optional(),
      signInPerHour: z.number().int().min(1).max(100_000).optional(),
      smsPerDay: z.number().int().min(0).max(100_000).optional(),
      smsCountries: z
        .array(z.string().regex(/^[A-Z]{2}$/, 'must be a country like GB'))
        .max(250)
        .optional(),
    })
    .default({}),
  branches: z.array(branch).min(1).max(200),
  services: z.array(service).max(1000),
  staff: z.array(staffMember).max(2000),
  classes: z.array(weeklyClass).max(2000).default([]),
})
export type ImportFile = z.output<typeof importShape>
export type BranchInFile = ImportFile['branches'][number]
export type ServiceInFile = ImportFile['services'][number]
export type StaffInFile = ImportFile['staff'][number]
export type ClassInFile = ImportFile['classes'][number]
