import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

/** Levels A and AA up to WCAG 2.2. */
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const schemes = ['light', 'dark'] as const

/** Looks at what the window shows now, in both themes; a screen with violations does not stop the others. */
async function expectAccessible(page: Page, screen: string): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // Legacy mode looks in the page itself, where the other one opens a second page for it.
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      // React Aria's list of what was announced: it still names buttons that have gone with their screen.
      .exclude('[data-live-announcer]')
      .withTags(levels)
      .analyze()
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    )
    expect.soft(found, `${screen}, ${colorScheme}`).toEqual([])
  }
}

test('the screens of a first start hold to WCAG 2.2 AA', async ({ launch }) => {
  const { page } = await launch()
  const ui = shell(page)

  await page.getByRole('button', { name: 'Add a profile' }).waitFor()
  await expectAccessible(page, 'Issue without a profile')
  await ui.goTo('History')
  await page.getByRole('heading', { name: 'No sessions yet' }).waitFor()
  await expectAccessible(page, 'History without a session')
  await ui.history.search('nobody')
  await page.getByRole('heading', { name: 'Nothing found' }).waitFor()
  await expectAccessible(page, 'History with nothing found')
  await ui.goTo('Profiles')
  await expectAccessible(page, 'Profiles without a profile')
})

test('the screens at work hold to WCAG 2.2 AA', async ({ launch, roompass }) => {
  await addTestProfile(roompass)
  const { page } = await launch()
  const ui = shell(page)

  await ui.issue.fill({ rd: 'product-demo', u: 'Doctor Jane Smith', iat: 'yesterday', exp: '1799999999000' })
  await expectAccessible(page, 'Issue with findings')
  await ui.issue.fill({ iat: '', exp: '2h' })
  await ui.issue.issue()
  await expectAccessible(page, 'Issue with a token')

  await ui.goTo('History')
  await expect(ui.history.rows).toHaveCount(1)
  await ui.history.rows.first().click()
  await expect(ui.history.detail).toContainText('Doctor Jane Smith')
  await expectAccessible(page, 'History')

  await ui.goTo('Settings')
  await expectAccessible(page, 'Settings')
})

test('profiles and the dialog for a key hold to WCAG 2.2 AA', async ({ launch, roompass }) => {
  await addTestProfile(roompass)
  const { page } = await launch()
  const ui = shell(page)
  await ui.goTo('Profiles')
  await expect(ui.profiles.keys).toHaveCount(1)
  await expectAccessible(page, 'Profiles')

  await ui.profiles.keysRegion.getByRole('button', { name: 'Rotate key…' }).click()
  await expect(ui.profiles.keyDialog).toBeVisible()
  await expectAccessible(page, 'the dialog for a key')
  await ui.profiles.typeKey('short-test-key')
  await expect(ui.profiles.storedKey).toContainText('14 bytes')
  await expectAccessible(page, 'the dialog after a key was stored')
})
