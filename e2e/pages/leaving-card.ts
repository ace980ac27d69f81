import { expect, type Page } from 'playwright/test'

/** For a profile with anonymous identities, beside the form: what is typed, and what leaves in its place. */
export function leavingCard(page: Page) {
  const region = page.getByRole('region', { name: 'What leaves this computer' })
  const line = (label: string) =>
    region.locator('dl > div').filter({ has: page.getByText(label, { exact: true }) })
  return {
    /** Not there for a profile that sends what is typed. */
    region,
    /** Waits for what one line says, such as `Jane Smith → Amber Otter`. */
    expectLine: (label: string, typed: string, leaves: string | RegExp) =>
      expect(line(label).locator('dd > :not(svg)')).toHaveText([typed, leaves]),
    /** What leaves in place of a field, once it is known. */
    async leaves(label: string): Promise<string> {
      const made = line(label).locator('dd strong')
      await expect(made).toHaveText(/\S/)
      return made.innerText()
    },
  }
}
