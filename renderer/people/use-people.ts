import { useEffect, useState } from 'react'
import type { Failure } from '../../shared/errors.ts'
import type { Person } from '../../shared/schemas.ts'
import { call, on } from '../bridge.ts'
import { peoplePerPage } from './people-pages.ts'

interface People {
  readonly people: readonly Person[]
  /** How many fit the text. */
  readonly total: number
  /** How many there are of the profile. */
  readonly everybody: number
  readonly failure: Failure | null
}

/** Finds people of a profile, and again when they change. The answer to the last question wins. */
export function usePeople(profileId: string, text: string, offset: number): People {
  const [found, setFound] = useState<People>({ people: [], total: 0, everybody: 0, failure: null })
  useEffect(() => {
    let isLatest = true
    const load = async () => {
      const [fitting, all] = await Promise.all([
        call('people.search', { profileId, text, offset, limit: peoplePerPage }),
        call('people.search', { profileId, text: '', offset: 0, limit: 1 }),
      ])
      if (!isLatest) return
      if (fitting.ok && all.ok) {
        setFound({ ...fitting.value, everybody: all.value.total, failure: null })
        return
      }
      const failure = fitting.ok ? all : fitting
      if (!failure.ok) setFound((before) => ({ ...before, failure }))
    }
    void load()
    const stop = on('people.changed', () => void load())
    return () => {
      isLatest = false
      stop()
    }
  }, [profileId, text, offset])
  return found
}
