import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: 'specs',
  outputDir: '../test-results',
  timeout: 60_000,
  globalTimeout: 6 * 60_000,
  expect: { timeout: 10_000 },
  // A spec that fails now and then is a failing spec.
  retries: 0,
  // The specs share one clipboard.
  workers: 1,
  forbidOnly: true,
  reporter: [['list']],
  use: { actionTimeout: 10_000, trace: 'off' },
})
