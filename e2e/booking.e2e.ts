import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type APIRequestContext, type Locator, type Page } from '@playwright/test'

type Item = { id: string; name: string }

const api = (slug: string) => `/api/client-portal/${slug}`
const someone = () => `guest-${Math.random().toString(36).slice(2, 10)}@example.net`

async function idOf(
  request: APIRequestContext,
  slug: string,
  kind: 'services' | 'staff' | 'branches',
  name: string,
  lang = 'en',
): Promise<string> {
  const { items } = (await (await request.get(`${api(slug)}/${kind}?lang=${lang}`)).json()) as {
    items: Item[]
  }
  const found = items.find((item) => item.name === name)
  expect(found, `${slug} has ${name}`).toBeTruthy()
  return found!.id
}

/** Waits for the code mailed to an address. */
async function codeFor(request: APIRequestContext, email: string): Promise<string> {
  let code = ''
  await expect(async () => {
    const mails = (await (await request.get(`/dev/mailbox.json?to=${encodeURIComponent(email)}`)).json()) as {
      text: string
    }[]
    code = /\b\d{6}\b/.exec(mails[0]?.text ?? '')?.[0] ?? ''
    expect(code).toMatch(/^\d{6}$/)
  }).toPass({ timeout: 15_000 })
  return code
}

async function expectFair(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
  ).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow, 'no horizontal scroll').toBeLessThanOrEqual(0)
}

/** Walks with the Tab key until an element has the focus. */
async function tabTo(page: Page, target: Locator) {
  for (let step = 0; step < 120; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The Tab key does not lead there')
}

const shown = (page: Page, selector: string) => page.locator(`${selector}:visible`)
const freeTimes = (page: Page) => shown(page, 'button[name=start]')
const freeDays = (page: Page) => shown(page, 'main nav a[href*="from="]:not([href*="month="])')

/** Finds a free day by its number; a calendar sheet may have to be turned to it. */
async function freeDay(page: Page, number: number): Promise<Locator> {
  await expect(freeDays(page).first()).toBeVisible()
  const shownNow = await freeDays(page).count()
  if (number < shownNow) return freeDays(page).nth(number)
  const first = await freeDays(page).first().getAttribute('href')
  await page.getByRole('link', { name: /^(Next month|Nächster Monat|الشهر التالي)$/ }).click()
  await expect(freeDays(page).first()).not.toHaveAttribute('href', first!)
  return freeDays(page).nth(number - shownNow)
}

/** Chooses one of the free days and waits for its times. */
async function chooseDay(page: Page, number: number) {
  const link = await freeDay(page, number)
  const date = new URLSearchParams((await link.getAttribute('href'))!.split('?')[1]).get('from')!
  await link.click()
  await expect(freeTimes(page).first()).toHaveAttribute('value', new RegExp(`^${date}T`))
}

test('a guest books a haircut with the keyboard alone @desktop', async ({ page, request }) => {
  test.slow()
  const email = someone()
  await page.goto('/fade')
  await expectFair(page)
  await tabTo(page, page.getByRole('link', { name: /^Skin fade .* Book$/ }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Who would you like to see?' })).toBeFocused()
  await expectFair(page)
  await tabTo(page, page.getByRole('link', { name: /Anyone/ }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'When would you like to come?' })).toBeFocused()
  await expectFair(page)

  await tabTo(page, await freeDay(page, 2))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Choose a time' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(freeTimes(page).first()).toBeFocused()
  await expect(freeTimes(page).first()).toHaveAccessibleName(
    /^\w+day,? \d+ \w+, \d\d:\d\d, United Kingdom Time, with /,
  )
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1, name: 'Almost done' })).toBeFocused()
  await expect(page.getByRole('timer')).toContainText('Held for you for 4:5')
  await expectFair(page)
  await tabTo(page, page.getByLabel('Your name'))
  await page.keyboard.type('Ada King')
  await page.keyboard.press('Tab')
  await page.keyboard.type(email)
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1, name: 'Check your mail' })).toBeVisible()
  await expect(page.getByLabel('Code')).toBeFocused()
  await expectFair(page)
  await page.keyboard.type('000000')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('Code')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(await codeFor(request, email))
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1, name: 'You are booked' })).toBeVisible()
  await expect(page.getByText(`A confirmation is on its way to`)).toContainText(email)
  await expect(page.getByText(/^Free to cancel until/)).toBeVisible()
  await expectFair(page)
  const calendar = await page.request.get('/fade/book/done/calendar.ics')
  expect(calendar.headers()['content-type']).toContain('text/calendar')
  expect(await calendar.text()).toMatch(/BEGIN:VEVENT\r\nUID:[\w-]+@/)
})

