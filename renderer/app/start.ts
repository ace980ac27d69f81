import type { HistoryState, Status } from '../../shared/schemas.ts'
import { call, on } from '../bridge.ts'
import { createDraftKeeper } from '../stores/draft-keeper.ts'
import { draftStore, fitDraft, replaceDraft } from '../stores/draft-store.ts'
import { issuedStore } from '../stores/issued-store.ts'
import { notify } from '../stores/notice-store.ts'
import { setPhase } from '../stores/phase-store.ts'
import { loadProfiles, profilesStore } from '../stores/profiles-store.ts'
import { loadSettings } from '../stores/settings-store.ts'
import { setStatus, statusStore } from '../stores/status-store.ts'

const draftPause = 400

const fitToProfiles = () => fitDraft(profilesStore.getState().profiles)

async function restoreDraft(): Promise<void> {
  const result = await call('drafts.get', {})
  if (result.ok && result.value !== null) replaceDraft(result.value)
}

/** Resolves once the history is anything but `starting`; the keychain may take its time. */
function historyKnown(): Promise<void> {
  const known = (status: Status | null) => status !== null && status.history.state !== 'starting'
  if (known(statusStore.getState().status)) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = statusStore.subscribe(({ status }) => {
      if (!known(status)) return
      stop()
      resolve()
    })
  })
}

/** Keeps the form as it changes, and at once when the window is hidden or closed. */
function keepDrafts(): void {
  const keeper = createDraftKeeper((draft) => void call('drafts.set', draft), draftPause)
  draftStore.subscribe((state, before) => {
    if (state.draft !== null && state.draft !== before.draft) keeper.changed(state.draft)
  })
  // What was issued is on its way to somebody: the form that made it should not be lost either.
  issuedStore.subscribe((state, before) => state.lastDraft !== before.lastDraft && keeper.flush())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keeper.flush())
  window.addEventListener('pagehide', keeper.flush)
}

/** A history that opens later brings its profiles, its settings and, where nothing was typed yet, its draft. */
function followHistory(): void {
  let before: HistoryState | undefined
  statusStore.subscribe(({ status }) => {
    const state = status?.history.state
    const hasOpened = state === 'open' && before !== undefined && before !== 'open' && before !== 'starting'
    before = state
    if (!hasOpened) return
    const isEmpty = draftStore.getState().draft === null
    void Promise.all([loadProfiles(), loadSettings(), isEmpty ? restoreDraft() : null]).then(fitToProfiles)
  })
}

/** Listens to main, asks it for what the first screen needs, and says when that is there. */
export async function start(): Promise<void> {
  on('status.changed', setStatus)
  on('profiles.changed', () => void loadProfiles().then(fitToProfiles))
  on('clipboard.cleared', () => notify('info', 'The clipboard was cleared.'))
  followHistory()

  const status = await call('app.status', {})
  if (!status.ok) {
    setPhase('failed')
    return
  }
  setStatus(status.value)
  await historyKnown()
  await Promise.all([loadProfiles(), loadSettings(), restoreDraft()])
  fitToProfiles()
  keepDrafts()
  setPhase('ready')
}
