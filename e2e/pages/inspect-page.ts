import type { Page } from 'playwright/test'

/** The Inspect screen: what was pasted at the left, what it says at the right. */
export function inspectPage(page: Page) {
  const pasted = page.getByRole('region', { name: 'What was pasted' })
  const result = page.getByRole('region', { name: 'What it says' })
  const verdict = result.getByRole('region', { name: 'Verdict' })
  const signature = page.getByRole('region', { name: 'Signature' })
  const keepDialog = page.getByRole('dialog', { name: 'Save to the history' })
  const rowsOf = (table: 'Claims' | 'Header') =>
    result.getByRole('table', { name: table }).locator('tbody tr')
  const field = pasted.getByRole('textbox', { name: /^(First token|Token)$/ })
  const clear = pasted.getByRole('button', { name: /^Clear: (First token|Token)$/ })
  const secondField = pasted.getByRole('textbox', { name: 'Second token' })
  return {
    pasted,
    result,
    field,
    secondField,
    /** Empties the field, as its button does. */
    clear,
    /** What was done to find the token, one sentence an item. */
    cleaned: pasted.getByRole('list', { name: 'What was cleaned' }).getByRole('listitem'),
    /** Header, payload, signature, each with its length. */
    parts: pasted.getByRole('list', { name: 'Parts of the token' }).getByRole('listitem'),
    /** What is wrong with the form, each with its place. */
    faults: pasted.getByRole('list', { name: 'Faults of the form' }).getByRole('listitem'),
    openInLab: pasted.getByRole('button', { name: 'Open in the Lab' }),
    save: pasted.getByRole('button', { name: 'Save to the history…' }),
    compare: pasted.getByRole('button', { name: 'Compare with another' }),
    stopComparing: pasted.getByRole('button', { name: 'Stop comparing' }),
    keepDialog: {
      dialog: keepDialog,
      platform: keepDialog.getByRole('button', { name: /Platform/ }),
      profile: keepDialog.getByRole('button', { name: /Profile/ }),
      save: keepDialog.getByRole('button', { name: 'Save', exact: true }),
    },
    verdict: {
      card: verdict,
      /** `Accepted` or `Refused`. */
      title: verdict.getByRole('heading', { level: 2 }),
      /** In the order in which a verifier comes to them. */
      reasons: verdict.getByRole('list', { name: 'Reasons' }).getByRole('listitem'),
      slider: verdict.getByRole('slider', { name: 'Moment of the verdict' }),
      moment: verdict.getByRole('textbox', { name: 'Moment' }),
      leeway: verdict.getByRole('textbox', { name: 'Leeway' }),
      /** Start, last second, end of the token, and now. */
      goTo: (place: 'Now' | 'Start' | 'Last second' | 'End') =>
        verdict.getByRole('group', { name: 'Go to' }).getByRole('button', { name: place, exact: true }),
    },
    signature: {
      card: signature,
      findKey: signature.getByRole('button', { name: 'Find the key' }),
      tryKey: signature.getByRole('button', { name: 'Try a key' }),
      key: signature.getByLabel('Key', { exact: true }),
      encoding: signature.getByRole('button', { name: /Encoding/ }),
      trySecret: signature.getByRole('button', { name: 'Try this key' }),
      /** Who signed it, or why that is not known. */
      found: signature.getByRole('status'),
    },
    guest: result.getByRole('region', { name: 'Guest' }),
    /** What the token is read as: what it looks like, a chosen platform, or none. */
    platform: result.getByRole('button', { name: /Platform of the token/ }),
    findings: result.getByRole('list', { name: 'Findings' }).getByRole('listitem'),
    rowsOf,
    /** The line of one claim or header member. */
    row: (table: 'Claims' | 'Header', name: string) =>
      rowsOf(table).filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${name}\\b`) }) }),
    /** As tables of what the members mean, or as the decoded texts. */
    showAs: (form: 'Table' | 'Text') => result.getByRole('radio', { name: form, exact: true }).check(),
    /** While two tokens are compared. */
    show: (part: 'Difference' | 'First token' | 'Second token') =>
      result.getByRole('radio', { name: part, exact: true }).check(),
    signatureAndEncoding: result
      .getByRole('list', { name: 'Signature and encoding, compared' })
      .getByRole('listitem'),
    differences: (table: 'Claims' | 'Header') =>
      result.getByRole('table', { name: `${table}, compared` }).locator('tbody tr'),
    /** Puts a text into the field, in place of what was there. */
    async paste(text: string): Promise<void> {
      // The beginning of a long text stands there to be read only.
      if (!(await field.isEditable())) await clear.click()
      await field.fill(text)
    },
    async pasteSecond(text: string): Promise<void> {
      await secondField.fill(text)
    },
  }
}
