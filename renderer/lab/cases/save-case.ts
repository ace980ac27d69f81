import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Failure } from '../../../shared/errors.ts'
import type { LabDraft, OwnCase } from '../../../shared/lab/schemas.ts'
import { notify } from '../../stores/notice-store.ts'
import { profilesStore } from '../../stores/profiles-store.ts'
import { saveOwnCase } from './own-cases.ts'

/** A case in the dialog that names it. */
interface Edited {
  readonly own: OwnCase
  readonly isNew: boolean
}

export const caseDialogStore = createStore(() => ({ edited: null as Edited | null }))

/** Opens the dialog that saves what stands in the Lab as an edge case of one's own; `CaseDialog` shows it. */
export function saveAsCase(draft: LabDraft): void {
  const profile = profilesStore.getState().profiles.find(({ id }) => id === draft.profileId)
  if (profile === undefined) {
    notify('error', 'The profile of this draft was removed: choose another one first.')
    return
  }
  const { profileId: _, keyId: __, frozenAt: ___, ...kept } = draft
  const own: OwnCase = {
    id: crypto.randomUUID(),
    title: '',
    platform: profile.platform,
    expected: 'unknown',
    note: '',
    draft: kept,
  }
  caseDialogStore.setState({ edited: { own, isNew: true } })
}

/** Opens the dialog for a case that there is. */
export function editCase(own: OwnCase): void {
  caseDialogStore.setState({ edited: { own, isNew: false } })
}

export function closeCaseDialog(): void {
  caseDialogStore.setState({ edited: null })
}

/** What is said of a case in the dialog. */
export type CaseNaming = Pick<OwnCase, 'title' | 'expected' | 'note'>

/** Stores the case of the dialog and closes it. Gives why it is not stored, or null. */
export async function storeCase(naming: CaseNaming): Promise<Failure | null> {
  const { edited } = caseDialogStore.getState()
  if (edited === null) return null
  const title = naming.title.trim()
  const failure = await saveOwnCase({ ...edited.own, ...naming, title })
  if (failure !== null) return failure
  closeCaseDialog()
  if (edited.isNew) notify('ok', `“${title}” is saved under My cases.`)
  return null
}

export function useCaseDialog(): Edited | null {
  return useStore(caseDialogStore, ({ edited }) => edited)
}
