import { expect, type Page } from 'playwright/test'

type Found = 'First rows' | 'Found' | 'Errors' | 'Warnings' | 'Formulas'
type Output = 'CSV' | 'JSON lines' | 'QR codes, PNG' | 'QR codes, SVG' | 'Guest passes'
type Separator = 'Comma' | 'Semicolon' | 'Tab' | 'JSON lines'
type Which = 'All' | 'Only good' | 'No warnings'

/** The Batch screen: rows, their columns, the dry run, and the batches that were begun. */
export function batchPage(page: Page) {
  const main = page.getByRole('main')
  const source = main.getByRole('region', { name: 'Rows', exact: true })
  const fields = main.getByRole('region', { name: 'Fields' })
  const field = (label: string) => fields.getByRole('group', { name: label, exact: true })
  const list = main.getByRole('grid')
  const checkPart = main.getByRole('region', { name: 'Check', exact: true })
  const editor = main.getByRole('region', { name: /^Cells of line/ })
  const issue = main.getByRole('region', { name: 'Issue', exact: true })
  const batches = main.getByRole('region', { name: 'Batches' })
  return {
    /** Where the rows are from; before there are any, where they are chosen. */
    source,
    chooseFile: source.getByRole('button', { name: 'Choose a file…' }),
    otherFile: source.getByRole('button', { name: 'Other file…' }),
    backToPaste: source.getByRole('button', { name: 'Paste' }),
    /** Takes a paste of rows. */
    pasteField: source.getByRole('textbox'),
    /** Types rows and takes them, as a paste would. */
    async paste(text: string): Promise<void> {
      await source.getByRole('textbox').fill(text)
      await source.getByRole('button', { name: 'Use these rows' }).click()
      await expect(list).toBeVisible()
    },
    readAs: (separator: Separator) => source.getByRole('radio', { name: separator, exact: true }).check(),
    hasNames: source.getByRole('checkbox', { name: 'First row has names' }),
    remarks: source.getByRole('list', { name: 'Remarks on the rows' }).getByRole('listitem'),

    /** One field of a token. */
    field: (label: string) => ({
      group: field(label),
      /** A column by its name, `Same for all`, or `Text…`. */
      async from(choice: string): Promise<void> {
        await field(label)
          .getByRole('button', { name: `${label} from` })
          .click()
        await page.getByRole('option', { name: choice }).first().click()
        await expect(page.getByRole('listbox')).toBeHidden()
      },
      template: field(label).getByRole('textbox', { name: `${label} as a text` }),
      /** For all rows, or for those whose column is empty. */
      value: field(label).getByLabel(new RegExp(`^${label} (for all rows|where it is empty)$`)),
    }),
    takeFromIssue: fields.getByRole('button', { name: 'Take values from Issue' }),

    check: checkPart.getByRole('button', { name: /^Check (all rows|again)$/ }),
    /** How far the dry run is, and what it found. */
    checkPart,
    cancelCheck: main.getByRole('button', { name: 'Cancel the check' }),
    /** What the list shows, with how many rows that are. */
    shown: (what: Found) => main.getByRole('radio', { name: new RegExp(`^${what}( [\\d,kM.]+)?$`) }),
    show: (what: Found) => main.getByRole('radio', { name: new RegExp(`^${what}( [\\d,kM.]+)?$`) }).check(),

    /** The list itself, which has the focus while the keys move through it. */
    list,
    /** One line a row that is in sight. */
    rows: list.locator('[id^="batch-row-"]'),
    row: (text: string) => list.locator('[id^="batch-row-"]').filter({ hasText: text }),

    /** The cells of the row that was chosen among those with something to say of. */
    editor: {
      region: editor,
      cell: (column: string) => editor.getByRole('textbox', { name: column, exact: true }),
      save: editor.getByRole('button', { name: 'Save and check' }),
      takeBack: editor.getByRole('button', { name: 'Take back' }),
      close: editor.getByRole('button', { name: 'Close' }),
    },

    issue: {
      region: issue,
      async output(format: Output): Promise<void> {
        await issue.getByRole('button', { name: 'Output' }).click()
        await page.getByRole('option', { name: format }).click()
        await expect(page.getByRole('listbox')).toBeHidden()
      },
      guard: issue.getByRole('checkbox', { name: 'Guard against formulas' }),
      which: (rows: Which) => issue.getByRole('radio', { name: new RegExp(`^${rows}( [\\d,]+)?$`) }).check(),
      /** Says how many it issues, such as `Issue 997 tokens…`; a native dialog asks first. */
      button: issue.getByRole('button', { name: /^Issue .*token/ }),
    },

    /** The banner that says that batches broke off; a screen reader is told beside it. */
    brokeOff: main.locator('[role="status"]:not([aria-label])').filter({ hasText: 'broke off' }),
    /** One item a batch. */
    batches: batches.getByRole('listitem'),
    /** A batch by the name of its file. */
    batch(name: string) {
      const line = batches.getByRole('listitem').filter({ hasText: name }).first()
      const act = (label: string) => line.getByRole('button', { name: new RegExp(`^${label}`) })
      return {
        line,
        progress: line.getByRole('progressbar'),
        pause: act('Pause'),
        resume: act('Resume'),
        cancel: act('Cancel'),
        endHere: act('End it here'),
        showInHistory: act('Show in History'),
        forget: act('Forget'),
      }
    },
    /** What a screen reader is told of the progress. */
    told: main.getByRole('status', { name: 'Progress' }),
  }
}
