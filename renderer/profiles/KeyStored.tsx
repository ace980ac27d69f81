import { CircleCheck } from 'lucide-react'
import type { Response } from '../../shared/contract.ts'
import type { Profile } from '../../shared/schemas.ts'
import { Button } from '../components/Button.tsx'
import dialog from '../components/Dialog.module.css'
import { FindingList } from '../components/FindingList.tsx'
import { chooseProfile, draftStore } from '../stores/draft-store.ts'
import { profilesStore } from '../stores/profiles-store.ts'
import { showScreen } from '../stores/screen-store.ts'
import { countOf } from '../view/count-of.ts'
import styles from './KeyIntakeDialog.module.css'
import { heldWords } from './key-words.ts'

interface KeyStoredProps {
  readonly stored: Response<'keys.add'>
  readonly profile: Profile
  readonly onClose: () => void
}

/** What came of a key that was taken in: its length and fingerprint, to compare, and what there is to say of it. */
export function KeyStored({ stored, profile, onClose }: KeyStoredProps) {
  const { key, bytes, findings } = stored

  function issue() {
    const { profiles } = profilesStore.getState()
    const from = profiles.find(({ id }) => id === draftStore.getState().draft?.profileId) ?? null
    const to = profiles.find(({ id }) => id === profile.id) ?? profile
    if (from?.id !== to.id) chooseProfile(from, to)
    onClose()
    showScreen('issue')
  }

  return (
    <>
      <div className={styles.stored} role="status">
        <CircleCheck size={20} strokeWidth={1.75} aria-hidden="true" />
        <span>
          <strong>{key.label}</strong>: {countOf(bytes, 'byte')}, fingerprint <code>{key.fingerprint}</code>,{' '}
          {heldWords(key.held).label}, {key.status}.
        </span>
      </div>
      {key.held !== 'keychain' && <p className={dialog.text}>{heldWords(key.held).meaning}</p>}
      <FindingList findings={findings} />
      <footer className={dialog.foot}>
        {key.status === 'current' && (
          <Button variant="primary" autoFocus onPress={issue}>
            Issue a token
          </Button>
        )}
        <Button onPress={onClose}>Done</Button>
      </footer>
    </>
  )
}
