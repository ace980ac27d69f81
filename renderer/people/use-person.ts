import { useEffect, useState } from 'react'
import type { Person, SessionRow } from '../../shared/schemas.ts'
import { call, on } from '../bridge.ts'

/** Everything known of the person of a session; null until it is there, and where nobody is behind the session. */
export function usePerson({
  person,
  profileId,
  externalId,
  name,
}: Pick<SessionRow, 'person' | 'profileId' | 'externalId' | 'name'>): Person | null {
  const [found, setFound] = useState<Person | null>(null)
  const id = person?.id ?? null
  const text = externalId ?? name ?? ''
  useEffect(() => {
    if (id === null || profileId === null) return
    let isLatest = true
    const load = async () => {
      const result = await call('people.search', {
        profileId,
        text: text.slice(0, 500),
        offset: 0,
        limit: 500,
      })
      if (isLatest && result.ok) setFound(result.value.people.find((one) => one.id === id) ?? null)
    }
    void load()
    const stop = on('people.changed', () => void load())
    return () => {
      isLatest = false
      stop()
    }
  }, [id, profileId, text])
  return found?.id === id ? found : null
}
