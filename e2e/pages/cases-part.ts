import { expect, type Page } from 'playwright/test'

type Outcome = 'Accepted' | 'Refused' | 'Unknown'

/** The Lab's edge cases: groups, cases, one of them, and the set that is made. */
export function casesPart(page: Page) {
  const groups = page.getByRole('navigation', { name: 'Groups of edge cases' })
  const list = page.getByRole('grid', { name: 'Edge cases' })
  const rows = list.locator('[id^="edge-case-"]')
  const row = (title: string) => rows.filter({ has: page.getByText(title, { exact: true }) })
  const detail = page.getByRole('complementary', { name: 'Edge case', exact: true })
  const set = page.getByRole('complementary', { name: 'Set', exact: true })
  const dialog = page.getByRole('dialog')
  return {
    search: page.getByRole('searchbox', { name: 'Search titles, reasons, sources' }),
    /** One line a case that is in sight, without the heads of the groups. */
    rows,
    /** The line of one case; one that is out of sight is searched for first. */
    row,
    /** The list itself, which has the focus while the arrow keys move through it. */
    list,
    /** Shows one group alone; “All groups” shows them all. */
    showGroup: (label: string) =>
      groups.getByRole('button', { name: new RegExp(`^${escaped(label)} ?[\\d/]+$`) }).click(),
    /** The box of a whole group, or of “All groups”. */
    groupBox: (label: string) => groups.getByRole('checkbox', { name: `Choose ${label}`, exact: true }),
    /** The box of one case. */
    box: (title: string) => row(title).getByRole('checkbox'),
    /** How many are chosen, such as `12 cases chosen`. */
    chosen: page.getByRole('contentinfo').or(page.locator('footer')).getByRole('status'),
    chooseAll: page.getByRole('button', { name: /^Choose all \d/ }),
    chooseNone: page.getByRole('button', { name: 'Choose none' }),

    /** The case beside the list. */
    detail,
    /** The value beside a label of the case, such as “Why”. */
    fact: (label: string) =>
      detail
        .locator('dl > div')
        .filter({ has: page.locator('dt').getByText(label, { exact: true }) })
        .locator('dd'),
    async open(title: string): Promise<void> {
      await row(title).click()
      await expect(detail.getByRole('heading', { level: 2 })).toHaveText(title)
    },

    /** The set beside the list, once `openSet` has shown it. */
    set: {
      panel: set,
      title: set.getByRole('textbox', { name: 'Title' }),
      room: set.getByRole('textbox', { name: 'Room' }),
      moment: set.getByRole('textbox', { name: 'Moment' }),
      /** A matrix combines the cases of groups; a list has each case for itself. */
      as: (how: 'Chosen cases' | 'Matrix of groups') => set.getByRole('radio', { name: how }).check(),
      group: (label: string) => set.getByRole('checkbox', { name: new RegExp(`^${escaped(label)} `) }),
      cover: (how: 'Pairs' | 'Every combination') => set.getByRole('radio', { name: how }).check(),
      /** Opens what some cases need of the account. */
      needs: set.getByText(/^Things of your account/),
      need: (label: string) => set.getByRole('textbox', { name: label, exact: true }),
      /** Says how many it makes, such as `Make 134 tokens`. */
      make: set.getByRole('button', { name: /^Make [\d,]+ / }),
    },
    async openSet(): Promise<void> {
      await page.getByRole('button', { name: 'Make a set…' }).click()
      await expect(set).toBeVisible()
    },

    /** Cases of one's own. */
    own: {
      import: groups.getByRole('button', { name: 'Import…' }),
      export: groups.getByRole('button', { name: 'Export…' }),
      change: detail.getByRole('button', { name: 'Change…' }),
      openInCraft: detail.getByRole('button', { name: 'Open in Craft' }),
      remove: detail.getByRole('button', { name: 'Remove', exact: true }),
      undo: page.getByRole('button', { name: 'Undo', exact: true }),
    },
    /** The dialog that names a case of one's own. */
    dialog: {
      dialog,
      title: dialog.getByRole('textbox', { name: 'Title' }),
      expect: (outcome: Outcome) => dialog.getByRole('radio', { name: outcome }).check(),
      note: dialog.getByRole('textbox', { name: 'Note' }),
      save: dialog.getByRole('button', { name: 'Save', exact: true }),
    },
  }
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
