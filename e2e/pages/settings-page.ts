import type { Page } from 'playwright/test'

export function settingsPage(page: Page) {
  return {
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
