import { expect, type Page } from 'playwright/test'

type StateFilter =
  | 'All'
  | 'Valid'
  | 'Not yet'
  | 'Expired'
  | 'Never valid'
  | 'No end'
  | 'End unknown'
  | 'Stopped'
type QuietFilter = 'Profile' | 'Environment' | 'Origin' | 'Issued on'

export function historyPage(page: Page) {
  const toolbar = page.getByRole('search')
  const list = page.getByRole('grid', { name: 'Sessions' })
  const rows = list.locator('[id^="session-"]')
  const detail = page.getByRole('complementary', { name: 'Session' })
  const searchBox = page.getByRole('searchbox', { name: 'Search names, rooms, external ids, notes' })
  const undoBar = page.getByRole('status').filter({ hasText: 'Removed' })
  /** A state's button has its number beside its name. */
  const stateButton = (state: StateFilter) =>
    toolbar.getByRole('radio', { name: new RegExp(`^${state}( |$)`) })
  const kept = detail.getByRole('region', { name: 'What the platform kept' })
  return {
    /** What the platform kept of the guest, where it can be asked. */
    kept: {
      kept,
      ask: kept.getByRole('button', { name: 'What the platform kept', exact: true }),
      askAgain: kept.getByRole('button', { name: 'Ask again: What the platform kept' }),
      cancel: kept.getByRole('button', { name: 'Cancel' }),
      /** One item a stay. */
      stays: kept.getByRole('list', { name: 'What the platform kept' }).getByRole('listitem'),
      /** Why the last question has no answer, as a line of its own. */
      failure: kept
        .getByRole('status')
        .locator('p')
        .filter({ hasNotText: /^The platform kept|Asked at/ }),
    },
    searchBox,
    stateButton,
    /** One line a session, without the head. */
    rows,
    /** The line of one guest. */
    row: (guest: string) => rows.filter({ hasText: guest }),
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
    note: detail.getByRole('textbox', { name: 'Note' }),
    /** How far the note is: "Saving…", "Saved", or why it could not be. */
    noteSaid: detail.getByRole('status').first(),
    copyToken: detail.getByRole('button', { name: 'Copy token' }),
    inspect: detail.getByRole('button', { name: 'Inspect' }),
    renew: detail.getByRole('button', { name: 'Renew', exact: true }),
    stop: detail.getByRole('button', { name: 'Stop…' }),
    endLive: detail.getByRole('button', { name: 'End live session…' }),
    remove: detail.getByRole('button', { name: 'Remove', exact: true }),
    /** What stands below the list after a removal; empty at other times. */
    undoBar,
    undo: undoBar.getByRole('button', { name: /^Undo/ }),
    dismissUndo: undoBar.getByRole('button', { name: 'Dismiss' }),
    clearFilters: toolbar.getByRole('button', { name: 'Clear filters' }),
    exportButton: toolbar.getByRole('button', { name: 'Export' }),
    /** Looks at the session of one guest. The one before stays beside the list until it is read. */
    async open(guest: string): Promise<void> {
      await rows.filter({ hasText: guest }).click()
      await expect(detail.getByRole('heading', { level: 2 })).toHaveText(guest)
    },
    search: (text: string) => searchBox.fill(text),
    filter: (state: StateFilter) => stateButton(state).check(),
    /** A filter of the second row, whose name is its value and then what it filters. */
    quietFilter: (filter: QuietFilter) => toolbar.getByRole('button', { name: new RegExp(`${filter}$`) }),
    async choose(filter: QuietFilter, option: string): Promise<void> {
      await toolbar.getByRole('button', { name: new RegExp(`${filter}$`) }).click()
      // A note beside it is part of its name.
      await page.getByRole('option', { name: new RegExp(`^${option}(?: |$)`) }).click()
      await expect(page.getByRole('listbox')).toBeHidden()
    },
    /** Days of one's own, such as `2026-11-21`. */
    async chooseDays(first: string, last: string): Promise<void> {
      await toolbar.getByLabel('First day').fill(first)
      await toolbar.getByLabel('Last day').fill(last)
    },
    /** Waits until the numbers beside the states are these; what is left out is not looked at. */
    async expectCounts(counts: Partial<Record<StateFilter, number>>): Promise<void> {
      for (const [state, count] of Object.entries(counts))
        await expect(stateButton(state as StateFilter)).toHaveAccessibleName(`${state} ${count}`)
    },
    /** Waits until exactly these guests are in the list, in this order. */
    expectGuests: (guests: readonly string[]) =>
      guests.length === 0 ? expect(rows).toHaveCount(0) : expect(rows).toContainText([...guests]),
    /** Exports what is filtered; native dialogs follow. */
    async exportAs(format: 'CSV' | 'JSON'): Promise<void> {
      await toolbar.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('menuitem', { name: new RegExp(`^${format}`) }).click()
    },
  }
}
