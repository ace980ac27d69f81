import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure, Result } from '../../shared/errors.ts'

export interface NoteState {
  /** As typed. */
  readonly text: string
  /** As the history has it. */
  readonly stored: string
  readonly isSaving: boolean
  /** Whether something was stored since it was last changed. */
  readonly isSaved: boolean
  readonly failure: Failure | null
}

export interface NoteKeeper {
  readonly store: StoreApi<NoteState>
  type(text: string): void
  /** Stores what was typed; gives whether the history has it now. */
  keep(): Promise<boolean>
  /** The history has this note now: it is shown, unless something else was typed meanwhile. */
  arrived(note: string): void
}

/** Keeps what is typed as the note of one session: nothing typed is lost because storing it failed. */
export function createNoteKeeper(note: string, save: (note: string) => Promise<Result<unknown>>): NoteKeeper {
  const store = createStore<NoteState>(() => ({
    text: note,
    stored: note,
    isSaving: false,
    isSaved: false,
    failure: null,
  }))
  let saving: Promise<boolean> | null = null

  async function saveOnce(): Promise<boolean> {
    const { text, stored } = store.getState()
    if (text === stored) {
      store.setState({ failure: null })
      return true
    }
    store.setState({ isSaving: true, failure: null })
    const result = await save(text)
    store.setState(
      result.ok
        ? { isSaving: false, stored: text, isSaved: store.getState().text === text }
        : { isSaving: false, failure: result },
    )
    return result.ok
  }

  async function saveAll(): Promise<boolean> {
    let isKept = await saveOnce()
    // What was typed while it was stored is stored after it.
    while (isKept && store.getState().text !== store.getState().stored) isKept = await saveOnce()
    return isKept
  }

  return {
    store,
    type: (text) => store.setState({ text, isSaved: false }),
    keep: () => {
      saving ??= saveAll().finally(() => {
        saving = null
      })
      return saving
    },
    arrived: (arrived) =>
      store.setState(({ text, stored }) =>
        text === stored ? { text: arrived, stored: arrived } : { stored: arrived },
      ),
  }
}
