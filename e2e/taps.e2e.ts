import { expect, test } from '@playwright/test'
import { countTaps, ownNetwork, signIn } from './customer.ts'

test.beforeEach(({ page }) => ownNetwork(page))

test('booking again takes three taps and no typing', async ({ page }) => {
  await signIn(page, 'fade', 'jack@example.com')
  const taps = await countTaps(page)
  await page.goto('/fade/portal')
  await page
    .getByRole('article')
    .first()
    .getByRole('link', { name: /^Book again/ })
    .click()
  await page.getByRole('region', { name: 'Choose a time' }).locator('a, button').first().click()
  await page.getByRole('main').getByRole('button', { name: /^Book/ }).first().click()
  await expect(page).toHaveURL(/\/fade\/book\/done/)
  expect(taps()).toBe(3)
})

test('rescheduling from the dashboard takes four taps', async ({ page }) => {
  await signIn(page, 'fade', 'george@example.com')
  const taps = await countTaps(page)
  await page.goto('/fade/portal')
  await page.getByRole('link', { name: 'Reschedule' }).click()
  await page
    .getByRole('navigation', { name: 'Choose a day' })
    .locator('visible=true')
    .getByRole('link')
    .nth(2)
    .click()
  await page.getByRole('region', { name: 'Choose a time' }).getByRole('link').first().click()
  await page.getByRole('button', { name: /^Move to/ }).click()
  await expect(page.getByText('Moved. A confirmation is on its way.')).toBeVisible()
  expect(taps()).toBe(4)
})

test('cancelling from the list takes three taps', async ({ page }) => {
  await signIn(page, 'fade', 'amir@example.com')
  const taps = await countTaps(page)
  await page.goto('/fade/portal/appointments')
  await page.getByRole('article').first().getByRole('link').first().click()
  await page.getByRole('link', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: /^Cancel / }).click()
  await expect(page.getByText('Cancelled.')).toBeVisible()
  expect(taps()).toBe(3)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Your appointment stands again.')).toBeVisible()
})
