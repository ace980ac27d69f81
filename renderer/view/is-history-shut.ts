import type { HistoryState } from '../../shared/schemas.ts'

/** Whether there is a history file that stays closed, with the profiles and the sessions in it. */
export function isHistoryShut(state: HistoryState): boolean {
  return state === 'waiting' || state === 'key-lost' || state === 'wrong-key' || state === 'damaged'
}
