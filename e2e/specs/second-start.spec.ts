import { expect, test } from '../fixtures/app.ts'

test('a second start on the same data folder raises the first window and ends', async ({ launch }) => {
  const app = await launch()
  const before = await app.raised()

  const second = await app.startSecond()

  expect(second.code, second.stderr).toBe(0)
  await expect.poll(() => app.raised()).toBeGreaterThan(before)
  await expect(app.page.getByRole('navigation')).toBeVisible()
})

test('two data folders have a window each', async ({ launch }, testInfo) => {
  const one = await launch()
  const other = await launch({ dataDir: testInfo.outputPath('other') })

  await expect(one.page.getByRole('navigation')).toBeVisible()
  await expect(other.page.getByRole('navigation')).toBeVisible()
})
