import { call } from '../bridge.ts'
import { createNoteKeeper, type NoteKeeper } from '../history/note-keeper.ts'
import { notify } from './notice-store.ts'
import { registerUnsaved } from './unsaved.ts'

interface OfRow {
  readonly id: string
  readonly number: number
}

const keyOf = ({ id, number }: OfRow) => `${id} ${number}`

/** Notes of rows that are open or not stored yet. One that is neither is forgotten. */
const keepers = new Map<string, NoteKeeper>()
const inSight = new Set<string>()

/** The keeper of a row's note: the one with what was typed before, where that could not be stored yet. */
export function noteOfRow(row: OfRow, note: string): NoteKeeper {
  const known = keepers.get(keyOf(row))
  if (known !== undefined) return known
  const keeper = createNoteKeeper(note, (text) => call('sheets.note', { ...row, note: text }))
  keepers.set(keyOf(row), keeper)
  return keeper
}

/** The note of a row is in sight. */
export function enterRowNote(row: OfRow): void {
  inSight.add(keyOf(row))
}

/** Stores a note that is being left. Where that fails it is said, and what was typed is there on coming back. */
export async function leaveRowNote(row: OfRow): Promise<void> {
  const key = keyOf(row)
  inSight.delete(key)
  const keeper = keepers.get(key)
  if (keeper === undefined) return
  const isKept = await keeper.keep()
  const { failure } = keeper.store.getState()
  if (inSight.has(key)) return
  // The note of a row that is gone has no place to be stored in.
  if (isKept || failure?.code === 'not-found') keepers.delete(key)
  else if (failure !== null) notify('error', `The note is not stored. ${failure.message}`)
}

registerUnsaved(() => Promise.all([...keepers.values()].map((keeper) => keeper.keep())))
