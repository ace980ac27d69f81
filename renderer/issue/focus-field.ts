/** Puts the focus into a field of the form around (or under) an element, and selects what is in it. */
export function focusField(near: Element | null, name: string): void {
  const scope = near?.closest('form') ?? document
  const field = scope.querySelector(`input[name="${CSS.escape(name)}"]`)
  if (!(field instanceof HTMLInputElement)) return
  field.closest('details')?.setAttribute('open', '')
  field.focus()
  field.select()
}
