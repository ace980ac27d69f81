import type { HistoryState, KeychainState } from '../../shared/schemas.ts'
import type { Tone } from '../components/Badge.tsx'

interface StateWords {
  readonly tone: Tone
  readonly label: string
}

/** The state of the keychain, in a word or two. */
export function keychainWords(state: KeychainState): StateWords {
  switch (state) {
    case 'starting':
      return { tone: 'neutral', label: 'asking…' }
    case 'ok':
      return { tone: 'ok', label: 'in use' }
    case 'missing':
      return { tone: 'warning', label: 'missing' }
    case 'locked':
      return { tone: 'warning', label: 'locked' }
    case 'slow':
      return { tone: 'warning', label: 'does not answer' }
    case 'failing':
      return { tone: 'error', label: 'failing' }
  }
}

/** The state of the history, in a word or two. */
export function historyWords(state: HistoryState): StateWords {
  switch (state) {
    case 'starting':
      return { tone: 'neutral', label: 'opening…' }
    case 'open':
      return { tone: 'ok', label: 'open, encrypted' }
    case 'memory':
      return { tone: 'warning', label: 'memory only' }
    case 'waiting':
      return { tone: 'warning', label: 'waits for the keychain' }
    case 'key-lost':
      return { tone: 'error', label: 'locked: key lost' }
    case 'wrong-key':
      return { tone: 'error', label: 'locked: wrong key' }
    case 'damaged':
      return { tone: 'error', label: 'damaged' }
    case 'locked':
      return { tone: 'neutral', label: 'locked' }
  }
}
