/** Kbd: the keys of a shortcut, spelled for the system, such as `Ctrl Enter` or `⌘ Enter`. */
import { classNames } from '../view/class-names.ts'
import styles from './Kbd.module.css'

/** The name of the key that goes with shortcuts here. */
export const commandKey = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl'

export function Kbd({ keys, onAccent }: { readonly keys: string; readonly onAccent?: boolean }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd takes no focus; the keys would garble the button's name
    <kbd className={classNames(styles.kbd, onAccent === true && styles.onAccent)} aria-hidden="true">
      {keys}
    </kbd>
  )
}
