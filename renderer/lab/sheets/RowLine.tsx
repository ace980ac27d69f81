// biome-ignore-all lint/a11y/useSemanticElements: a table lays out its rows itself, and here they are placed by hand
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { memo, type ReactNode } from 'react'
import type { SheetRow } from '../../../shared/lab/schemas.ts'
import { Badge } from '../../components/Badge.tsx'
import { classNames } from '../../view/class-names.ts'
import { OutcomeWord } from './Outcome.tsx'
import styles from './RowTable.module.css'
import { resultLabels, resultTones } from './result-words.ts'

interface RowLineProps {
  /** Undefined while its page is on the way. */
  readonly row: SheetRow | undefined
  readonly place: number
  /** CSS pixels from the top of the list. */
  readonly top: number
  readonly isSelected: boolean
  readonly onPress: (number: number) => void
  /** The name of a group by its id. */
  readonly groupName: (group: string) => string
}

/** One case of a sheet. */
export const RowLine = memo(function RowLine(props: RowLineProps) {
  const { row, place, top, isSelected, onPress, groupName } = props
  const position = { transform: `translateY(${top}px)` }
  if (row === undefined)
    return (
      <div className={styles.line} style={position} role="row" aria-rowindex={place + 2} aria-busy="true">
        <span role="gridcell" className={styles.absent}>
          …
        </span>
      </div>
    )
  const { number, title, expected, observed, result, note, detail } = row
  const group = groupName(row.group)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys for all of its rows
    <div
      id={`case-${number}`}
      className={classNames(styles.line, isSelected && styles.selected)}
      style={position}
      role="row"
      aria-rowindex={place + 2}
      aria-selected={isSelected}
      onClick={() => onPress(number)}
    >
      <Cell name="number">{number}</Cell>
      <Cell name="case" title={title}>
        <bdi className={styles.text}>{title}</bdi>
      </Cell>
      <Cell name="group" title={group}>
        <span className={styles.text}>{group}</span>
      </Cell>
      <Cell name="expected">
        <OutcomeWord outcome={expected} />
      </Cell>
      <Cell name="seen" title={detail || undefined}>
        {observed === null ? <span className={styles.absent}>—</span> : <OutcomeWord outcome={observed} />}
      </Cell>
      <Cell name="result">
        <Badge tone={resultTones[result]}>{resultLabels[result]}</Badge>
      </Cell>
      <Cell name="note" title={note || undefined}>
        <bdi className={styles.text}>{note}</bdi>
      </Cell>
    </div>
  )
})

interface CellProps {
  readonly name: 'number' | 'case' | 'group' | 'expected' | 'seen' | 'result' | 'note'
  readonly title?: string | undefined
  readonly children: ReactNode
}

function Cell({ name, title, children }: CellProps) {
  return (
    <span role="gridcell" className={classNames(styles.cell, styles[name])} title={title}>
      {children}
    </span>
  )
}
