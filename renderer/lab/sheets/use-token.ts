import { useEffect, useState } from 'react'
import { call } from '../../bridge.ts'

/** The token of a row. */
export interface RowToken {
  /** Null until it is read, and where there is none. */
  readonly token: string | null
  /** What stands in its place. */
  readonly words: string
}

const waiting: RowToken = { token: null, words: '…' }
const none: RowToken = { token: null, words: 'removed from the history' }

/** Reads the token of a session; null where the row has none. The answer to the last question wins. */
export function useToken(sessionId: string | null): RowToken {
  const [read, setRead] = useState<RowToken & { readonly id: string | null }>({ id: null, ...waiting })
  useEffect(() => {
    if (sessionId === null) return
    let isLatest = true
    void call('sessions.get', { id: sessionId }).then((result) => {
      if (!isLatest) return
      const token = result.ok ? result.value.token : null
      setRead({ id: sessionId, token, words: result.ok ? 'no longer kept' : result.message })
    })
    return () => {
      isLatest = false
    }
  }, [sessionId])
  if (sessionId === null) return none
  return read.id === sessionId ? read : waiting
}
