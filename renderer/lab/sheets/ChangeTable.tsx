// biome-ignore-all lint/a11y/useSemanticElements: a table lays out its rows itself, and here they are placed by hand
// biome-ignore-all lint/a11y/useFocusableInteractive: nothing in it is pressed
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { SheetRow } from '../../../shared/lab/schemas.ts'
import { Badge } from '../../components/Badge.tsx'
import styles from './Comparison.module.css'
import { type Change, changeLabels, kindOf } from './comparison.ts'
import { OutcomeWord } from './Outcome.tsx'
import { resultLabels, resultTones } from './result-words.ts'

/** CSS pixels; the same as in the style sheet. */
const rowHeight = 34

interface ChangeTableProps {
  readonly changes: readonly Change[]
  readonly beforeTitle: string
}

/** Changes between two sheets, a line each. Only those in sight are drawn. */
export function ChangeTable({ changes, beforeTitle }: ChangeTableProps) {
  const list = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: changes.length,
    getScrollElement: () => list.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    paddingStart: rowHeight,
  })
  return (
    <div
      ref={list}
      className={styles.list}
      role="table"
      aria-label="Changes"
      aria-rowcount={changes.length + 1}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
      tabIndex={0}
    >
      <div className={styles.head} role="row" aria-rowindex={1}>
        {['Case', 'Change'].map((name) => (
          <span key={name} role="columnheader">
            {name}
          </span>
        ))}
        <span role="columnheader" className={styles.cut} title={beforeTitle}>
          Before
        </span>
        <span role="columnheader">Now</span>
      </div>
      <div role="presentation" style={{ height: virtual.getTotalSize() - rowHeight }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const change = changes[index]
          if (change === undefined) return null
          return (
            <div
              key={change.caseId}
              className={styles.line}
              style={{ transform: `translateY(${start}px)` }}
              role="row"
              aria-rowindex={index + 2}
            >
              <span role="cell" className={styles.cut} title={change.title}>
                <bdi>{change.title}</bdi>
              </span>
              <span role="cell" className={styles.kind}>
                {changeLabels[kindOf(change)]}
              </span>
              <Seen row={change.before} />
              <Seen row={change.after} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Seen({ row }: { readonly row: SheetRow | null }) {
  return (
    <span role="cell" className={styles.seen} title={row?.detail || undefined}>
      {row === null ? (
        <span className={styles.absent}>not in it</span>
      ) : (
        <>
          <Badge tone={resultTones[row.result]}>{resultLabels[row.result]}</Badge>
          {row.observed !== null && <OutcomeWord outcome={row.observed} />}
          <bdi className={styles.detail}>{row.detail}</bdi>
        </>
      )}
    </span>
  )
}
