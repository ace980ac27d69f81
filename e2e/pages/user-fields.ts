import { expect, type Page } from 'playwright/test'

/** The form of a Video.io profile. What is issued is on the page of issuing. */
export function userFields(page: Page) {
  const identifier = page.getByRole('combobox', { name: 'User identifier', exact: true })
  const offered = page.getByRole('listbox', { name: 'Issued before with this profile' })
  const chips = page.getByRole('toolbar', { name: 'Scopes that the platform names' })
  return {
    identifier,
    scopes: page.getByRole('textbox', { name: 'Scopes', exact: true }),
    /** The list of those for whom was issued before. */
    offered,
    offers: offered.getByRole('option'),
    /** The names that the platform knows. */
    chips: chips.getByRole('button'),
    chip: (name: string) => chips.getByRole('button', { name, exact: true }),
    async openOffers(): Promise<void> {
      await identifier.focus()
      await identifier.press('Alt+ArrowDown')
      await expect(offered).toBeVisible()
    },
  }
}
