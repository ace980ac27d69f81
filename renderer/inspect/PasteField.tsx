import { X } from 'lucide-react'
import { memo, type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from '../components/IconButton.tsx'
import { clearPasted, inspectStore, typePasted, useInspect, type Which } from './inspect-store.ts'
import styles from './PasteField.module.css'
import { isLong, longWords, shownOf } from './pasted-text.ts'

interface PasteFieldProps {
  readonly which: Which
  readonly label: string
  readonly help: string
  readonly autoFocus?: boolean
  /** Beside the label, such as a button. */
  readonly beside?: ReactNode
}

/**
 * Where a token is pasted. What stands in it is the browser's own, not React's. A long text does not stand in it at all,
 * since laying it out would take longer than reading it: its beginning does, which can be replaced and not edited.
 */
export const PasteField = memo(function PasteField({
  which,
  label,
  help,
  autoFocus,
  beside,
}: PasteFieldProps) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const arrival = useInspect((state) => state[which]?.arrival ?? 0)
  const length = useInspect((state) => state[which]?.pasted.length ?? 0)
  const isCut = isLong(length)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each arrival is a text that the field does not have yet
  useEffect(() => {
    if (field.current !== null) field.current.value = shownOf(inspectStore.getState()[which]?.pasted ?? '')
  }, [which, arrival])
  useEffect(() => {
    if (autoFocus === true && inspectStore.getState()[which]?.pasted === '') field.current?.focus()
  }, [which, autoFocus])

  function take(text: string) {
    const shown = shownOf(text)
    // What was typed stands there already, and the caret with it.
    if (field.current !== null && field.current.value !== shown) {
      field.current.value = shown
      field.current.setSelectionRange(0, 0)
      field.current.scrollTop = 0
    }
    typePasted(which, text)
  }

  function clear() {
    clearPasted(which)
    field.current?.focus()
  }

  return (
    <div className={styles.paste}>
      <div className={styles.head}>
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
        <span className={styles.beside}>{beside}</span>
        {length > 0 && (
          <IconButton label={`Clear: ${label}`} tooltip="Clear" size="small" onPress={clear}>
            <X size={14} strokeWidth={1.75} />
          </IconButton>
        )}
      </div>
      <textarea
        ref={field}
        id={id}
        className={styles.text}
        rows={6}
        readOnly={isCut}
        spellCheck={false}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        dir="ltr"
        placeholder="eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.…"
        aria-describedby={`${id}-help`}
        onInput={(event) => take(event.currentTarget.value)}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain')
          if (!isCut && !isLong(text.length)) return
          event.preventDefault()
          take(text)
        }}
        onKeyDown={(event) => {
          if (!isCut || (event.key !== 'Backspace' && event.key !== 'Delete')) return
          event.preventDefault()
          clear()
        }}
      />
      <p id={`${id}-help`} className={styles.help}>
        {isCut ? longWords(length) : help}
      </p>
    </div>
  )
})
