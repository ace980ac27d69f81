import { useMemo } from 'react'
import type { FindingsContext, ResolvedDraft } from '../../shared/platforms/platform.ts'
import type { Draft, Finding, Known, Profile } from '../../shared/schemas.ts'
import type { Tile } from '../../shared/tile/tile.ts'
import { localTimeZone, useNow } from '../stores/clock.ts'
import { useKnown } from '../stores/known-store.ts'
import { platformOf } from '../stores/platform-of.ts'

export interface Preview extends ResolvedDraft {
  readonly findings: readonly Finding[]
  readonly tile: Tile
  /** Beside the draft, from earlier answers of the platform and from the history. */
  readonly known: Known
  /** Epoch seconds at which all of it holds. */
  readonly now: number
  readonly timeZone: string
}

/**
 * What the draft comes to at this second: the same pure functions as main uses to issue. Only what is
 * known beside the draft comes from main, a moment later.
 */
export function usePreview(draft: Draft, profile: Profile): Preview {
  const now = useNow()
  const timeZone = localTimeZone()
  const platform = platformOf(profile)
  const tile = useMemo(() => platform.tileFor(draft), [platform, draft])
  const resolved = useMemo(
    () => platform.claimsFor(draft, { profile, now, timeZone }),
    [platform, draft, profile, now, timeZone],
  )
  const { room, externalId } = platform.summaryOf(resolved.claims)
  const known = useKnown(profile.id, room, externalId ?? '')
  return useMemo(() => {
    const context: FindingsContext = { profile, now, timeZone, known }
    return { ...resolved, findings: platform.findingsFor(draft, context), tile, known, now, timeZone }
  }, [platform, draft, profile, now, timeZone, tile, resolved, known])
}
