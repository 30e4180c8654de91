import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{src,bin,seeds,bench}/**/*.test.{ts,tsx,mjs}'],
    globalSetup: ['src/testing/global-setup.ts'],
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A zone where no demo business lives, so that nothing may lean on the zone of the machine.
    env: { TZ: 'Asia/Kathmandu' },
  },
})
