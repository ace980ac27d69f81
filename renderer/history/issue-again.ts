import type { DraftContext, Platform } from '../../shared/platforms/platform.ts'
import type { Draft, Profile, Session } from '../../shared/schemas.ts'
import { formatDuration } from '../../shared/validity/duration.ts'

/** The most by which a start may have been moved back, in seconds (`draft.startEarly`). */
const startEarlyAtMost = 3600

type Issued = Pick<Session, 'claims' | 'issuedAt' | 'validFrom' | 'validUntil'>

/**
 * The draft that issues the same for somebody again: the claims as they were, with times from now and of the same
 * length. A start shortly before the moment of issuing counts as "start early". A claim that was absent stays
 * absent; where there was no length (never valid) the profile's default validity takes its place.
 *
 * @param context with the profile to issue for now: the session's own, or another where that was removed
 */
export function draftToIssueAgain(
  platform: Platform,
  session: Issued,
  context: DraftContext & { readonly profile: Profile },
): Draft {
  const { profile } = context
  const draft = platform.draftFrom(session.claims, profile.id)
  const { startEarly, length } = shapeOf(session)
  return {
    ...draft,
    startEarly,
    values: {
      ...draft.values,
      ...ownValues(platform, session, context),
      iat: 'iat' in session.claims ? 'now' : '',
      nbf: session.validFrom === null ? '' : 'now',
      exp: session.validUntil === null ? '' : (length ?? profile.defaultValidity),
    },
  }
}

/** How the times of a session lie to each other; `length` is null where there was none. */
function shapeOf({ issuedAt, validFrom, validUntil }: Issued): { startEarly: number; length: string | null } {
  const early = validFrom === null ? 0 : Math.round(issuedAt - validFrom)
  const isEarly = early > 0 && early <= startEarlyAtMost && (validUntil === null || validUntil > issuedAt)
  const startEarly = isEarly ? early : 0
  const start = validFrom === null ? issuedAt : validFrom + startEarly
  const seconds = Math.round((validUntil ?? start) - start)
  return { startEarly, length: Number.isSafeInteger(seconds) && seconds > 0 ? formatDuration(seconds) : null }
}

/** Values that say what the profile says anyway go back to how a new form has them, so that they follow the profile. */
function ownValues(
  platform: Platform,
  session: Issued,
  context: DraftContext & { readonly profile: Profile },
) {
  const fresh = platform.newDraft(context.profile)
  const { claims } = platform.claimsFor(fresh, context)
  const same = Object.entries(fresh.values).filter(
    ([name]) => name in claims && claims[name] === session.claims[name],
  )
  return Object.fromEntries(same)
}
