type Modifiers = Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey'>

/** Whether the key that goes with shortcuts is held: Ctrl or Cmd, and not AltGr, which some layouts type with. */
export function hasCommandKey(event: Modifiers): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey
}

/** Whether a dialog or a menu has the keyboard: shortcuts of the window behind it wait. */
export function isInOverlay(event: Event): boolean {
  return (
    event.target instanceof Element && event.target.closest('dialog, [role=dialog], [role=menu]') !== null
  )
}
