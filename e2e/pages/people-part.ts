import { expect, type Locator, type Page } from 'playwright/test'

/** Under a profile: who is behind the names and ids that leave this computer. */
export function peoplePart(page: Page) {
  const region = page.getByRole('region', { name: 'People', exact: true })
  const rows = region.locator('tbody').getByRole('row')
  const row = (person: string): Locator => rows.filter({ hasText: person })
  return {
    region,
    /** One line a person, without the head. */
    rows,
    row,
    search: region.getByRole('searchbox', { name: 'Search names, ids, aliases' }),
    /** Where the platform's own id of a person is typed. */
    participant: (person: string) => row(person).getByRole('textbox', { name: /^Participant id of / }),
    forget: (person: string) => row(person).getByRole('button', { name: /^Forget .*…$/ }),
    /** Real name, real id, alias and alias id of a person, as they stand there. */
    async textsOf(person: string): Promise<string[]> {
      await expect(row(person)).toHaveCount(1)
      return (await row(person).getByRole('cell').allInnerTexts()).slice(0, 4)
    },
    /** Native dialogs follow. */
    async exportAs(format: 'CSV' | 'JSON'): Promise<void> {
      await region.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('menuitem', { name: new RegExp(`^${format}`) }).click()
    },
  }
}
