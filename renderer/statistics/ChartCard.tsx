/**
 * ChartCard: a chart with its title, and the same numbers as a table: for a screen reader always, for everyone in place
 * of the chart where it is asked for.
 *
 *   <ChartCard title="By room" columns={['Room', 'Sessions']} rows={rows} isAsTable={isAsTable}><BarList … /></ChartCard>
 */
import { type ReactNode, useId } from 'react'
import { classNames } from '../view/class-names.ts'
import styles from './ChartCard.module.css'

export interface ChartRow {
  readonly key: string
  readonly name: ReactNode
  /** Beside the name: the number of sessions, and its part of all. */
  readonly cells: readonly string[]
}

interface ChartCardProps {
  readonly title: string
  /** Beside the title, such as what a bar stands for. */
  readonly note?: string
  readonly columns: readonly string[]
  readonly rows: readonly ChartRow[]
  readonly isAsTable: boolean
  readonly isWide?: boolean
  /** The chart. */
  readonly children: ReactNode
}

export function ChartCard({ title, note, columns, rows, isAsTable, isWide, children }: ChartCardProps) {
  const id = useId()
  return (
    <section className={classNames(styles.card, isWide && styles.wide)} aria-labelledby={id}>
      <h2 className={styles.title} id={id}>
        {title}
        {note !== undefined && <span className={styles.note}> {note}</span>}
      </h2>
      {!isAsTable && children}
      <div
        className={isAsTable ? styles.frame : 'visually-hidden'}
        // What scrolls has to be reachable by keyboard.
        {...(isAsTable ? { tabIndex: 0, role: 'group', 'aria-labelledby': id } : {})}
      >
        <table className={styles.table} aria-labelledby={id}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, cells }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {cells.map((cell, index) => (
                  <td key={columns[index + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
