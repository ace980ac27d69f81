import { useState } from 'react'
import { call } from '../bridge.ts'
import { notify } from '../stores/notice-store.ts'
import { setStatus } from '../stores/status-store.ts'

/** Asks the keychain again, and says how that went. */
export function useKeychainRetry(): { readonly isAsking: boolean; readonly ask: () => Promise<void> } {
  const [isAsking, setAsking] = useState(false)
  async function ask() {
    setAsking(true)
    const result = await call('keychain.retry', {})
    setAsking(false)
    if (!result.ok) {
      notify('error', result.message)
      return
    }
    setStatus(result.value)
    if (result.value.keychain.state === 'ok') notify('ok', 'The keychain answers again.')
    else notify('info', 'The keychain still does not work.')
  }
  return { isAsking, ask }
}
