import { useEffect, useState } from 'react'
import type { Failure } from '../../shared/errors.ts'
import type { Session } from '../../shared/schemas.ts'
import { call, on } from '../bridge.ts'

interface SessionRead {
  /** The session read last: the one before stays until the one asked for is there. */
  readonly session: Session | null
  readonly failure: Failure | null
}

/** Reads a session, and again when the history changes. The answer to the last question wins. */
export function useSession(id: string): SessionRead {
  const [read, setRead] = useState<SessionRead>({ session: null, failure: null })
  useEffect(() => {
    let isLatest = true
    const load = async () => {
      const result = await call('sessions.get', { id })
      if (!isLatest) return
      setRead(result.ok ? { session: result.value, failure: null } : { session: null, failure: result })
    }
    void load()
    const stop = on('sessions.changed', () => void load())
    return () => {
      isLatest = false
      stop()
    }
  }, [id])
  return read
}
