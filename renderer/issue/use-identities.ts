import { useEffect, useState } from 'react'
import { call, on } from '../bridge.ts'

const none: readonly string[] = []

/** The external ids that were issued for a profile, the last ones first; none until main has answered. */
export function useIdentities(profileId: string): readonly string[] {
  const [known, setKnown] = useState({ profileId, identities: none })
  useEffect(() => {
    let isOver = false
    const read = async () => {
      const result = await call('identities.list', { profileId })
      if (result.ok && !isOver) setKnown({ profileId, identities: result.value.identities })
    }
    void read()
    const offs = [on('sessions.changed', () => void read()), on('people.changed', () => void read())]
    return () => {
      isOver = true
      for (const off of offs) off()
    }
  }, [profileId])
  return known.profileId === profileId ? known.identities : none
}
