import { expect, test } from '../fixtures/app.ts'

test('the application opens, shows its name and its screens, and quits', async ({ launch }) => {
  const app = await launch()

  await expect(app.page).toHaveTitle(/^Roompass/)
  const rail = app.page.getByRole('navigation')
  for (const screen of ['Issue', 'History', 'Profiles', 'Settings']) {
    await expect(rail.getByText(screen, { exact: true })).toBeVisible()
  }

  expect(await app.close()).toEqual({ code: 0, signal: null })
})
