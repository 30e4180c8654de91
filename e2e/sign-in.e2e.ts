import { expect, test } from '@playwright/test'
import { askForCode, codeIn, expectSound, linkIn, ownNetwork } from './customer.ts'

test.beforeEach(({ page }) => ownNetwork(page))

test('the code from the mail leads to the page that was asked for', async ({ page }) => {
  await page.goto('/fade/portal/appointments?show=past')
  await expect(page).toHaveURL(/\/fade\/portal\/login\?next=/)
  await expectSound(page)
  const mail = await askForCode(page, 'jack@example.com')
  await expectSound(page)
  await page.getByLabel('Code from the message').pressSequentially(codeIn(mail))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/fade/portal/appointments?show=past')
  await expect(page.getByRole('heading', { name: 'Appointments' })).toBeVisible()
})

test('opening a link changes nothing; its button signs in, once', async ({ page, browser }) => {
  await page.goto('/fade/portal/login')
  const link = linkIn(await askForCode(page, 'theo@example.com'))
  const elsewhere = await browser.newContext({ javaScriptEnabled: false })
  const scanner = await elsewhere.newPage()
  await scanner.goto(link)
  await scanner.goto(link)
  await expect(scanner.getByText('t•••')).toBeVisible()
  await page.goto(link)
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expectSound(page)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/fade/portal')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Theo')
  await scanner.getByRole('button', { name: 'Sign in' }).click()
  await expect(scanner.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  expect(scanner.url()).not.toContain('token')
  await expect(scanner.getByRole('link', { name: 'Ask for a new one' })).toHaveAttribute(
    'href',
    '/fade/portal/login',
  )
  await elsewhere.close()
})

test('pages that carry a token are never stored and name nobody they came from', async ({ request }) => {
  const answer = await request.get('/fade/portal/auth?token=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
  expect(answer.headers()['cache-control']).toContain('no-store')
  expect(answer.headers()['referrer-policy']).toBe('no-referrer')
})

test('a wrong code says how many tries are left; the right one still works', async ({ page }) => {
  await page.goto('/praxis/portal/login?lang=en')
  const mail = await askForCode(page, 'greta@example.com')
  const right = codeIn(mail)
  await page.getByLabel('Code from the message').fill(right === '111111' ? '222222' : '111111')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Tries left: 4')).toBeVisible()
  await expect(page.getByLabel('Code from the message')).toBeFocused()
  await expectSound(page)
  await page.getByLabel('Code from the message').fill(right)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/praxis/portal')
})

test('a mistyped address keeps what was typed and marks the field', async ({ page }) => {
  await page.goto('/fade/portal/login')
  await page.getByLabel('e-mail address').fill('nobody@nowhere')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('does not look like an e-mail address')).toBeVisible()
  await expect(page.getByLabel('e-mail address')).toHaveValue('nobody@nowhere')
  await expect(page.getByLabel('e-mail address')).toBeFocused()
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('signing in by code, and out again', async ({ page }) => {
    await page.goto('/northwind/portal')
    await expect(page).toHaveURL(/\/northwind\/portal\/login\?next=/)
    const mail = await askForCode(page, 'priscilla@example.com')
    await page.getByLabel('Code from the message').fill(codeIn(mail))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL('/northwind/portal')
    await page.goto('/northwind/portal/profile')
    await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByText('You are signed out.')).toBeVisible()
    await page.goto('/northwind/portal')
    await expect(page).toHaveURL(/\/portal\/login/)
  })
})

test('somebody new is asked for a name, once, and told where to begin', async ({ page }, { project }) => {
  await page.goto('/fade/portal/login')
  const mail = await askForCode(page, `new-${project.name}@example.com`)
  await page.getByLabel('Code from the message').fill(codeIn(mail))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Welcome to Fade' })).toBeVisible()
  await expectSound(page)
  await page.getByLabel('Your name').fill('Ada Marlow')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page).toHaveURL('/fade/portal')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada')
  await expect(page.getByRole('heading', { name: 'Nothing booked yet' })).toBeVisible()
  await expectSound(page)
})

test('one browser is signed in at two businesses, and leaving one leaves the other', async ({ page }) => {
  for (const slug of ['fade', 'northwind']) {
    await page.goto(`/${slug}/portal/login`)
    const mail = await askForCode(page, 'someone@example.com')
    await page.getByLabel('Code from the message').fill(codeIn(mail))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(`/${slug}/portal`)
  }
  await page.goto('/fade/portal/profile')
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/fade\/portal\/login/)
  await page.goto('/northwind/portal')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Robin')
})
