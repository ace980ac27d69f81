import type { Draft, HistoryState, Status } from '../../shared/schemas.ts'
import { call, on, onLocked } from '../bridge.ts'
import { showInHistory } from '../history/history-view.ts'
import { currentChanged } from '../stores/current-store.ts'
import { createDraftKeeper } from '../stores/draft-keeper.ts'
import { draftStore, fitDraft, replaceDraft } from '../stores/draft-store.ts'
import { issuedStore } from '../stores/issued-store.ts'
import { notify } from '../stores/notice-store.ts'
import { phaseStore, setPhase } from '../stores/phase-store.ts'
import { heardOf } from '../stores/platform-store.ts'
import { loadProfiles, profilesStore } from '../stores/profiles-store.ts'
import { loadSettings } from '../stores/settings-store.ts'
import { setStatus, statusStore } from '../stores/status-store.ts'
import { withoutTakenOut } from '../stores/taken-out.ts'
import { keepUnsaved, registerUnsaved } from '../stores/unsaved.ts'
import { lockNow } from './lock.ts'

/** Milliseconds of typing that a crash of this page may take with it. */
const draftPause = 150

/** Whether what this page shows has come from the history, so that only a new page is as empty as a locked one. */
let isFilled = false

const fitToProfiles = () => fitDraft(profilesStore.getState().profiles)

/** Gives the draft that main has kept; null where there is none. */
async function restoreDraft(): Promise<Draft | null> {
  const result = await call('drafts.get', {})
  if (!result.ok || result.value === null) return null
  replaceDraft(result.value)
  return result.value
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

/**
 * Keeps the form as it changes, and everything typed at once when the window is hidden or closed.
 *
 * @param restored what main had of it
 */
function keepDrafts(restored: Draft | null): void {
  let keeping: Promise<unknown> = Promise.resolve()
  let sent = restored
  const keeper = createDraftKeeper((draft) => {
    sent = draft
    keeping = call('drafts.set', draft)
  }, draftPause)
  on('people.changed', () => void takeOut(sent))
  registerUnsaved(() => {
    keeper.flush()
    return keeping
  })
  draftStore.subscribe((state, before) => {
    if (state.draft !== null && state.draft !== before.draft) keeper.changed(state.draft)
  })
  // What is issued is on its way to somebody: the form that makes it is kept first, whatever happens then.
  issuedStore.subscribe((state, before) => state.isPending && !before.isPending && keeper.flush())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void keepUnsaved()
  })
  window.addEventListener('pagehide', () => void keepUnsaved())
}

/**
 * Whoever is forgotten goes out of the form too, as main has taken them out of the one that it keeps.
 *
 * @param sent the draft as main was given it last; what is given to it while it answers does not count
 */
async function takeOut(sent: Draft | null): Promise<void> {
  const result = await call('drafts.get', {})
  const { draft } = draftStore.getState()
  if (!result.ok || result.value === null || sent === null || draft === null) return
  draftStore.setState({ draft: withoutTakenOut(draft, sent, result.value) })
}

/** A history that opens later brings its profiles, its settings and, where nothing was typed yet, its draft. */
function followHistory(): void {
  let before: HistoryState | undefined
  statusStore.subscribe(({ status }) => {
    const state = status?.history.state
    const wasOut = before !== undefined && before !== 'open' && before !== 'starting' && before !== 'locked'
    const hasOpened = state === 'open' && wasOut
    before = state
    if (state === 'locked' && isFilled) setPhase('locked')
    if (!hasOpened) return
    const isEmpty = draftStore.getState().draft === null
    void Promise.all([loadProfiles(), loadSettings(), isEmpty ? restoreDraft() : null]).then(fitToProfiles)
  })
}

/** Brings what the first screen needs, and says when that is there. */
async function fill(): Promise<void> {
  isFilled = true
  const [restored] = await Promise.all([restoreDraft(), loadProfiles(), loadSettings()])
  fitToProfiles()
  keepDrafts(restored)
  if (phaseStore.getState().phase === 'starting') setPhase('ready')
}

const isLocked = () => statusStore.getState().status?.history.state === 'locked'

/** Listens to main, and starts as far as that is possible: a locked application waits for `unlock`. */
export async function start(): Promise<void> {
  on('status.changed', setStatus)
  on('profiles.changed', () => void loadProfiles().then(fitToProfiles))
  on('clipboard.cleared', () => notify('info', 'The clipboard was cleared.'))
  on('platform.progress', heardOf)
  on('current.changed', currentChanged)
  on('session.chosen', ({ id }) => showInHistory(id))
  on('lock.wanted', () => void lockNow())
  onLocked(() => setPhase('locked'))
  followHistory()

  const status = await call('app.status', {})
  if (!status.ok) {
    setPhase('failed')
    return
  }
  setStatus(status.value)
  await historyKnown()
  if (isLocked()) setPhase('locked')
  else await fill()
}

/** Asks the keychain again and goes on with the start. Gives why it is still locked, or null. */
export async function unlock(): Promise<string | null> {
  const result = await call('app.unlock', {})
  if (!result.ok) return result.message
  setStatus(result.value)
  await historyKnown()
  if (isLocked()) return stillLockedWords(statusStore.getState().status ?? result.value)
  if (isFilled) {
    window.location.reload()
    return null
  }
  setPhase('starting')
  await fill()
  return null
}

function stillLockedWords({ keychain, history }: Status): string {
  return keychain.state === 'ok' ? history.message : keychain.message || history.message
}