test('a guest books by touch and opens the account with one more tap @phone', async ({ page, request }) => {
  test.slow()
  const email = someone()
  await page.goto('/fade')
  await expectFair(page)
  await page.getByRole('link', { name: 'Book now' }).filter({ visible: true }).tap()
  await expect(page.getByRole('button', { name: 'Continue' }).filter({ visible: true })).toBeInViewport()
  await page.getByText('Scissor cut', { exact: true }).tap()
  await page.getByText('Beard trim', { exact: true }).tap()
  await expect(page.getByText('2 services · 1 hr').filter({ visible: true })).toBeVisible()
  await expectFair(page)
  await page.getByRole('button', { name: 'Continue' }).filter({ visible: true }).tap()
  await page.getByRole('link', { name: /Anyone/ }).tap()
  await chooseDay(page, 2)
  await freeTimes(page).nth(2).tap()
  await expect(page.getByRole('button', { name: 'Continue' }).filter({ visible: true })).toBeInViewport()
  await page.getByLabel('Your name').fill('Grace Hopper')
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Continue' }).filter({ visible: true }).tap()
  await expect(page.getByRole('button', { name: 'Book for £54' }).filter({ visible: true })).toBeInViewport()
  await expectFair(page)

  // Coming back from the mail, the phone may have to load the page again: nothing typed is lost.
  await page.reload()
  await expect(page.getByText(email)).toBeVisible()
  await page.getByRole('link', { name: 'Use another address' }).tap()
  await expect(page.getByLabel('Your name')).toHaveValue('Grace Hopper')
  await page.goBack()
  await page.getByLabel('Code').fill(await codeFor(request, email))
  await page.getByRole('button', { name: 'Book for £54' }).filter({ visible: true }).tap()
  await expect(page.getByRole('heading', { level: 1, name: 'You are booked' })).toBeVisible()
  await expect(page.getByText('Scissor cut + Beard trim')).toBeVisible()
  await page.getByRole('button', { name: 'Open my account' }).tap()
  await expect(page).toHaveURL(/\/fade\/portal/)
  await expect(page.getByText('Scissor cut').filter({ visible: true }).first()).toBeVisible()
})

test('a class is booked in Arabic, from right to left @phone', async ({
  page,
  context,
  request,
  baseURL,
}) => {
  test.slow()
  const email = someone()
  await context.addCookies([{ name: 'lang', value: 'ar', url: baseURL! }])
  const marina = await idOf(request, 'lotus', 'branches', 'لوتس المارينا', 'ar')
  const mat = await idOf(request, 'lotus', 'services', 'Mat Pilates')
  await page.goto(`/lotus/book?services=${mat}`)
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expectFair(page)
  await page.locator(`main a[href*="${marina}"]`).tap()
  await expect(page.getByRole('heading', { level: 1, name: 'أي حصة تناسبك؟' })).toBeVisible()
  await expectFair(page)
  await chooseDay(page, 2)
  await expect(freeTimes(page).first()).toContainText('مع')
  await freeTimes(page).first().tap()
  await page.locator('input[name=name]').fill('ليلى حداد')
  await page.locator('input[name=email]').fill(email)
  await page.getByRole('button', { name: 'متابعة' }).filter({ visible: true }).tap()
  await page.locator('input[name=code]').fill(await codeFor(request, email))
  await page.getByRole('button', { name: /^احجز/ }).filter({ visible: true }).tap()
  await expect(page.getByRole('heading', { level: 1, name: 'تم حجز موعدك' })).toBeVisible()
  await expectFair(page)
})

