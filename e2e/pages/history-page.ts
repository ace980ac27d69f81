import type { Page } from 'playwright/test'

type StateFilter = 'All' | 'Valid' | 'Not yet' | 'Expired' | 'Never valid' | 'No end'

export function historyPage(page: Page) {
  const searchBox = page.getByRole('searchbox', { name: 'Search names, rooms, external ids' })
  return {
    searchBox,
    /** One line a session, without the head. */
    rows: page
      .getByRole('grid', { name: 'Sessions' })
      .getByRole('row')
      .filter({ has: page.getByRole('gridcell') }),
    /** The session beside the list. */
    detail: page.getByRole('complementary', { name: 'Session' }),
    search: (text: string) => searchBox.fill(text),
    filter: (state: StateFilter) => page.getByRole('search').getByText(state, { exact: true }).click(),
  }
}
