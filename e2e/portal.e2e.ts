import { expect, test, type Page } from '@playwright/test'
import { askForCode, codeIn, expectSound, mailsTo, mailTo, ownNetwork, signIn } from './customer.ts'

test.beforeEach(({ page }) => ownNetwork(page))

const nextVisit = (page: Page) => page.getByRole('region', { name: 'Your next appointment' })

test('the dashboard greets by name, shows what comes next and what to do again', async ({ page }) => {
  await signIn(page, 'fade', 'nora@example.com')
  await page.goto('/fade/portal')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nora')
  await expect(nextVisit(page)).toContainText('Scissor cut')
  await expect(nextVisit(page)).toContainText('Ines Duarte')
  await expect(nextVisit(page)).toContainText('Free to cancel until')
  await expect(page.getByRole('link', { name: /^Book again/ }).first()).toHaveAttribute(
    'href',
    /\/fade\/book\?services=[\w-]+&staff=[\w-]+&branch=[\w-]+/,
  )
  await expectSound(page)
})

test('the list has what is to come and what has been, each on an address of its own', async ({ page }) => {
  await signIn(page, 'fade', 'nora@example.com')
  await page.goto('/fade/portal/appointments')
  await expect(page.getByRole('article')).toHaveCount(1)
  await expectSound(page)
  await page.getByRole('link', { name: /^Past/ }).click()
  await expect(page).toHaveURL('/fade/portal/appointments?show=past')
  await expect(page.getByRole('article').filter({ hasText: 'Cancelled' })).toHaveCount(1)
  await expect(page.getByRole('link', { name: /Book again.*Scissor cut/ }).first()).toBeVisible()
  await expectSound(page)
  await page.goBack()
  await expect(page).toHaveURL('/fade/portal/appointments')
})

