import { call } from '../bridge.ts'
import { notify } from '../stores/notice-store.ts'
import { keepUnsaved } from '../stores/unsaved.ts'

let locking: Promise<void> | null = null

/**
 * Keeps what is typed and asks main to lock, which loads the page anew. Where the person would lose something main
 * asks them first; a no leaves all as it was.
 */
export function lockNow(): Promise<void> {
  locking ??= lock().finally(() => {
    locking = null
  })
  return locking
}

async function lock(): Promise<void> {
  await keepUnsaved()
  const result = await call('app.lock', {})
  if (!result.ok && result.code !== 'cancelled' && result.code !== 'locked') notify('error', result.message)
}
