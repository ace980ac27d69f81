/**
 * SearchBox: the words to look for in a list. Escape clears. Where the person can go on to what was found, Enter, the arrow
 * down and a second Escape do so, and the slash leads here.
 *
 *   <SearchBox label="Search names" text={text} inputRef={ref} onChange={setText} onLeave={focusList} />
 */
import { Search, X } from 'lucide-react'
import type { Ref } from 'react'
import { IconButton } from './IconButton.tsx'
import { Kbd } from './Kbd.tsx'
import styles from './SearchBox.module.css'

export interface SearchBoxProps {
  readonly label: string
  readonly text: string
  readonly inputRef?: Ref<HTMLInputElement>
  readonly onChange: (text: string) => void
  /** The person goes on to what was found. */
  readonly onLeave?: () => void
}

export function SearchBox({ label, text, inputRef, onChange, onLeave }: SearchBoxProps) {
  return (
    <div className={styles.box}>
      <Search size={16} strokeWidth={1.75} aria-hidden="true" />
      <input
        ref={inputRef}
        className={styles.input}
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={500}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          const isLeaving =
            event.key === 'ArrowDown' || event.key === 'Enter' || (event.key === 'Escape' && text === '')
          if (isLeaving && onLeave !== undefined) {
            event.preventDefault()
            onLeave()
          }
          if (event.key === 'Escape' && text !== '') {
            event.preventDefault()
            onChange('')
          }
        }}
      />
      {text === '' ? (
        onLeave !== undefined && <Kbd keys="/" />
      ) : (
        <IconButton label="Clear the search" size="small" onPress={() => onChange('')}>
          <X size={14} strokeWidth={1.75} />
        </IconButton>
      )}
    </div>
  )
}
