import { defineConfig } from 'playwright/test'

/** One display a worker, since the specs use its clipboard and its focus. Playwright numbers the workers. */
const displays = process.env.ROOMPASS_TEST_DISPLAYS?.split(',') ?? []
const own = displays[Number(process.env.TEST_PARALLEL_INDEX)]
if (own !== undefined) process.env.DISPLAY = own

export default defineConfig({
  testDir: 'specs',
  outputDir: '../test-results',
  timeout: 60_000,
  globalTimeout: 45 * 60_000,
  expect: { timeout: 10_000 },
  // A spec that fails now and then is a failing spec.
  retries: 0,
  // On a desktop the specs share one clipboard.
  workers: Math.max(1, displays.length),
  forbidOnly: true,
  reporter: [['list']],
  use: { actionTimeout: 10_000, trace: 'off' },
})
