import { useEffect, useState } from 'react'
import type { Failure } from '../../../shared/errors.ts'
import type { Endpoint } from '../../../shared/lab/schemas.ts'
import { call } from '../../bridge.ts'

interface EndpointRead {
  /** Null where the profile has none. */
  readonly endpoint: Endpoint | null
  readonly isRead: boolean
  readonly failure: Failure | null
}

/** Where a profile's sets are run against. Null for no profile reads nothing. */
export function useEndpoint(profileId: string | null): EndpointRead & {
  /** Stores it, after main has asked where the host is a new one. Gives why it is not stored; null where it is. */
  readonly save: (endpoint: Endpoint | null) => Promise<Failure | null>
} {
  const [read, setRead] = useState<EndpointRead>({ endpoint: null, isRead: false, failure: null })
  useEffect(() => {
    if (profileId === null) return
    let isLatest = true
    void call('lab.getEndpoint', { profileId }).then((result) => {
      if (!isLatest) return
      setRead(
        result.ok
          ? { endpoint: result.value.endpoint, isRead: true, failure: null }
          : { endpoint: null, isRead: true, failure: result },
      )
    })
    return () => {
      isLatest = false
    }
  }, [profileId])

  async function save(endpoint: Endpoint | null): Promise<Failure | null> {
    if (profileId === null) return null
    const result = await call('lab.setEndpoint', { profileId, endpoint })
    if (!result.ok) return result
    setRead({ endpoint: result.value.endpoint, isRead: true, failure: null })
    return null
  }

  return { ...read, save }
}
