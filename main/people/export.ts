import { guardCell } from '../../shared/csv/safe-cell.ts'
import type { Person } from '../../shared/schemas.ts'
import { type ExportFormat, exportRows } from '../history/export-file.ts'

/** Who is behind an alias, as it leaves the history. */
export interface ExportedPerson {
  readonly name: string | null
  readonly externalId: string | null
  readonly aliasName: string
  readonly aliasId: string
  readonly participantId: string | null
  /** ISO 8601 in UTC. */
  readonly since: string
}

const columns: readonly (readonly [string, keyof ExportedPerson])[] = [
  ['name', 'name'],
  ['external id', 'externalId'],
  ['alias', 'aliasName'],
  ['alias id', 'aliasId'],
  ['participant id', 'participantId'],
  ['since', 'since'],
]

/**
 * Writes who is behind which alias to a file for its owner alone, and gives how many.
 *
 * @throws RoompassError `failed` where the file can't be written; whatever `people` throws
 */
export function exportPeople(
  people: Iterable<Person>,
  target: { readonly path: string; readonly format: ExportFormat },
): Promise<number> {
  return exportRows(exportedPeople(people), peopleCells, target)
}

/** The head of a CSV file of people, and the cells of one line. */
export const peopleCells = {
  head: columns.map(([name]) => name),
  cells: (row: ExportedPerson) => columns.map(([, name]) => guardCell(row[name] ?? '')),
}

export function* exportedPeople(people: Iterable<Person>): Generator<ExportedPerson> {
  for (const { name, externalId, aliasName, aliasId, participantId, createdAt } of people) {
    const since = new Date(createdAt * 1000).toISOString().replace('.000Z', 'Z')
    yield { name, externalId, aliasName, aliasId, participantId, since }
  }
}
