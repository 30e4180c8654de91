import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '#testing/portal.ts'
import { openSmallBusiness } from '#testing/small-business.ts'
import { newVisitor, type Visitor } from '#testing/visitor.ts'

const second = 1000
const minute = 60 * second
const day = 24 * 60 * minute
let portal: Portal
let now = Date.parse('2026-11-23T09:00:00Z')

beforeAll(async () => {
  portal = await openPortal({ at: new Date(now).toISOString() })
  await openSmallBusiness(portal, 'anna')
  await portal.inScope(
    'anna',
    { kind: 'worker' },
    (scope) => scope.sql`update business_settings set sign_in_per_hour = 1000000`,
  )
})
afterAll(() => portal.close())

/** What a session ought to be, by the rules alone. */
type Model = {
  isOpen: boolean
  generation: number
  rotatedAt: number
  seenAt: number
  idleEnd: number
  end: number
  old: { generation: number; cookie: string }[]
}
type Browser = { visitor: Visitor; model: Model | null }
type Step = {
  browser: number
  act: 'sign-in' | 'use' | 'refresh' | 'sign-out' | 'use-old' | 'wait'
  time: number
  which: number
}

const steps = fc.array(
  fc.record<Step>({
    browser: fc.constantFrom(0, 0, 1),
    act: fc.constantFrom(
      'sign-in',
      'use',
      'refresh',
      'refresh',
      'sign-out',
      'use-old',
      'use-old',
      'wait',
      'wait',
    ),
    time: fc.constantFrom(
      5 * second,
      9 * second,
      11 * second,
      11 * second,
      4 * minute,
      11 * minute,
      13 * day,
    ),
    which: fc.nat(3),
  }),
  { minLength: 4, maxLength: 25 },
)

const sessionCookie = (visitor: Visitor) => [...visitor.cookies].find(([name]) => name.startsWith('cps-'))
let people = 0

/** A copy of the browser's cookies on a network of its own, so that no limit is met. */
function tabOf(visitor: Visitor): Visitor {
  const tab = newVisitor(portal)
  for (const [name, value] of visitor.cookies) tab.cookies.set(name, value)
  return tab
}

const holds = (model: Model | null): model is Model =>
  model !== null && model.isOpen && now < model.end && now < model.idleEnd

function touch(model: Model): void {
  model.seenAt = now
  model.idleEnd = Math.min(model.end, now + 14 * day)
}

function rotate(browser: Browser, model: Model, cookieBefore: string): void {
  model.old.push({ generation: model.generation, cookie: cookieBefore })
  model.generation += 1
  model.rotatedAt = now
  expect(sessionCookie(browser.visitor)![1].split('.')[1]).toBe(String(model.generation))
}

async function signIn(browser: Browser): Promise<void> {
  people += 1
  browser.visitor = tabOf(browser.visitor)
  expect((await browser.visitor.signIn('anna', `model${people}@customer.example`)).status).toBe(200)
  browser.model = {
    isOpen: true,
    generation: 1,
    rotatedAt: now,
    seenAt: now,
    idleEnd: now + 14 * day,
    end: now + 30 * day,
    old: [],
  }
}

async function visit(browser: Browser): Promise<void> {
  const { model, visitor } = browser
  const before = sessionCookie(visitor)?.[1] ?? ''
  const { status } = await visitor.ask('GET', 'anna', 'profile')
  expect(status).toBe(holds(model) ? 200 : 401)
  if (!holds(model)) return
  const isOld = now - model.rotatedAt >= 10 * minute
  if (isOld || now - model.seenAt >= 5 * minute) touch(model)
  if (isOld) rotate(browser, model, before)
}

async function refresh(browser: Browser): Promise<void> {
  const { model, visitor } = browser
  const before = sessionCookie(visitor)?.[1] ?? ''
  const { status } = await visitor.ask('POST', 'anna', 'auth/refresh')
  expect(status).toBe(holds(model) ? 200 : 401)
  if (!holds(model)) return
  touch(model)
  rotate(browser, model, before)
}

async function signOut(browser: Browser): Promise<void> {
  const lastCookies = tabOf(browser.visitor)
  expect((await browser.visitor.ask('POST', 'anna', 'auth/logout')).status).toBe(204)
  expect((await lastCookies.ask('GET', 'anna', 'profile')).status).toBe(401)
  if (browser.model) browser.model.isOpen = false
}

async function presentOld(browser: Browser, which: number): Promise<void> {
  const { model, visitor } = browser
  const old = model?.old.at(-1 - which)
  const name = sessionCookie(visitor)?.[0]
  if (!model || !old || !name) return
  const tab = tabOf(visitor)
  tab.cookies.set(name, old.cookie)
  const isGood =
    holds(model) && old.generation === model.generation - 1 && now - model.rotatedAt < 10 * second
  expect((await tab.ask('GET', 'anna', 'profile')).status).toBe(isGood ? 200 : 401)
  if (!isGood) model.isOpen = false
}

async function take(browsers: Browser[], step: Step): Promise<void> {
  const browser = browsers[step.browser]!
  switch (step.act) {
    case 'sign-in':
      return signIn(browser)
    case 'use':
      return visit(browser)
    case 'refresh':
      return refresh(browser)
    case 'sign-out':
      return signOut(browser)
    case 'use-old':
      return presentOld(browser, step.which)
    case 'wait':
      now += step.time
      portal.setClock(now)
  }
}

test(
  'whatever order people sign in, wait, refresh, leave and reuse copies in, sessions do what the rules say',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (journey) => {
        now += 40 * day
        portal.setClock(now)
        const browsers: Browser[] = [0, 1].map(() => ({ visitor: newVisitor(portal), model: null }))
        await signIn(browsers[0]!)
        for (const step of journey) await take(browsers, step)
        for (const browser of browsers) await visit(browser)
      }),
      { numRuns: 30 },
    )
  },
)
