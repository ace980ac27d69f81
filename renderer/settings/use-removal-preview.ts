import { useEffect, useState } from 'react'
import type { Settings } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import type { RemovalPreview } from './removal-preview.ts'

interface Previewed {
  /** Null until it is there. */
  readonly preview: RemovalPreview | null
  readonly failure: string
}

const nothing: Previewed = { preview: null, failure: '' }

/** Asks what settings would take out of the history at once. Null asks for nothing; the last question wins. */
export function useRemovalPreview(settings: Settings | null): Previewed {
  const [previewed, setPreviewed] = useState(nothing)
  const asked = settings === null ? null : JSON.stringify(settings)
  useEffect(() => {
    setPreviewed(nothing)
    if (asked === null) return
    let isLatest = true
    void call('settings.preview', JSON.parse(asked)).then((result) => {
      if (!isLatest) return
      setPreviewed(
        result.ok ? { preview: result.value, failure: '' } : { preview: null, failure: result.message },
      )
    })
    return () => {
      isLatest = false
    }
  }, [asked])
  return previewed
}
