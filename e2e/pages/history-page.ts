import type { Page } from 'playwright/test'

type StateFilter = 'All' | 'Valid' | 'Not yet' | 'Expired' | 'Never valid' | 'No end'

export function historyPage(page: Page) {
  const list = page.getByRole('grid', { name: 'Sessions' })
  const detail = page.getByRole('complementary', { name: 'Session' })
  const searchBox = page.getByRole('searchbox', { name: 'Search names, rooms, external ids, notes' })
  return {
    searchBox,
    /** One line a session, without the head. */
    rows: list.locator('[id^="session-"]'),
    /** The list itself, which has the focus while the arrow keys move through it. */
    list,
    selected: list.getByRole('row', { selected: true }),
    /** The session beside the list. */
    detail,
    /** The value beside a label of the detail, such as "Signed with". */
    fact: (label: string) =>
      detail
        .locator('dl > div')
        .filter({ has: page.getByText(label, { exact: true }) })
        .locator('dd'),
    search: (text: string) => searchBox.fill(text),
    /** A state's button has its number beside its name. */
    filter: (state: StateFilter) =>
      page
        .getByRole('search')
        .getByRole('radio', { name: new RegExp(`^${state}( |$)`) })
        .check(),
  }
}
