import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Cookie, type Page } from '@playwright/test'
import { findChromium } from '#testing/chromium.ts'
import { startProcess } from '#testing/processes.ts'

// Writes a picture of every screen × {390, 1280} × {en, ar} × {light, dark} into screens/, from a demo of its own.
const folder = 'screens'
const widths = { 390: 844, 1280: 800 }
const languages = ['en', 'ar'] as const
const modes = ['light', 'dark'] as const
const customer = 'maryam@example.com'
const slug = 'lotus'

let session: Cookie[] = []
const dataDir = mkdtempSync(join(tmpdir(), 'foyer-screens-'))
const server = await startProcess({ dataDir, env: { FOYER_DEMO: 'on', FOYER_MAILBOX: 'on' } })
const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] })
try {
  const addresses = await screens()
  rmSync(folder, { recursive: true, force: true })
  for (const [width, height] of Object.entries(widths)) {
    for (const language of languages)
      for (const mode of modes) await shoot(addresses, Number(width), height, language, mode)
  }
} finally {
  await browser.close()
  await server.kill()
  rmSync(dataDir, { recursive: true, force: true })
}

type Screen = { name: string; path: string; visitor?: boolean }

/** Every address worth a picture, with the ids the demo happens to have. */
async function screens(): Promise<Screen[]> {
  const page = await open(browser, 'en')
  await signIn(page)
  session = (await page.context().storageState()).cookies.filter((cookie) => cookie.name !== 'lang')
  const api = async (path: string) =>
    (await page.request.get(`${server.origin}/api/client-portal/${slug}/${path}`)).json()
  const { items: upcoming } = await api('appointments?status=upcoming')
  const { items: branches } = await api('branches')
  const { items: services } = await api('services')
  const own = services.find((service: { kind: string }) => service.kind === 'appointment')
  const appointment = upcoming[0].id as string
  await page.context().close()
  const book = `/${slug}/book`
  const time = `${book}?services=${own.id}&staff=any&branch=${branches[0].id}`
  return [
    { name: 'home', path: '/' },
    { name: 'business', path: `/${slug}` },
    { name: 'book-1-services', path: book },
    { name: 'book-2-staff', path: `${book}?services=${own.id}&branch=${branches[0].id}` },
    { name: 'book-3-time', path: time },
    { name: 'sign-in', path: `/${slug}/portal/login`, visitor: true },
    { name: 'dashboard', path: `/${slug}/portal` },
    { name: 'appointments', path: `/${slug}/portal/appointments` },
    { name: 'appointments-past', path: `/${slug}/portal/appointments?show=past` },
    { name: 'appointment', path: `/${slug}/portal/appointments/${appointment}` },
    { name: 'cancel', path: `/${slug}/portal/appointments/${appointment}?cancel=1` },
    { name: 'reschedule', path: `/${slug}/portal/reschedule/${appointment}` },
    { name: 'profile', path: `/${slug}/portal/profile` },
    { name: 'notifications', path: `/${slug}/portal/notifications` },
    { name: 'not-found', path: `/${slug}/nothing-here` },
    { name: 'kit', path: '/dev/kit' },
  ]
}

async function shoot(
  addresses: Screen[],
  width: number,
  height: number,
  language: string,
  mode: (typeof modes)[number],
): Promise<void> {
  const page = await open(browser, language)
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme: mode, reducedMotion: 'reduce' })
  const place = join(folder, `${width}-${language}-${mode}`)
  mkdirSync(place, { recursive: true })
  for (const { name, path, visitor } of addresses) {
    if (visitor) await page.context().clearCookies({ name: /^cps-/ })
    else await page.context().addCookies(session)
    await page.goto(server.origin + path, { waitUntil: 'networkidle' })
    await page.screenshot({ path: join(place, `${name}.png`), fullPage: true })
  }
  process.stdout.write(`${place}: ${addresses.length} screens\n`)
  await page.context().close()
}

async function open(at: Browser, language: string): Promise<Page> {
  const context = await at.newContext({
    locale: language === 'ar' ? 'ar-AE' : 'en-GB',
    timezoneId: 'Asia/Dubai',
  })
  const page = await context.newPage()
  await context.addCookies([{ name: 'lang', value: language, url: server.origin }])
  return page
}

/** Signs in as a customer does: asks for a code, reads the mail, types it. */
async function signIn(page: Page): Promise<void> {
  const api = `${server.origin}/api/client-portal/${slug}/auth`
  const headers = { origin: server.origin }
  const asked = new Date().toISOString()
  const { challenge } = await (
    await page.request.post(`${api}/request-link`, { data: { email: customer }, headers })
  ).json()
  for (let count = 0; count < 100; count += 1) {
    const [mail] = await (await page.request.get(`${server.origin}/dev/mailbox.json?to=${customer}`)).json()
    const code = mail && mail.at >= asked ? /\b\d{6}\b/.exec(mail.text)?.[0] : undefined
    if (code && (await page.request.post(`${api}/verify`, { data: { challenge, code }, headers })).ok())
      return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The code did not arrive.')
}
