// biome-ignore-all lint/a11y/useSemanticElements: a table lays out its rows itself, and here they are placed by hand
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { CircleCheck, UserRound } from 'lucide-react'
import { Fragment, memo, type ReactNode, useMemo } from 'react'
import { platformOf } from '../stores/platform-of.ts'
import { classNames } from '../view/class-names.ts'
import { problemLines } from './check-words.ts'
import styles from './GuestTable.module.css'
import { type GuestRow, guestRow, type ListedRow } from './guest-row.ts'
import { LevelIcon } from './LevelIcon.tsx'
import type { Checker } from './use-checker.ts'

interface GuestLineProps {
  /** Undefined while its page is on the way. */
  readonly row: ListedRow | undefined
  /** Null while the plan has a fault. */
  readonly checker: Checker | null
  readonly place: number
  /** CSS pixels from the top of the list. */
  readonly top: number
  readonly isSelected: boolean
  readonly onPress: (place: number) => void
}

/** One row: for whom, where, until when, and under it the worst there is to say. */
export const GuestLine = memo(function GuestLine(props: GuestLineProps) {
  const { row, checker, place, top, isSelected, onPress } = props
  const guest = useMemo(
    () => (row === undefined || checker === null ? null : guestRow(row, checker)),
    [row, checker],
  )
  const position = { transform: `translateY(${top}px)` }
  if (row === undefined)
    return (
      <div className={styles.line} style={position} role="row" aria-rowindex={place + 2} aria-busy="true">
        <span role="gridcell" className={styles.absent}>
          …
        </span>
      </div>
    )
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys for all of its rows
    <div
      id={`batch-row-${place}`}
      className={classNames(styles.line, isSelected && styles.selected)}
      style={position}
      role="row"
      aria-rowindex={place + 2}
      aria-selected={isSelected}
      onClick={() => onPress(place)}
    >
      <Cell name="line" title={`Line ${row.line}, row ${row.row}`}>
        {row.line}
      </Cell>
      <Cell
        name="guest"
        title={guest === null ? undefined : [guest.name, guest.externalId].join('\n').trim()}
      >
        <Who row={row} guest={guest} />
      </Cell>
      <TextCell name="room" text={guest?.room ?? ''} />
      <TextCell name="role" text={guest?.role ?? ''} />
      <TextCell name="valid" text={guest?.valid ?? ''} />
      <Said row={row} guest={guest} checker={checker} />
    </div>
  )
})

function Who({ row, guest }: { readonly row: ListedRow; readonly guest: GuestRow | null }) {
  if (guest === null)
    return (
      <span className={styles.text}>
        {row.cells.map((cell, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name than their place
          <Fragment key={at}>
            {at > 0 && ' · '}
            <bdi>{cell}</bdi>
          </Fragment>
        ))}
      </span>
    )
  return (
    <>
      <span className={styles.initials} aria-hidden="true">
        {guest.initials || <UserRound size={13} strokeWidth={1.75} />}
      </span>
      <bdi className={classNames(styles.text, styles.who, guest.name === '' && styles.absent)}>
        {guest.name || 'no name'}
      </bdi>
      {guest.externalId !== '' && (
        <bdi className={classNames(styles.text, styles.externalId)}>{guest.externalId}</bdi>
      )}
    </>
  )
}

/** The worst there is to say of a row, and how much more there is. */
function Said({
  row,
  guest,
  checker,
}: Pick<GuestLineProps, 'checker'> & { row: ListedRow; guest: GuestRow | null }) {
  const level = row.found?.level ?? guest?.checked.level ?? null
  if (checker === null || level === null || guest === null)
    return (
      <Cell name="said">
        {guest !== null && (
          <span className={styles.fine}>
            <CircleCheck size={13} strokeWidth={2} aria-hidden="true" /> fine
          </span>
        )}
      </Cell>
    )
  const findings = row.found?.findings ?? guest.checked.findings
  const lines = problemLines({ findings }, platformOf(checker.profile), guest.checked.formulas)
  return (
    <Cell name="said" title={lines.join('\n')}>
      <LevelIcon level={level} />
      <span className="visually-hidden">{level}: </span>
      <bdi className={classNames(styles.text, level === 'error' && styles.error)}>{lines[0]}</bdi>
      {lines.length > 1 && <span className={styles.more}>and {lines.length - 1} more</span>}
      {row.found?.isEdited === true && <span className={styles.more}>· changed here</span>}
    </Cell>
  )
}

type CellName = 'line' | 'guest' | 'room' | 'role' | 'valid' | 'said'

interface CellProps {
  readonly name: CellName
  readonly title?: string | undefined
  readonly children: ReactNode
}

const classes: Record<CellName, string | undefined> = {
  line: styles.number,
  guest: styles.guest,
  room: styles.room,
  role: styles.role,
  valid: styles.valid,
  said: styles.said,
}

function Cell({ name, title, children }: CellProps) {
  return (
    <span role="gridcell" className={classNames(styles.cell, classes[name])} title={title || undefined}>
      {children}
    </span>
  )
}

function TextCell({ name, text }: { readonly name: CellName; readonly text: string }) {
  return (
    <Cell name={name} title={text}>
      <bdi className={classNames(styles.text, text === '' && styles.absent)}>{text || '—'}</bdi>
    </Cell>
  )
}
