import type { Page } from 'playwright/test'

/** The Lab's part where the request for a token is put together by hand. */
export function requestPart(page: Page) {
  const form = page.getByRole('form', { name: 'Crafted request' })
  const headers = form.getByRole('region', { name: 'Headers' })
  const body = form.getByRole('textbox', { name: 'Body', exact: true })
  const answers = page.getByRole('article', { name: 'Answer' })
  return {
    form,
    method: form.getByRole('textbox', { name: 'Method' }),
    path: form.getByRole('textbox', { name: 'Path' }),
    /** One of the platform's addresses, such as `comms`. */
    chooseAddress: (name: string) =>
      form.getByRole('group', { name: 'Address' }).getByText(name, { exact: true }).click(),
    headerName: (number: number) => headers.getByRole('textbox', { name: `Name of header ${number}` }),
    headerValue: (number: number) => headers.getByRole('textbox', { name: `Value of header ${number}` }),
    addHeader: headers.getByRole('button', { name: 'Add a header' }),
    removeHeader: (number: number) => headers.getByRole('button', { name: `Remove header ${number}` }),
    /** What is put in when the request goes out, with its meanings. */
    placeholders: form.getByRole('region', { name: 'Put in when it is sent' }),
    body,
    /** Puts a text in the place of the whole body, as a person does. */
    async typeBody(text: string): Promise<void> {
      await body.click()
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.insertText(text)
    },
    newFromForm: form.getByRole('button', { name: 'New from the form' }),
    send: page.getByRole('region', { name: 'Result' }).getByRole('button', { name: /^Send/ }),
    /** The newest first. */
    answers,
    answer: answers.first(),
    showRaw: () => answers.first().getByText('Raw', { exact: true }).click(),
    saveAsCase: answers.first().getByRole('button', { name: 'Save as edge case' }),
  }
}
