import type { Ref } from 'react'
import { SearchBox } from '../../components/SearchBox.tsx'
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

/** The words to look for among the cases. */
export function CasesSearch({ text, found, inputRef, onLeave }: CasesSearchProps) {
  return (
    <search className={styles.row}>
      <SearchBox
        label="Search titles, reasons, sources"
        text={text}
        inputRef={inputRef}
        onChange={(typed) => changeCasesView({ text: typed })}
        onLeave={onLeave}
      />
      <span className={styles.found} role="status">
        {countOf(found, 'case')}
      </span>
    </search>
  )
}
