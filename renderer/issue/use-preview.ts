import { useMemo } from 'react'
import type { DraftContext, ResolvedDraft } from '../../shared/platforms/platform.ts'
import type { Draft, Finding, Profile } from '../../shared/schemas.ts'
import type { Tile } from '../../shared/tile/tile.ts'
import { localTimeZone, useNow } from '../stores/clock.ts'
import { platformOf } from '../stores/platform-of.ts'

export interface Preview extends ResolvedDraft {
  readonly findings: readonly Finding[]
  readonly tile: Tile
  /** Epoch seconds at which all of it holds. */
  readonly now: number
  readonly timeZone: string
}

/**
 * What the draft comes to at this second: the same pure functions as main uses to issue, without asking main.
 */
export function usePreview(draft: Draft, profile: Profile): Preview {
  const now = useNow()
  const timeZone = localTimeZone()
  const tile = useMemo(() => platformOf(profile).tileFor(draft), [draft, profile])
  return useMemo(() => {
    const platform = platformOf(profile)
    const context: DraftContext = { profile, now, timeZone }
    return {
      ...platform.claimsFor(draft, context),
      findings: platform.findingsFor(draft, context),
      tile,
      now,
      timeZone,
    }
  }, [draft, profile, now, timeZone, tile])
}
