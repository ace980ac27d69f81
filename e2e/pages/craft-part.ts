import { expect, type Locator, type Page } from 'playwright/test'

/** What stands beside a label, by the name of a claim. */
const exactly = (name: string) => new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)

/** The Lab's part where a token is put together by hand. */
export function craftPart(page: Page) {
  const form = page.getByRole('form', { name: 'Crafted token' })
  const result = page.getByRole('region', { name: 'Result' })
  const editor = (label: 'Header' | 'Payload') => form.getByRole('textbox', { name: label, exact: true })
  const claims = form.getByRole('region', { name: 'Claims' })
  const moment = form.getByRole('region', { name: 'Moment' })

  /** A field that opens a list. */
  async function choose(within: Locator, label: string, option: string): Promise<void> {
    await within.getByRole('button', { name: new RegExp(`${label}$`) }).click()
    // An option may have a note behind its label.
    await page
      .getByRole('option')
      .filter({ has: page.getByText(option, { exact: true }) })
      .click()
    await expect(page.getByRole('listbox')).toBeHidden()
  }

  /** Text of an editor as it is typed; a long one is drawn in part only. */
  const textOf = (label: 'Header' | 'Payload') =>
    editor(label).evaluate((content) =>
      [...content.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'),
    )

  return {
    form,
    result,
    header: editor('Header'),
    payload: editor('Payload'),
    textOf,
    /** Puts a text in the place of the whole of another, as a person does. */
    async type(label: 'Header' | 'Payload', text: string): Promise<void> {
      await editor(label).click()
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.insertText(text)
    },
    /** The line under an editor: where it breaks, or its length. */
    noteOf: async (label: 'Header' | 'Payload') => {
      const id = (await editor(label).getAttribute('aria-describedby')) ?? ''
      return page.locator(`[id="${id}"]`)
    },

    claims,
    /** One claim of the form, by its name; the last of duplicates. */
    claim: (name: string) =>
      claims
        .getByRole('listitem')
        .filter({ has: page.getByRole('textbox', { name: `Name of ${name}`, exact: true }) })
        .last(),
    /** The value of a claim, by the label of its field or its name. */
    value: (label: string) => claims.getByRole('textbox', { name: exactly(`Value of ${label}`) }).last(),
    chooseType: (name: string, type: 'string' | 'number' | 'boolean' | 'JSON' | 'raw') =>
      choose(claims, `Type of ${name}`, type),
    async removeClaim(name: string): Promise<void> {
      await claims
        .getByRole('button', { name: `Remove ${name}`, exact: true })
        .last()
        .click()
    },
    async addClaim(name: string): Promise<void> {
      const field = claims.getByRole('combobox', { name: 'Add a claim' })
      await field.fill(name)
      await field.press('Enter')
      await expect(field).toHaveAttribute('aria-expanded', 'false')
    },

    moment,
    takeNow: moment.getByRole('button', { name: 'Take now' }),
    freeze: moment.getByRole('button', { name: 'Freeze' }),
    frozenAt: moment.getByRole('textbox', { name: 'Frozen at' }),
    backToNow: moment.getByRole('button', { name: 'Back to now' }),
    newFromForm: form.getByRole('button', { name: 'New from the form' }),

    chooseAlgorithm: (name: 'HS256' | 'HS384' | 'HS512' | 'none') =>
      form.getByRole('group', { name: 'Algorithm' }).getByText(name, { exact: true }).click(),
    chooseLayout: (name: 'As typed' | 'Minified') =>
      form.getByRole('group', { name: 'Layout' }).getByText(name, { exact: true }).click(),
    /** One of the lists of the form, such as `What becomes of it`, by its label. */
    choose: (label: string, option: string) => choose(form, label, option),
    chooseTransport: (option: string) => choose(result, 'Token in the link', option),
    /** Stands there while a typed key is chosen. */
    key: form.getByLabel('Typed key', { exact: true }),
    room: result.getByRole('textbox', { name: 'Room of the link' }),
    /** Opens the encodings of header and signature, and what stands around the token. */
    around: form.getByText('Header and signature, text around the token'),
    /** What will be signed; dots stand for the signature. */
    shownBefore: result.getByRole('region', { name: 'The token before it is signed' }),
    showWhole: result.getByRole('button', { name: 'Show all' }),

    sign: result.getByRole('button', { name: /^(Sign|Make the token)/ }),
    /** Cards of what was crafted here, the newest first. */
    crafted: page.getByRole('article', { name: 'Crafted' }),
    tokenOf: async (card: Locator) => {
      const name = await card.getByRole('button', { name: /^Token: / }).getAttribute('aria-label')
      return name?.replace('Token: ', '') ?? ''
    },
    /** Said where the Lab is closed for the profile. */
    closed: page.getByRole('heading', { name: /^The Lab is closed for / }),
  }
}
