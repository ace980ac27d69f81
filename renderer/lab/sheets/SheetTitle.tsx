import { useRef } from 'react'
import styles from './SheetHead.module.css'

interface SheetTitleProps {
  readonly title: string
  /** Gets the new title, or the old one where the person changed their mind. */
  readonly onDone: (title: string) => void
}

/** The title while it is typed: Enter and leaving it keep it, Escape does not. */
export function SheetTitle({ title, onDone }: SheetTitleProps) {
  const isDone = useRef(false)
  const finish = (text: string) => {
    if (isDone.current) return
    isDone.current = true
    onDone(text.trim())
  }
  return (
    <input
      className={styles.input}
      aria-label="Title of the sheet"
      defaultValue={title}
      maxLength={200}
      // biome-ignore lint/a11y/noAutofocus: the person asked for it by pressing the pencil
      autoFocus
      autoComplete="off"
      spellCheck={false}
      dir="auto"
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') finish(event.currentTarget.value)
        if (event.key === 'Escape') finish(title)
      }}
    />
  )
}
