import { expect, type Page } from 'playwright/test'

/** Milliseconds; whether nobody is at the computer is looked at every ten seconds only. */
const patience = 30_000

/** The only thing that a locked application shows, and the ways in and out of it. */
export function lockScreen(page: Page) {
  const unlock = page.getByRole('button', { name: 'Unlock' })
  const at = (state: 'locked' | 'loaded') => page.locator(`html[data-app-state="${state}"]`)
  return {
    heading: page.getByRole('heading', { level: 1, name: 'Roompass is locked' }),
    unlock,
    /** Why it is still locked. */
    failure: page.getByRole('alert'),
    /** Has the application locked, and waits for the page that comes in place of this one. */
    async lockBy(lock: () => Promise<unknown>): Promise<void> {
      await page.evaluate(() => {
        document.documentElement.dataset.page = 'before'
        Object.assign(window, { before: true })
      })
      await lock()
      await page
        .locator('html[data-app-state="locked"]:not([data-page])')
        .waitFor({ state: 'attached', timeout: patience })
      expect(await page.evaluate(() => Reflect.has(window, 'before')), 'the page is another one').toBe(false)
    },
    /** Presses Unlock and waits until the application is there again. */
    async leave(): Promise<void> {
      await unlock.click()
      await at('loaded').waitFor({ state: 'attached' })
    },
  }
}
