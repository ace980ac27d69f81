/** An accelerator as Electron writes it, in parts (https://www.electronjs.org/docs/latest/tutorial/keyboard-shortcuts). */
interface Accelerator {
  readonly command: boolean
  readonly shift: boolean
  readonly key: string
}

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

function parsed(keys: string): Accelerator {
  const parts = keys.split('+')
  return {
    command: parts.includes('CmdOrCtrl'),
    shift: parts.includes('Shift'),
    key: parts.at(-1) ?? '',
  }
}

/**
 * Whether a press is the accelerator `keys`, such as `CmdOrCtrl+Shift+C`. On a layout that types no Latin letter or
 * digit with that key, its place on the keyboard counts.
 */
export function isPressOf(keys: string, press: Press): boolean {
  const { command, shift, key } = parsed(keys)
  // AltGr arrives as Ctrl and Alt together, and some layouts type with it.
  if (press.altKey || (press.ctrlKey || press.metaKey) !== command) return false
  if (press.shiftKey !== shift) return false
  const isPlace = !/^[a-z0-9]$/i.test(press.key) && placesOf(key).includes(press.code)
  return press.key.toLowerCase() === key.toLowerCase() || isPlace
}

function placesOf(key: string): readonly string[] {
  if (/^[a-z]$/i.test(key)) return [`Key${key.toUpperCase()}`]
  return /^\d$/.test(key) ? [`Digit${key}`] : []
}

/** How an accelerator is written for a person: `Ctrl Shift C`, or with the signs of a Mac. */
export function keysText(keys: string, commandKey: string): string {
  const { command, shift, key } = parsed(keys)
  return [command && commandKey, shift && (commandKey === '⌘' ? '⇧' : 'Shift'), key].filter(Boolean).join(' ')
}