test('the details say everything and hand out a calendar entry and a confirmation', async ({ page }) => {
  await signIn(page, 'fade', 'nora@example.com')
  await page.goto('/fade/portal')
  await nextVisit(page).getByRole('link', { name: 'Details' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Scissor cut' })).toBeVisible()
  await expect(page.getByText('14 Redchurch Yard')).toBeVisible()
  await expect(page.getByRole('list', { name: 'What happened' })).toContainText('Booked for')
  await expectSound(page)
  const files = { calendar: 'text/calendar', 'Confirmation (PDF)': 'application/pdf' }
  for (const [name, type] of Object.entries(files)) {
    const link = page.getByRole('main').getByRole('link', { name }).first()
    const file = await page.request.get((await link.getAttribute('href'))!)
    expect(file.headers()['content-type']).toContain(type)
    expect((await file.body()).length).toBeGreaterThan(200)
  }
})

test('cancelling names its price first and can be taken back', async ({ page }) => {
  await signIn(page, 'fade', 'oliver@example.com')
  await page.goto('/fade/portal/appointments')
  await page.getByRole('article').first().getByRole('link').first().click()
  await page.getByRole('link', { name: 'Cancel' }).click()
  const dialog = page.getByRole('dialog', { name: 'Cancel this appointment?' })
  await expect(dialog).toContainText('This costs you nothing')
  await expect(dialog).toContainText('Free to cancel until')
  await expectSound(page)
  await dialog.getByText('I am ill').click()
  await dialog.getByLabel('In your own words').fill('a cold')
  await dialog.getByRole('button', { name: 'Cancel appointment' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Cancelled.' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Nothing coming up' })).toBeVisible()
  await expectSound(page)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Your appointment stands again.')).toBeVisible()
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible()
  await expect(page.getByRole('list', { name: 'What happened' })).toContainText('I am ill: a cold')
})

test('a visit is moved to another day, with the old and the new time in view', async ({ page }) => {
  await signIn(page, 'fade', 'theo@example.com')
  await page.goto('/fade/portal')
  await nextVisit(page).getByRole('link', { name: 'Reschedule' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Choose a new time' })).toBeVisible()
  await expectSound(page)
  const days = page
    .getByRole('navigation', { name: 'Choose a day' })
    .locator('visible=true')
    .getByRole('link')
  await days.nth(3).click()
  await page.getByRole('region', { name: 'Choose a time' }).getByRole('link').first().click()
  const dialog = page.getByRole('dialog', { name: 'Move your appointment?' })
  await expect(dialog).toContainText('Danny')
  await expectSound(page)
  const button = dialog.getByRole('button', { name: /^Move to / })
  const to = (await button.textContent())!
  await button.click()
  await expect(page.getByText('Moved. A confirmation is on its way.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'What happened' })).toContainText('Moved from')
  expect(to).toMatch(/\d{2}:\d{2}$/)
})

test('a time that was just taken is answered with others @phone', async ({ page, baseURL }) => {
  await signIn(page, 'fade', 'amir@example.com')
  await page.goto('/fade/portal')
  await nextVisit(page).getByRole('link', { name: 'Reschedule' }).click()
  await page.getByRole('region', { name: 'Choose a time' }).getByRole('link').first().click()
  const dialog = page.getByRole('dialog', { name: 'Move your appointment?' })
  await expect(dialog).toBeVisible()
  const start = new URL(page.url()).searchParams.get('start')!
  const api = '/api/client-portal/fade/appointments'
  const [{ rebook }] = (await (await page.request.get(api)).json()).items
  const rival = await page.request.post(api, { data: { ...rebook, start }, headers: { origin: baseURL! } })
  expect(rival.status()).toBe(201)
  await dialog.getByRole('button', { name: /^Move to / }).click()
  await expect(dialog.getByRole('alert')).toContainText('has just been taken')
  await expectSound(page)
  await dialog.getByText('These are free instead:').locator('..').getByRole('link').first().click()
  await dialog.getByRole('button', { name: /^Move to / }).click()
  await expect(page.getByText('Moved. A confirmation is on its way.')).toBeVisible()
})

test('the whole move by keyboard alone', async ({ page }) => {
  await signIn(page, 'fade', 'theo@example.com')
  await page.goto('/fade/portal')
  await nextVisit(page).getByRole('link', { name: 'Reschedule' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Choose a new time' })).toBeVisible()
  const days = page
    .getByRole('navigation', { name: 'Choose a day' })
    .locator('visible=true')
    .getByRole('link')
  await days.nth(4).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Choose a time' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Move your appointment?' })
  await expect(dialog.getByRole('heading')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.goBack()
  await page.goForward()
  await expect(page.getByRole('heading', { level: 1, name: 'Choose a new time' })).toBeVisible()
})

test('a new e-mail address counts once its code is typed; the old one can take it back', async ({
  page,
  browser,
}, { project }) => {
  const [old, fresh] = ['ruby@example.com', `ruby.${project.name}@example.com`]
  await page.goto('/fade/portal/login')
  const code = codeIn(await askForCode(page, old))
  await page.getByLabel('Code from the message').fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/fade/portal')
  await page.goto('/fade/portal/profile')
  await expect(page.getByText('Customer since')).toBeVisible()
  await expectSound(page)
  await page.getByRole('link', { name: /^E-mail/ }).click()
  const [before, told] = [await mailsTo(page.request, fresh), await mailsTo(page.request, old)]
  await page.getByLabel('New e-mail address').fill(fresh)
  await expectSound(page)
  await page.getByRole('button', { name: 'Send the code' }).click()
  await expect(page.getByRole('heading', { name: 'Confirm your new address' })).toBeVisible()
  await expectSound(page)
  const mail = await mailTo(page.request, fresh, before)
  await page.goto('/fade/portal/profile')
  await expect(page.getByText('A new address waits for its code')).toBeVisible()
  await expect(page.getByRole('link', { name: /^E-mail/ })).toContainText(old)
  await page.getByRole('link', { name: 'Enter code' }).click()
  await page.getByLabel('Code from the mail').fill(codeIn(mail))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByText('Your new e-mail address is confirmed.')).toBeVisible()
  await expect(page.getByRole('link', { name: /^E-mail/ })).toContainText(fresh)

  const { text } = await mailTo(page.request, old, told)
  const elsewhere = await browser.newPage()
  await elsewhere.goto(/\S+\/profile\/undo-email\?token=[\w-]+/.exec(text)![0])
  await elsewhere.getByRole('button', { name: 'Restore my address' }).click()
  await expect(elsewhere.getByRole('heading', { name: 'Your old address is back' })).toBeVisible()
  expect(elsewhere.url()).not.toContain('token')
  await elsewhere.close()
  await page.goto('/fade/portal/profile')
  await expect(page).toHaveURL(/\/fade\/portal\/login/)
})

test('name, language and time zone are changed one at a time @phone', async ({ page }) => {
  await signIn(page, 'praxis', 'anna@example.com')
  await page.goto('/praxis/portal/profile?edit=name')
  await page.getByRole('dialog').locator('input[name=name]').fill('Anna M. Krüger')
  await page.getByRole('dialog').locator('button[type=submit]').click()
  await expect(page.getByRole('status').filter({ hasText: 'Your name is saved.' })).toBeVisible()
  await expect(page.getByRole('main').getByText('Anna M. Krüger').first()).toBeVisible()
  await page.goto('/praxis/portal/profile?edit=timezone')
  await page.getByRole('combobox').selectOption('Asia/Tokyo')
  await page.getByRole('dialog').locator('button[type=submit]').click()
  await expect(page.getByText('Asia/Tokyo')).toBeVisible()
  await page.goto('/praxis/portal/profile?edit=locale')
  await page.getByRole('dialog').getByText('English').click()
  await page.getByRole('dialog').locator('button[type=submit]').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible()
  await page.goto('/praxis/portal/profile?edit=locale')
  await page.getByRole('dialog').getByText('Deutsch').click()
  await page.getByRole('dialog').locator('button[type=submit]').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Profil', exact: true })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await expectSound(page)
})

test('notifications are counted, opened one by one or marked all at once', async ({ page }) => {
  await signIn(page, 'fade', 'oliver@example.com')
  await page.goto('/fade/portal/appointments')
  await page.getByRole('article').first().getByRole('link').first().click()
  await page.getByRole('link', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Cancel appointment' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Your appointment stands again.')).toBeVisible()
  await expect(async () => {
    await page.goto('/fade/portal')
    await expect(page.getByRole('link', { name: /^Notifications: \d+ new/ })).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 20_000 })
  await page.getByRole('link', { name: /^Notifications/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Notifications' })).toBeVisible()
  const unread = page.getByRole('main').getByRole('button', { name: /^New:/ })
  await expect(async () => {
    await page.reload()
    expect(await unread.count()).toBeGreaterThanOrEqual(2)
  }).toPass({ timeout: 20_000 })
  await expectSound(page)
  const count = await unread.count()
  await unread.first().click()
  await expect(page).toHaveURL(/\/fade\/portal\/appointments\/[\w-]+$/)
  await page.goto('/fade/portal/notifications')
  await expect(unread).toHaveCount(count - 1)
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(page.getByText('You have seen everything.')).toBeVisible()
  await expect(unread).toHaveCount(0)
})

test('in Arabic everything runs from right to left', async ({ page }) => {
  await signIn(page, 'lotus', 'maryam@example.com')
  await page.goto('/lotus/portal?lang=ar')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Maryam')
  await expectSound(page)
  for (const path of ['appointments', 'appointments?show=past', 'profile', 'notifications']) {
    await page.goto(`/lotus/portal/${path}${path.includes('?') ? '&' : '?'}lang=ar`)
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expectSound(page)
  }
})

test('on a very narrow screen nothing scrolls sideways', async ({ page }) => {
  await signIn(page, 'praxis', 'anna@example.com')
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of ['', '/appointments', '/appointments?show=past', '/profile', '/notifications']) {
    await page.goto(`/praxis/portal${path}`)
    await expectSound(page)
  }
  await page.goto('/praxis/portal/appointments')
  await page.getByRole('article').first().getByRole('link').first().click()
  await expect(page).toHaveURL(/appointments\/[\w-]+$/)
  await expectSound(page)
  await page.goto(`${page.url()}?cancel=1`)
  await expectSound(page)
  const button = await page.getByRole('dialog').locator('button[type=submit]').boundingBox()
  expect(button!.y + button!.height).toBeLessThanOrEqual(640)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('viewing and cancelling, and taking it back', async ({ page }) => {
    await signIn(page, 'northwind', 'ethan@example.com')
    await page.goto('/northwind/portal/appointments')
    await page.getByRole('article').first().getByRole('link').first().click()
    await page.getByRole('link', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: /^Cancel / }).click()
    await expect(page.getByText('Cancelled.')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText('Your appointment stands again.')).toBeVisible()
  })
})
