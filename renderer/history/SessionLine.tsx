// biome-ignore-all lint/a11y/useSemanticElements: a table lays out its rows itself, and here they are placed by hand
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { TriangleAlert, UserRound } from 'lucide-react'
import { memo } from 'react'
import { platforms } from '../../shared/platforms/index.ts'
import type { SessionRow } from '../../shared/schemas.ts'
import { initialsFor } from '../../shared/tile/initials.ts'
import { Badge } from '../components/Badge.tsx'
import { EnvironmentDot } from '../components/EnvironmentDot.tsx'
import { StateBadge } from '../components/StateBadge.tsx'
import { useNow } from '../stores/clock.ts'
import { classNames } from '../view/class-names.ts'
import { type Guest, guestOf, namelessWords } from '../view/guest.ts'
import { timeTitle } from '../view/time-words.ts'
import { rangeText } from './range-text.ts'
import styles from './SessionList.module.css'
import { inWholeMinutes } from './whole-minutes.ts'

interface SessionLineProps {
  /** Undefined while its page is on the way. */
  readonly row: SessionRow | undefined
  readonly place: number
  /** CSS pixels from the top of the list. */
  readonly top: number
  readonly isSelected: boolean
  readonly timeZone: string
  readonly onPress: (id: string) => void
}

/** One line of the history. */
export const SessionLine = memo(function SessionLine(props: SessionLineProps) {
  const { row, place, top, isSelected, timeZone, onPress } = props
  const position = { transform: `translateY(${top}px)` }
  if (row === undefined)
    return (
      <div className={styles.line} style={position} role="row" aria-rowindex={place + 2} aria-busy="true">
        <span role="gridcell" className={styles.awaited}>
          …
        </span>
      </div>
    )
  const guest = guestOf(row)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys for all of its rows
    <div
      id={`session-${row.id}`}
      className={classNames(styles.line, isSelected && styles.selected)}
      style={position}
      role="row"
      aria-rowindex={place + 2}
      aria-selected={isSelected}
      onClick={() => onPress(row.id)}
    >
      <Cell name="guest" title={guestTitle(guest)}>
        <span className={styles.initials} aria-hidden="true">
          {initialsFor(guest.name ?? '') || <UserRound size={13} strokeWidth={1.75} />}
        </span>
        <bdi className={classNames(styles.text, styles.who, guest.name === null && styles.absent)}>
          {guest.name ?? namelessWords(row)}
        </bdi>
        {guest.alias !== null && <bdi className={classNames(styles.text, styles.alias)}>{guest.alias}</bdi>}
        {platforms[row.platform].marksFor(row).map(({ label, meaning }) => (
          <span key={label} className={styles.mark}>
            <Badge tone="warning" title={`${label}: ${meaning}`}>
              <TriangleAlert className={styles.markIcon} size={12} strokeWidth={2} aria-hidden="true" />
              <span className={styles.markWords}>{label}</span>
            </Badge>
          </span>
        ))}
      </Cell>
      <Cell name="room" title={row.room || undefined}>
        <bdi className={classNames(styles.text, row.room === '' && styles.absent)}>{row.room || '—'}</bdi>
      </Cell>
      <Cell name="role" title={row.role ?? undefined}>
        <bdi className={classNames(styles.text, row.role === null && styles.absent)}>{row.role ?? '—'}</bdi>
      </Cell>
      <Cell name="state">
        <StateNow row={row} />
      </Cell>
      <Cell name="valid" title={validTitle(row, timeZone)}>
        <ValidNow row={row} timeZone={timeZone} />
      </Cell>
      <Cell name="profile" title={`${row.profileName}, ${row.environment}`}>
        <EnvironmentDot environment={row.environment} />
        <bdi className={styles.text}>{row.profileName}</bdi>
      </Cell>
    </div>
  )
})

interface CellProps {
  readonly name: 'guest' | 'room' | 'role' | 'state' | 'valid' | 'profile'
  readonly title?: string | undefined
  readonly children: React.ReactNode
}

function Cell({ name, title, children }: CellProps) {
  return (
    <span role="gridcell" className={classNames(styles.cell, styles[name])} title={title}>
      {children}
    </span>
  )
}

/** Draws again each second; the rest of the line does not. */
function StateNow({ row }: { readonly row: SessionRow }) {
  const now = useNow()
  return <StateBadge times={inWholeMinutes(row, now)} now={now} />
}

function ValidNow({ row, timeZone }: { readonly row: SessionRow; readonly timeZone: string }) {
  return <span className={styles.text}>{rangeText(row, useNow(), timeZone)}</span>
}

function guestTitle({ name, alias }: Guest): string | undefined {
  if (name === null) return undefined
  return alias === null ? name : `${name}\nLeft this computer as ${alias}`
}

function validTitle({ validFrom, validUntil, isEndUnknown }: SessionRow, timeZone: string): string {
  const from = validFrom === null ? 'no start' : `from ${timeTitle(validFrom, timeZone)}`
  const until =
    validUntil === null
      ? isEndUnknown
        ? 'end unknown'
        : 'no end'
      : `until ${timeTitle(validUntil, timeZone)}`
  return `${from}\n${until}`
}
