import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { root } from '../fixtures/root.ts'
import { type Shell, shell } from '../pages/shell.ts'

const sizes = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
] as const

/** Writes the screen as it is, in both themes at both sizes, to a folder that git ignores. */
async function takePictures(page: Page, name: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const path = join(root, 'pictures', `${name}-${colorScheme}-${size.width}.png`)
      const picture = await page.screenshot({ path, animations: 'disabled' })
      expect(picture.length, `${name} shows something`).toBeGreaterThan(5_000)
    }
    await expectNoSidewaysScrolling(page)
  }
  await page.setViewportSize(sizes[0])
}

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }))
  expect(content, 'no screen scrolls sideways').toBeLessThanOrEqual(window)
}

test('pictures of every screen', async ({ launch }) => {
  test.setTimeout(120_000)
  const app = await launch()
  const { page } = app
  const ui = shell(page)
  await takePictures(page, 'issue-first-run')
  await ui.goTo('History')
  await takePictures(page, 'history-empty')

  await ui.goTo('Profiles')
  await takePictures(page, 'profiles-first-run')
  await ui.profiles.add({ name: 'Acme staging', role: 'attendee' })
  await takePictures(page, 'key-dialog')
  await ui.profiles.typeKey('test-key-not-a-real-one')
  await expect(ui.profiles.storedKey).toContainText('23 bytes')
  await takePictures(page, 'key-stored-short')
  await ui.profiles.done()
  await takePictures(page, 'profiles')

  await ui.goTo('Issue')
  await takePictures(page, 'issue-empty')
  await issueSome(ui)
  await takePictures(page, 'issue-issued')
  await ui.issue.fill({ rd: '', exp: '1700003600000', avatar: 'http://example.com/a.png', nbf: 'tomorrow' })
  await ui.issue.openAllClaims()
  await takePictures(page, 'issue-findings')

  await ui.goTo('History')
  await takePictures(page, 'history')
  await ui.history.search('nobody')
  await takePictures(page, 'history-nothing-found')
  await ui.goTo('Settings')
  await takePictures(page, 'settings')
})

async function issueSome(ui: Shell): Promise<void> {
  const guests = [
    { rd: 'lobby', u: '李 小龙', ud: '', nbf: 'now', exp: '25m' },
    { rd: 'board-q4', u: 'Marc Aurel', role: 'moderator', nbf: '3h', exp: '90m' },
    { rd: 'webinar-nov', u: 'Élodie Ångström', role: 'speaker', nbf: 'now', exp: '' },
    { rd: 'lobby', u: 'QA with a name that goes on and on, far longer than any column is wide', exp: '2s' },
    { rd: 'product-demo', u: 'Doctor Jane Smith', ud: 'crm-4711', role: 'attendee', exp: '2h' },
  ]
  for (const guest of guests) {
    await ui.issue.fill(guest)
    await expect(ui.issue.button).toHaveText(/Issue token/)
    await ui.issue.issue()
    await expect(ui.issue.button).toHaveText(/Issue another/)
    await expect(ui.issue.issued.first()).toContainText('Issued')
  }
}
