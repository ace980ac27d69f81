import { call } from '../bridge.ts'
import { notify } from '../stores/notice-store.ts'
import { registerUnsaved } from '../stores/unsaved.ts'
import { createNoteKeeper, type NoteKeeper } from './note-keeper.ts'

/** Notes that are open or not stored yet, by session. One that is neither is forgotten. */
const keepers = new Map<string, NoteKeeper>()
const inSight = new Set<string>()

/** The keeper of a session's note: the one with what was typed before, where that could not be stored yet. */
export function noteOf(id: string, note: string): NoteKeeper {
  const known = keepers.get(id)
  if (known !== undefined) return known
  const keeper = createNoteKeeper(note, (text) => call('sessions.note', { id, note: text }))
  keepers.set(id, keeper)
  return keeper
}

/** The note of a session is in sight. */
export function enterNote(id: string): void {
  inSight.add(id)
}

/** Stores a note that is being left. Where that fails it is said, and what was typed is there on coming back. */
export async function leaveNote(id: string): Promise<void> {
  inSight.delete(id)
  const keeper = keepers.get(id)
  if (keeper === undefined) return
  const isKept = await keeper.keep()
  const { failure } = keeper.store.getState()
  // The person may have come back to it meanwhile.
  if (inSight.has(id)) return
  // The note of a session that is gone has no place to be stored in.
  if (isKept || failure?.code === 'not-found') keepers.delete(id)
  else if (failure !== null) notify('error', `The note is not stored. ${failure.message}`)
}

registerUnsaved(() => Promise.all([...keepers.values()].map((keeper) => keeper.keep())))
