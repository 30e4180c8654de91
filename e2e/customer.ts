import AxeBuilder from '@axe-core/playwright'
import { expect, type APIRequestContext, type BrowserContext, type Page } from '@playwright/test'

type Mail = { to: string; subject: string; text: string; at: string }
type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

const kept = new Map<string, { cookies: Cookies; since: number }>()
// A session gives its cookie a new secret after ten minutes; a copy from before would look stolen.
const keepsForMs = 8 * 60_000
let networks = 0

/** Gives a page a network of its own, so that tests do not use up each other's share of the limits. */
export async function ownNetwork(page: Page): Promise<void> {
  networks += 1
  await page.setExtraHTTPHeaders({ 'x-forwarded-for': `198.51.100.${networks % 250}` })
}

/** Waits for the newest message to an address that came after the ones before. */
export async function mailTo(request: APIRequestContext, to: string, before = 0): Promise<Mail> {
  let mails: Mail[] = []
  await expect(async () => {
    mails = await (await request.get(`/dev/mailbox.json?to=${encodeURIComponent(to)}`)).json()
    expect(mails.length).toBeGreaterThan(before)
  }).toPass({ timeout: 15_000 })
  return mails[0]!
}

/** Tells how many messages went to an address so far. */
export async function mailsTo(request: APIRequestContext, to: string): Promise<number> {
  return ((await (await request.get(`/dev/mailbox.json?to=${encodeURIComponent(to)}`)).json()) as Mail[])
    .length
}

export const codeIn = ({ text }: Mail): string => /\b\d{6}\b/.exec(text)?.[0] ?? ''
export const linkIn = ({ text }: Mail): string => /\S+\/portal\/auth\?token=[\w-]+/.exec(text)?.[0] ?? ''

/** Fills in an address and sends it; answers the message that came of it. */
export async function askForCode(page: Page, email: string): Promise<Mail> {
  const before = await mailsTo(page.request, email)
  await page.getByLabel('e-mail address').fill(email)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible()
  return mailTo(page.request, email, before)
}

/** Signs a customer in as a customer would, once per run; afterwards the browser simply still is. */
export async function signIn(page: Page, slug: string, email: string): Promise<void> {
  const key = `${slug} ${email}`
  const found = kept.get(key)
  if (found && Date.now() - found.since < keepsForMs) return page.context().addCookies(found.cookies)
  await ownNetwork(page)
  await page.goto(`/${slug}/portal/login`)
  const mail = await askForCode(page, email)
  await page.getByLabel('Code from the message').fill(codeIn(mail))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/login'))
  // Whoever reads another language than this browser's is brought there by a page of its own.
  await page.waitForLoadState('networkidle')
  const cookies = (await page.context().cookies()).filter(({ name }) => name.includes('cp'))
  kept.set(key, { cookies, since: Date.now() })
}

/** Asserts that the page has nothing a person with a disability would seriously stumble over, and no sideways scroll. */
export async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}

/** Counts what a finger really does on a page, over all its navigations. */
export async function countTaps(page: Page): Promise<() => number> {
  let taps = 0
  await page.exposeFunction('tapped', () => {
    taps += 1
  })
  await page.addInitScript(() => {
    addEventListener(
      'click',
      (event) => event.isTrusted && (globalThis as never as { tapped: () => void }).tapped(),
      true,
    )
  })
  return () => taps
}
