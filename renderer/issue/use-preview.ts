import { useMemo } from 'react'
import { leavingDraft } from '../../shared/platforms/leaving-draft.ts'
import type { FindingsContext, Platform, ResolvedDraft } from '../../shared/platforms/platform.ts'
import type { Draft, Finding, Known, Profile } from '../../shared/schemas.ts'
import type { Tile } from '../../shared/tile/tile.ts'
import { localTimeZone, useNow } from '../stores/clock.ts'
import { useKnown } from '../stores/known-store.ts'
import { platformOf } from '../stores/platform-of.ts'
import { aliasAwaited, guestOf, isAliasAwaited } from './guest.ts'

export interface Preview extends ResolvedDraft {
  readonly platform: Platform
  readonly profile: Profile
  /** The draft as it leaves this computer. */
  readonly leaving: Draft
  /** True while it is not known yet what leaves in place of the guest. */
  readonly isAliasAwaited: boolean
  readonly findings: readonly Finding[]
  readonly tile: Tile
  /** Beside the draft, from earlier answers of the platform and from the history. */
  readonly known: Known
  /** Epoch seconds at which all of it holds. */
  readonly now: number
  readonly timeZone: string
}

/**
 * What the draft comes to at this second: the same pure functions as main uses to issue, on what leaves this computer.
 * Only what is known beside the draft comes from main, a moment later.
 */
export function usePreview(draft: Draft, profile: Profile): Preview {
  const now = useNow()
  const timeZone = localTimeZone()
  const platform = platformOf(profile)
  const guest = guestOf(platform, draft)
  const room = useMemo(() => roomIn(platform, draft, timeZone), [platform, draft, timeZone])
  const known = useKnown({ profileId: profile.id, room, ...guest })
  const awaited = isAliasAwaited(profile, guest, known)
  const alias = awaited ? aliasAwaited : known.alias
  const leaving = useMemo(
    () => leavingDraft(platform, draft, profile, alias),
    [platform, draft, profile, alias],
  )
  const tile = useMemo(() => platform.tileFor(leaving), [platform, leaving])
  return useMemo(() => {
    const resolved = platform.claimsFor(leaving, { profile, now, timeZone })
    const context: FindingsContext = { profile, now, timeZone, known }
    const findings = platform.findingsFor(leaving, context)
    const at = { now, timeZone, known, isAliasAwaited: awaited }
    return { ...resolved, ...at, platform, profile, leaving, findings, tile }
  }, [platform, profile, leaving, awaited, now, timeZone, tile, known])
}

/** The room of a draft is no time, so any moment gives it. */
function roomIn(platform: Platform, draft: Draft, timeZone: string): string {
  const { claims } = platform.claimsFor(draft, { profile: null, now: 0, timeZone })
  return platform.summaryOf(claims).room
}