test('a treatment that needs approval is requested in German @desktop', async ({
  page,
  context,
  request,
  baseURL,
}) => {
  const email = someone()
  await context.addCookies([{ name: 'lang', value: 'de', url: baseURL! }])
  const service = await idOf(request, 'praxis', 'services', 'Stoßwellentherapie', 'de')
  await page.goto(`/praxis/book?services=${service}&staff=any`)
  await chooseDay(page, 2)
  await freeTimes(page).first().click()
  await expect(page.getByText('bestätigt diesen Termin persönlich')).toBeVisible()
  await page.getByLabel('Ihr Name').fill('Jürgen Größ')
  await page.getByLabel('E-Mail').fill(email)
  await page.getByRole('button', { name: 'Weiter' }).filter({ visible: true }).click()
  await page.getByLabel('Code').fill(await codeFor(request, email))
  await page.getByRole('button', { name: 'Anfrage senden' }).filter({ visible: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ihre Anfrage ist unterwegs' })).toBeVisible()
  await expectFair(page)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('every step works to the very end @desktop', async ({ page, request }) => {
    const email = someone()
    await page.goto('/fade')
    await page.getByRole('link', { name: 'Book now' }).filter({ visible: true }).click()
    await page.getByText('Kids’ cut').or(page.getByText("Kids' cut")).first().click()
    await page.getByRole('button', { name: 'Continue' }).filter({ visible: true }).click()
    await page.getByRole('link', { name: /Anyone/ }).click()
    await chooseDay(page, 3)
    await freeTimes(page).first().click()
    await expect(page.getByText(/^Held for you until \d\d:\d\d/)).toBeVisible()
    await page.getByLabel('Your name').fill('Noor')
    await page.getByLabel('E-mail').fill(email)
    await page.getByRole('button', { name: 'Continue' }).filter({ visible: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Check your mail' })).toBeVisible()
    await page.getByLabel('Code').fill(await codeFor(request, email))
    await page.getByRole('button', { name: 'Book for £22' }).filter({ visible: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'You are booked' })).toBeVisible()
    await expect(page.getByText('Fade & Co. Shoreditch')).toBeVisible()
  })
})

test('a time that was just taken is answered with three others', async ({ page, request, baseURL }) => {
  const services = await idOf(request, 'fade', 'services', 'Hot towel shave')
  const staff = await idOf(request, 'fade', 'staff', 'Marcus Bell')
  await page.goto(`/fade/book?services=${services}&staff=${staff}`)
  await chooseDay(page, 4)
  const wanted = freeTimes(page).nth(1)
  const start = (await wanted.getAttribute('value'))!
  const held = await request.post(`${api('fade')}/holds`, {
    data: { services: [services], staff, start },
    headers: { origin: baseURL! },
  })
  expect(held.status()).toBe(201)
  await wanted.click()

  const time = start.slice(11, 16)
  const notice = page.getByRole('status').filter({ hasText: `${time} was just taken; ` })
  await expect(notice).toContainText('with Marcus Bell is free')
  await expect(notice.getByRole('button')).toHaveCount(3)
  await expectFair(page)
  await notice.getByRole('button').first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Almost done' })).toBeVisible()
})

test('the own held time is still on offer after going back', async ({ page, request }) => {
  const services = await idOf(request, 'fade', 'services', 'Hot towel shave')
  const staff = await idOf(request, 'fade', 'staff', "Danny O'Shea")
  await page.goto(`/fade/book?services=${services}&staff=${staff}`)
  await chooseDay(page, 5)
  const start = await freeTimes(page).nth(3).getAttribute('value')
  await freeTimes(page).nth(3).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Almost done' })).toBeVisible()
  await page.goBack()
  await shown(page, `button[name=start][value="${start}"]`).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Almost done' })).toBeVisible()
})

test('when the five minutes are over, the page says so and lets one go on @desktop', async ({
  page,
  request,
}) => {
  const services = await idOf(request, 'fade', 'services', 'Hot towel shave')
  const staff = await idOf(request, 'fade', 'staff', 'Marcus Bell')
  await page.clock.install()
  await page.goto(`/fade/book?services=${services}&staff=${staff}`)
  await chooseDay(page, 6)
  await freeTimes(page).first().click()
  await expect(page.getByRole('timer')).toBeVisible()
  await page.clock.fastForward('05:01')
  await expect(page.getByText('The five minutes are over.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Continue' }).filter({ visible: true })).toBeEnabled()
})

test('links with something unknown in them say so and go on', async ({ page, request }) => {
  const service = await idOf(request, 'fade', 'services', 'Skin fade')
  await page.goto('/fade/book?services=nothing-like-this')
  await expect(page.getByText('Something in this link can no longer be booked.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'What would you like to book?' })).toBeVisible()
  await page.goto(`/fade/book?services=${service}&staff=nobody`)
  await expect(page.getByText('The person in this link is no longer with us.')).toBeVisible()
  await page.goto(`/fade/book?services=${service}&staff=any&branch=nowhere&customer=somebody-else`)
  await expect(page.getByText('The branch in this link no longer exists.')).toBeVisible()
  const missing = await page.goto('/no-such-place')
  expect(missing!.status()).toBe(404)
  await expect(page.getByRole('link', { name: 'To the start page' })).toBeVisible()
})

test('book again lands on date and time with nothing typed', async ({ page, request }) => {
  const service = await idOf(request, 'fade', 'services', 'Skin fade')
  const staff = await idOf(request, 'fade', 'staff', 'Kofi Mensah')
  await page.goto(
    `/fade/book?services=${service}&staff=${staff}&customer=01a1fbdc-0000-7000-8000-000000000000`,
  )
  await expect(page.getByRole('heading', { level: 1, name: 'When would you like to come?' })).toBeVisible()
  await expect(freeTimes(page).first()).toBeInViewport()
})

test('a signed-in customer repeats a visit in two more taps', async ({ page, request, baseURL }) => {
  const email = someone()
  const service = await idOf(request, 'fade', 'services', 'Beard trim')
  const staff = await idOf(request, 'fade', 'staff', 'Kofi Mensah')
  const headers = { origin: baseURL! }
  const asked = await page.request.post(`${api('fade')}/auth/request-link`, { data: { email }, headers })
  const { challenge } = (await asked.json()) as { challenge: string }
  const code = await codeFor(request, email)
  const signedIn = await page.request.post(`${api('fade')}/auth/verify`, {
    data: { challenge, code },
    headers,
  })
  expect(signedIn.ok()).toBe(true)

  await page.goto(`/fade/book?services=${service}&staff=${staff}`)
  await freeTimes(page).last().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Does everything look right?' })).toBeVisible()
  await expect(page.getByText(email).filter({ visible: true }).first()).toBeVisible()
  await expectFair(page)
  const confirm = page.getByRole('button', { name: 'Book for £18' }).filter({ visible: true })
  await expect(confirm).toBeInViewport()
  await confirm.dblclick()
  await expect(page.getByRole('heading', { level: 1, name: 'You are booked' })).toBeVisible()
  const { items } = (await (await page.request.get(`${api('fade')}/appointments`)).json()) as {
    items: unknown[]
  }
  expect(items, 'pressed twice, booked once').toHaveLength(1)
  await expectFair(page)
  await page.getByRole('link', { name: 'View this visit' }).click()
  await expect(page).toHaveURL(/\/fade\/portal\/appointments\//)
})

test('on the narrowest phones nothing scrolls sideways and the main button stays in view @phone', async ({
  page,
  request,
}) => {
  await page.setViewportSize({ width: 320, height: 568 })
  const service = await idOf(request, 'praxis', 'services', 'Osteopathische Behandlung', 'de')
  for (const path of [
    '/praxis?lang=de',
    '/praxis/book?lang=de',
    `/praxis/book?services=${service}&lang=de`,
    `/praxis/book?services=${service}&staff=any&lang=de`,
  ]) {
    await page.goto(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320)
  }
  await page.goto('/praxis?lang=de')
  await expect(page.locator('main a[href$="/book"]:visible').last()).toBeInViewport()
  await page.goto('/praxis/book?lang=de')
  await expect(page.getByRole('button', { name: 'Weiter' }).filter({ visible: true })).toBeInViewport()
})
