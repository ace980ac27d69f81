import type { SessionRow, SessionState } from '../../shared/schemas.ts'
import { oneLine } from '../../shared/text/one-line.ts'
import { formatLocal } from '../../shared/validity/human.ts'
import { stateOf } from '../../shared/validity/state.ts'
import type { HistoryEvent } from './history-events.ts'
import { shownName } from './session-facts.ts'
import { table, visible } from './text.ts'

export type StatedRow = SessionRow & { readonly state: SessionState }

/** A row with its state at `now` (epoch seconds). */
export const stated = (row: SessionRow, now: number): StatedRow => ({
  ...row,
  state: stateOf(row, now),
})

/** Characters of a note in a line. */
const noteLength = 60

/** Sessions for a person to read; with a column for notes where there is one. */
export function sessionTable(rows: readonly StatedRow[], timeZone: string): string {
  const hasNote = rows.some(({ note }) => note !== '')
  const head = ['ISSUED', 'STATE', 'NAME', 'ROOM', 'UNTIL', 'PROFILE', 'ID', ...(hasNote ? ['NOTE'] : [])]
  const lines = rows.map((row) => [
    formatLocal(row.issuedAt, timeZone),
    row.state,
    shownName(row) ?? row.externalId ?? '',
    row.room,
    untilOf(row, timeZone),
    row.profileName,
    row.id,
    ...(hasNote ? [shortNote(row.note)] : []),
  ])
  return table([head, ...lines])
}

/** One thing that happened, on one line. */
export function eventLine(event: HistoryEvent, timeZone: string): string {
  const head = [formatLocal(event.at, timeZone), event.event.padEnd('removed'.length)]
  if (event.event === 'removed') return [...head, event.id].map(visible).join('  ')
  const { session } = event
  const end = session.validUntil === null ? untilOf(session, timeZone) : `until ${untilOf(session, timeZone)}`
  const cells = [
    shownName(session) ?? session.externalId ?? '',
    session.room,
    end,
    session.profileName,
    shortNote(session.note),
  ]
  return [...head, ...cells.filter((cell) => cell !== '')].map(visible).join('  ')
}

/** The same for a program: JSON on one line, in which a terminal finds nothing to obey. */
export const eventJson = (event: HistoryEvent): string => visible(JSON.stringify(event))

function untilOf({ validUntil, isEndUnknown }: SessionRow, timeZone: string): string {
  if (validUntil !== null) return formatLocal(validUntil, timeZone)
  return isEndUnknown ? 'end unknown' : 'no end'
}

function shortNote(note: string): string {
  const characters = [...oneLine(note)]
  return characters.length <= noteLength
    ? characters.join('')
    : `${characters.slice(0, noteLength - 1).join('')}…`
}
