/**
 * SearchBox: the words to look for in a list. Enter and the arrow down go on to what was found; Escape clears, then goes on.
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
  readonly inputRef: Ref<HTMLInputElement>
  readonly onChange: (text: string) => void
  /** The person goes on to what was found. */
  readonly onLeave: () => void
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
          if (event.key === 'ArrowDown' || event.key === 'Enter' || (event.key === 'Escape' && text === '')) {
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
        <Kbd keys="/" />
      ) : (
        <IconButton label="Clear the search" size="small" onPress={() => onChange('')}>
          <X size={14} strokeWidth={1.75} />
        </IconButton>
      )}
    </div>
  )
}
