import { expect, type Page } from 'playwright/test'

type Result = 'All' | 'Pass' | 'Fail' | 'Unknown' | 'Open'
type Seen = 'Accepted' | 'Refused' | 'Name screen' | 'Error'
type Format = 'CSV' | 'JSON' | 'JUnit XML' | 'Markdown' | 'Postman'

/** The Lab's run sheets: all of them, and one with its cases, its run and its changes. */
export function sheetsPart(page: Page) {
  const sheets = page.getByRole('list', { name: 'Run sheets' })
  // The case beside the rows has a heading of its own.
  const title = page.getByRole('heading', { level: 2 }).first()
  const list = page.getByRole('grid', { name: 'Cases of the sheet' })
  const rows = list.locator('[id^="case-"]')
  const row = (title: string) => rows.filter({ has: page.getByText(title, { exact: true }) })
  const detail = page.getByRole('complementary', { name: 'Case', exact: true })
  const seen = detail.getByRole('region', { name: 'What was seen' })
  const run = page.getByRole('complementary', { name: 'Run', exact: true })
  const strip = page.getByRole('region', { name: 'Run', exact: true })
  const comparison = page.getByRole('region', { name: 'Comparison' })
  const resultButton = (result: Result) =>
    page
      .getByRole('group', { name: 'Result', exact: true })
      .getByRole('radio', { name: new RegExp(`^${result} [\\d,k]+$`) })
  return {
    /** One entry a sheet, the newest first. */
    sheets: sheets.getByRole('listitem'),
    openSheet: (title: string) => sheets.getByRole('button').filter({ hasText: title }).click(),
    allSheets: page.getByRole('button', { name: 'All run sheets' }),

    /** The title of the open sheet. */
    title,
    async rename(to: string): Promise<void> {
      await page.getByRole('button', { name: 'Rename the sheet' }).click()
      const input = page.getByRole('textbox', { name: 'Title of the sheet' })
      await input.fill(to)
      await input.press('Enter')
      await expect(title).toHaveText(to)
    },
    remove: page.getByRole('button', { name: 'Remove the sheet…' }),
    async export(format: Format): Promise<void> {
      await page.getByRole('button', { name: 'Export', exact: true }).click()
      await page.getByRole('menuitem', { name: format }).click()
    },
    /** A result with its number beside it. */
    resultButton,
    filter: (result: Result) => resultButton(result).check(),

    /** One line a case that is in sight. */
    rows,
    row,
    /** The list itself, which has the focus while the keys move through it and record. */
    list,
    selected: list.getByRole('row', { selected: true }),

    /** The case beside the rows. */
    detail,
    fact: (label: string) =>
      detail
        .locator('dl > div')
        .filter({ has: page.locator('dt').getByText(label, { exact: true }) })
        .locator('dd'),
    async open(title: string): Promise<void> {
      await row(title).click()
      await expect(detail.getByRole('heading', { level: 2 })).toHaveText(title)
    },
    /** Says what was seen of the case beside the rows. */
    record: (what: Seen) => seen.getByRole('button', { name: what }).click(),
    seen: (what: Seen) => seen.getByRole('button', { name: what }),
    takeBack: seen.getByRole('button', { name: 'Take back' }),
    /** The error text or whatever else was shown. */
    shown: seen.getByRole('textbox', { name: 'What was shown' }),
    note: detail.getByRole('textbox', { name: 'Note' }),
    openInBrowser: detail.getByRole('button', { name: 'Open in browser' }),
    copyLink: detail.getByRole('button', { name: 'Copy link' }),
    copyToken: detail.getByRole('button', { name: 'Copy token' }),
    inspect: detail.getByRole('button', { name: 'Inspect' }),

    /** Where to send the cases, and how; beside the rows once it is opened. */
    run: {
      panel: run,
      async open(): Promise<void> {
        await page.getByRole('button', { name: 'Run…' }).click()
        await expect(run).toBeVisible()
      },
      close: run.getByRole('button', { name: 'Close' }),
      address: run.getByRole('textbox', { name: 'Address' }),
      method: (method: 'GET' | 'POST' | 'PUT') => run.getByRole('radio', { name: method }).check(),
      /** A rule such as “Accepted, if”. */
      rule: (label: string) => {
        const group = run.getByRole('group', { name: label })
        return {
          by: (kind: 'Status' | 'Text' | 'JSON') => group.getByRole('radio', { name: kind }).check(),
          from: group.getByRole('textbox', { name: 'Lowest status' }),
          to: group.getByRole('textbox', { name: 'Highest status' }),
          text: group.getByRole('textbox', { name: 'Text in the body' }),
          path: group.getByRole('textbox', { name: 'Path of the value' }),
          equals: group.getByRole('textbox', { name: 'Value as JSON' }),
        }
      },
      tellNameScreen: run.getByRole('checkbox', { name: 'Tell a name screen from an acceptance' }),
      save: run.getByRole('button', { name: 'Save the endpoint…' }),
      change: run.getByRole('button', { name: 'Change', exact: true }),
      atOnce: run.getByRole('textbox', { name: 'At once' }),
      perSecond: run.getByRole('textbox', { name: 'A second' }),
      rows: (which: 'Open' | 'All') => run.getByRole('radio', { name: new RegExp(`^${which} `) }).check(),
      /** Says how many it sends, such as `Run 134 cases`. */
      start: run.getByRole('button', { name: /^Run [\d,]+ case/ }),
    },
    /** How far the run is; nothing where there was none. */
    progress: {
      strip,
      pause: strip.getByRole('button', { name: 'Pause' }),
      resume: strip.getByRole('button', { name: 'Resume' }),
      cancel: strip.getByRole('button', { name: 'Cancel' }),
      dismiss: strip.getByRole('button', { name: 'Dismiss' }),
    },

    /** What is not as it was in another sheet. */
    comparison: {
      region: comparison,
      async with(title: string): Promise<void> {
        await page.getByRole('button', { name: 'Compare with' }).click()
        await page.getByRole('menuitem', { name: title }).click()
        await expect(comparison).toBeVisible()
      },
      /** One line a change that is in sight, without the head. */
      changes: comparison
        .getByRole('table', { name: 'Changes' })
        .getByRole('row')
        .filter({ has: page.getByRole('cell') }),
      back: page.getByRole('button', { name: 'Back to the cases' }),
    },
  }
}
