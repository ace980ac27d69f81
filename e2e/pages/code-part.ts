import type { Locator, Page } from 'playwright/test'

/** The code of a session, in the card of what was issued or in its detail. */
export function codePart(page: Page, place: Locator) {
  const more = place.locator('details').filter({ has: page.getByText('Use it in code', { exact: true }) })
  const picker = more.getByRole('button', { name: /Code for$/ })
  return {
    /** The line that opens it. */
    summary: more.locator('summary'),
    picker,
    /** The code itself. */
    code: more.getByRole('figure').locator('pre'),
    figure: more.getByRole('figure'),
    copyButton: more.getByRole('button', { name: 'Copy code' }),
    /** All of it, with its warnings. */
    more,
    open: () => more.locator('summary').click(),
    async choose(label: string, language: string): Promise<void> {
      await picker.click()
      await page.getByRole('option', { name: `${label} ${language}`, exact: true }).click()
    },
  }
}
