import { expect, type Locator, type Page } from 'playwright/test'

type Period = '7 days' | '30 days' | '12 months' | 'All'
type Chart = 'Issued' | 'Rooms' | 'Roles' | 'States' | 'Profiles'

/** The statistics of the history. */
export function statisticsPart(page: Page) {
  const view = page.getByRole('region', { name: 'Statistics', exact: true })
  const card = (chart: Chart) => view.getByRole('region', { name: new RegExp(`^${chart}`) })
  const part = (name: 'List' | 'Statistics') =>
    page.getByRole('group', { name: 'View of the history' }).getByRole('radio', { name })
  const expiring = view.getByRole('region', { name: /^Expiring soon/ })
  return {
    view,
    /** The switch in the toolbar of the history. */
    part,
    async open(): Promise<void> {
      await part('Statistics').check({ force: true })
      await expect(view).toBeVisible()
    },
    choosePeriod: (period: Period) =>
      page.getByRole('radio', { name: period, exact: true }).check({ force: true }),
    profile: page.getByRole('button', { name: /Profile$/ }),
    asTable: page.getByRole('checkbox', { name: 'As table' }),
    /** How many sessions are counted, and of which days. */
    summary: page
      .getByRole('status')
      .filter({ hasText: /\d sessions?/ })
      .first(),
    card,
    /** The drawn chart, which the arrow keys read. */
    chart: (chart: Chart): Locator => card(chart).getByRole('application'),
    /** What is said of the bar that the keys or the mouse are at. */
    tip: (chart: Chart): Locator => card(chart).getByRole('status'),
    /** A row of the chart's table, by its name. */
    row: (chart: Chart, name: string): Locator =>
      card(chart)
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name, exact: true }) }),
    /** The sessions that end first, a button each. */
    expiring: expiring.getByRole('button'),
  }
}
