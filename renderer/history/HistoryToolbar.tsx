import { Search, X } from 'lucide-react'
import type { Ref } from 'react'
import type { SessionState } from '../../shared/schemas.ts'
import { IconButton } from '../components/IconButton.tsx'
import { Kbd } from '../components/Kbd.tsx'
import { Segmented } from '../components/Segmented.tsx'
import styles from './HistoryToolbar.module.css'
import type { SessionQuery } from './session-pages.ts'

const states: readonly { readonly value: SessionState | 'all'; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'valid', label: 'Valid' },
  { value: 'not-yet', label: 'Not yet' },
  { value: 'expired', label: 'Expired' },
  { value: 'never', label: 'Never valid' },
  { value: 'no-end', label: 'No end' },
]

interface HistoryToolbarProps {
  readonly query: SessionQuery
  readonly searchRef: Ref<HTMLInputElement>
  readonly onText: (text: string) => void
  readonly onState: (state: SessionState | null) => void
  /** The person goes on to what was found. */
  readonly onLeave: () => void
}

/** What to look for, and in which state. */
export function HistoryToolbar({ query, searchRef, onText, onState, onLeave }: HistoryToolbarProps) {
  return (
    <search className={styles.toolbar}>
      <div className={styles.box}>
        <Search size={16} strokeWidth={1.75} aria-hidden="true" />
        <input
          ref={searchRef}
          className={styles.input}
          type="search"
          aria-label="Search names, rooms, external ids"
          placeholder="Search names, rooms, external ids"
          value={query.text}
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          onChange={(event) => onText(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (
              event.key === 'ArrowDown' ||
              event.key === 'Enter' ||
              (event.key === 'Escape' && query.text === '')
            ) {
              event.preventDefault()
              onLeave()
            }
            if (event.key === 'Escape' && query.text !== '') {
              event.preventDefault()
              onText('')
            }
          }}
        />
        {query.text === '' ? (
          <Kbd keys="/" />
        ) : (
          <IconButton label="Clear the search" size="small" onPress={() => onText('')}>
            <X size={14} strokeWidth={1.75} />
          </IconButton>
        )}
      </div>
      <Segmented
        label="State"
        options={states}
        value={query.state ?? 'all'}
        onChange={(state) => onState(state === 'all' ? null : state)}
      />
    </search>
  )
}
