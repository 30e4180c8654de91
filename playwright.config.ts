import { defineConfig } from '@playwright/test'
import { findChromium } from './src/testing/chromium.ts'
import { freePort } from './src/testing/free-port.ts'

// Workers read this file again: what is found once is handed to them through the environment.
process.env.E2E_PORT ??= String(await freePort())
process.env.FOYER_CHROMIUM ??= await findChromium()

const port = process.env.E2E_PORT
const address = `http://127.0.0.1:${port}`

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.e2e.ts',
  snapshotPathTemplate: 'e2e/__screens__/{projectName}/{arg}{ext}',
  updateSnapshots: 'none',
  workers: 1,
  timeout: 60_000,
  forbidOnly: true,
  reporter: 'list',
  expect: {
    timeout: 10_000,
    toHaveScreenshot: { animations: 'disabled', caret: 'hide', maxDiffPixelRatio: 0.02 },
  },
  use: {
    baseURL: address,
    launchOptions: { executablePath: process.env.FOYER_CHROMIUM },
    locale: 'en-GB',
    trace: 'retain-on-failure',
  },
  // A test tagged @phone or @desktop runs on that alone, any other on both.
  projects: [
    {
      name: 'phone',
      grepInvert: /@desktop/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    { name: 'desktop', grepInvert: /@phone/, use: { viewport: { width: 1280, height: 800 } } },
  ],
  webServer: {
    command: 'node bin/e2e-server.ts',
    url: `${address}/readyz`,
    env: { E2E_PORT: port },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    timeout: 90_000,
  },
})
