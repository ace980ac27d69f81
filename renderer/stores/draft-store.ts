import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Draft, Finding, Profile } from '../../shared/schemas.ts'
import { draftFor, moveDraft } from './draft-moves.ts'
import { platformOf } from './platform-of.ts'
import { profilesStore } from './profiles-store.ts'

interface DraftState {
  /** What is in the form; null until there is a profile to issue for. */
  readonly draft: Draft | null
  /** Fields that were left once, so that an empty one may be called missing. */
  readonly touched: ReadonlySet<string>
}

const untouched: ReadonlySet<string> = new Set()

/** The form's content. It lives here, outside any screen, so that switching screens loses nothing. */
export const draftStore = createStore<DraftState>(() => ({ draft: null, touched: untouched }))

function change(edit: (draft: Draft) => Draft): void {
  draftStore.setState(({ draft }) => (draft === null ? {} : { draft: edit(draft) }))
}

/** Puts another draft into the form, such as one made from a session of the history. */
export function replaceDraft(draft: Draft): void {
  draftStore.setState({ draft, touched: untouched })
}

/** Begins anew with the defaults of the draft's profile; nothing where there is no profile. */
export function startNewDraft(): void {
  const { draft } = draftStore.getState()
  const { profiles } = profilesStore.getState()
  const profile = profiles.find(({ id }) => id === draft?.profileId) ?? profiles[0]
  if (profile !== undefined) replaceDraft(platformOf(profile).newDraft(profile))
}

export function setValue(name: string, value: string): void {
  setValues({ [name]: value })
}

function setValues(values: Readonly<Record<string, string>>): void {
  change((draft) => ({ ...draft, values: { ...draft.values, ...values } }))
}

/** @param startEarly seconds by which the start moves back */
export function setStartEarly(startEarly: number): void {
  change((draft) => ({ ...draft, startEarly }))
}

/** Takes the offer of a finding. */
export function applyFix({ values, startEarly }: NonNullable<Finding['fix']>): void {
  setValues(values)
  if (startEarly !== undefined) setStartEarly(startEarly)
}

/** Goes on under another profile; what was typed stays. */
export function chooseProfile(from: Profile | null, to: Profile): void {
  change((draft) => moveDraft(draft, from, to))
}

export function touch(name: string): void {
  draftStore.setState(({ touched }) => (touched.has(name) ? {} : { touched: new Set([...touched, name]) }))
}

/** Makes the draft fit the profiles there are. */
export function fitDraft(profiles: readonly Profile[]): void {
  const { draft } = draftStore.getState()
  const fitting = draftFor(draft, profiles)
  if (fitting !== draft) draftStore.setState({ draft: fitting })
}

export function useDraft(): Draft | null {
  return useStore(draftStore, (state) => state.draft)
}

export function useTouched(): ReadonlySet<string> {
  return useStore(draftStore, (state) => state.touched)
}
