export interface DialogModel {
  readonly title: string
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
  /** Number of the button that Enter presses. */
  readonly defaultButton: number
  /** What stands in the field for a path; null where there is none. */
  readonly path: string | null
}

/**
 * Builds a dialog in an empty page and gives its height in CSS pixels.
 *
 * This function is sent to the page as text: it may use nothing from outside itself.
 */
export function dialogPage(model: DialogModel): number {
  const answer = (button: number | null) => {
    const { answerDialog } = globalThis as unknown as { answerDialog: (payload: string) => void }
    answerDialog(JSON.stringify({ button, path: field?.value ?? '' }))
  }
  const add = <K extends keyof HTMLElementTagNameMap>(
    parent: Element,
    tag: K,
    text: string,
    style: string,
  ) => {
    const element = document.createElement(tag)
    element.textContent = text
    element.style.cssText = style
    parent.append(element)
    return element
  }

  document.title = model.title
  document.documentElement.style.colorScheme = 'light dark'
  const { body } = document
  body.style.cssText = 'margin: 0; padding: 20px; font: 14px/1.5 system-ui, sans-serif'
  add(body, 'p', model.message, 'margin: 0 0 8px; font-weight: 600; white-space: pre-wrap')
  if (model.detail !== '') add(body, 'p', model.detail, 'margin: 0 0 8px; white-space: pre-wrap')
  const field =
    model.path === null ? null : add(body, 'input', '', 'width: 100%; box-sizing: border-box; font: inherit')
  if (field) field.value = model.path ?? ''
  const row = add(body, 'div', '', 'display: flex; gap: 8px; justify-content: flex-end; margin-top: 16px')
  for (const [number, label] of model.buttons.entries()) {
    add(row, 'button', label, 'font: inherit; padding: 4px 14px').addEventListener('click', () =>
      answer(number),
    )
  }
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape') answer(null)
    if (event.key === 'Enter' && event.target === field) answer(model.defaultButton)
  })
  const first = field ?? row.querySelectorAll('button')[model.defaultButton]
  first?.focus()
  return Math.ceil(row.getBoundingClientRect().bottom) + 20
}
