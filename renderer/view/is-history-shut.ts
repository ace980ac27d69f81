import type { HistoryState } from '../../shared/schemas.ts'

/** Whether there is a history file that stays closed, with the profiles and the sessions in it. */
export function isHistoryShut(state: HistoryState): boolean {
  switch (state) {
    case 'waiting':
    case 'key-lost':
    case 'wrong-key':
    case 'damaged':
    case 'locked':
      return true
    case 'starting':
    case 'open':
    case 'memory':
      return false
  }
}
