import { Search, X } from 'lucide-react'
import type { Ref } from 'react'
import { IconButton } from '../../components/IconButton.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { countOf } from '../../view/count-of.ts'
import styles from './CasesSearch.module.css'
import { changeCasesView } from './cases-view.ts'

interface CasesSearchProps {
  readonly text: string
  /** How many cases are shown. */
  readonly found: number
  readonly inputRef: Ref<HTMLInputElement>
  /** The person goes on to what was found. */
  readonly onLeave: () => void
}

const label = 'Search titles, reasons, sources'

/** The words to look for among the cases. */
export function CasesSearch({ text, found, inputRef, onLeave }: CasesSearchProps) {
  const change = (typed: string) => changeCasesView({ text: typed })
  return (
    <search className={styles.row}>
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
          onChange={(event) => change(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault()
              onLeave()
            }
            if (event.key === 'Escape') {
              event.preventDefault()
              if (text === '') onLeave()
              else change('')
            }
          }}
        />
        {text === '' ? (
          <Kbd keys="/" />
        ) : (
          <IconButton label="Clear the search" size="small" onPress={() => change('')}>
            <X size={14} strokeWidth={1.75} />
          </IconButton>
        )}
      </div>
      <span className={styles.found} role="status">
        {countOf(found, 'case')}
      </span>
    </search>
  )
}
