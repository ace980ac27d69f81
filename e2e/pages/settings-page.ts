import type { Page } from 'playwright/test'

export function settingsPage(page: Page) {
  const history = page.getByRole('region', { name: 'History' })
  return {
    /** How long sessions and the texts of their tokens are kept. */
    history,
    /** What a choice that is not applied yet would take. */
    preview: history.getByRole('status'),
    apply: history.getByRole('button', { name: 'Apply' }),
    discard: history.getByRole('button', { name: 'Discard' }),
    /** The days of one's own. */
    ownDays: history.getByRole('textbox', { name: 'Days after which a session is removed' }),
    keepTokens: (choice: 'Never' | 'Until it expires' | 'Always') =>
      history
        .getByRole('group', { name: 'Keep the text of tokens' })
        .getByRole('radio', { name: choice, exact: true })
        .check(),
    removeAfter: (choice: 'Never' | '30 days' | '90 days' | '365 days' | 'Other') =>
      history
        .getByRole('group', { name: 'Remove sessions older than' })
        .getByRole('radio', { name: choice, exact: true })
        .check(),
    /** Types an own number of seconds until the clipboard is cleared. */
    async clearClipboardAfter(seconds: number): Promise<void> {
      await page.getByText('Custom', { exact: true }).click()
      const field = page.getByRole('textbox', { name: 'Seconds until the clipboard is cleared' })
      await field.fill(String(seconds))
      await field.press('Enter')
      await page.getByText(`What is copied is cleared after ${seconds} s.`).waitFor()
    },
  }
}
