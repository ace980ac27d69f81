import { type DraftContext, hasField, type Platform } from './platforms/platform.ts'
import type { Claims, Draft, Profile, Session } from './schemas.ts'
import { contentOf } from './session-content.ts'
import { formatDuration } from './validity/duration.ts'

/** The most by which a start may have been moved back, in seconds (`draft.startEarly`). */
const startEarlyAtMost = 3600

/** What is looked at of a session to issue it again. */
type Renewable = Pick<Session, 'claims' | 'asked' | 'issuedAt' | 'validFrom' | 'validUntil' | 'person'>

type RenewalContext = DraftContext & { readonly profile: Profile }

/**
 * The draft that issues the same for somebody again: what it was issued from as it was, with times from now and of the
 * same length. A start shortly before the moment of issuing counts as "start early". What was absent stays absent; where
 * there was no length (never valid) the profile's default validity takes its place. A token that the platform made is
 * asked for as long again as that one was asked for, whatever came of it. Where the profile keeps its guests anonymous,
 * the draft has them as they were typed; for any other profile, as they left this computer.
 *
 * @param context with the profile to issue for now: the session's own, or another where that was removed
 */
export function renewedDraft(platform: Platform, session: Renewable, context: RenewalContext): Draft {
  const draft = platform.draftFrom(contentOf(session), context.profile.id)
  const { startEarly, ...times } =
    session.asked === null ? signedTimes(session, context) : askedTimes(platform, draft, session, context)
  const known = Object.entries(times).filter(([name]) => hasField(platform, name))
  return {
    ...draft,
    startEarly,
    values: {
      ...draft.values,
      ...ownValues(platform, session, context),
      ...guestOf(platform, session, context),
      ...Object.fromEntries(known),
    },
  }
}

interface RenewedTimes {
  readonly startEarly: number
  readonly iat: string
  readonly nbf: string
  readonly exp: string
}

function signedTimes(session: Renewable, { profile }: RenewalContext): RenewedTimes {
  const { startEarly, length } = shapeOf(session)
  return {
    startEarly,
    iat: 'iat' in session.claims ? 'now' : '',
    nbf: session.validFrom === null ? '' : 'now',
    exp: session.validUntil === null ? '' : (length ?? profile.defaultValidity),
  }
}

/** The times of what was asked for, as they were read at the moment of asking. */
function askedTimes(
  platform: Platform,
  draft: Draft,
  { issuedAt }: Renewable,
  context: RenewalContext,
): RenewedTimes {
  const { iat, nbf, exp } = platform.claimsFor(draft, { ...context, now: issuedAt }).times
  const length = exp.kind === 'at' ? lengthText(exp.at - (nbf.kind === 'at' ? nbf.at : issuedAt)) : null
  return {
    startEarly: 0,
    iat: iat.kind === 'absent' ? '' : 'now',
    nbf: nbf.kind === 'absent' ? '' : 'now',
    exp: exp.kind === 'absent' ? '' : (length ?? context.profile.defaultValidity),
  }
}

/** How the times of a session lie to each other; `length` is null where there was none. */
function shapeOf({ issuedAt, validFrom, validUntil }: Renewable): {
  startEarly: number
  length: string | null
} {
  const early = validFrom === null ? 0 : Math.round(issuedAt - validFrom)
  const isEarly = early > 0 && early <= startEarlyAtMost && (validUntil === null || validUntil > issuedAt)
  const startEarly = isEarly ? early : 0
  const start = validFrom === null ? issuedAt : validFrom + startEarly
  return { startEarly, length: lengthText((validUntil ?? start) - start) }
}

/** A length in seconds as it is typed; null where it is none. */
function lengthText(length: number): string | null {
  const seconds = Math.round(length)
  return Number.isSafeInteger(seconds) && seconds > 0 ? formatDuration(seconds) : null
}

/** Who is behind the name and id that left, for a profile that will replace them again. */
function guestOf(
  { identity }: Platform,
  { person }: Renewable,
  { profile }: RenewalContext,
): Record<string, string> {
  if (person === null || !profile.anonymous) return {}
  const { name, externalId } = identity
  return {
    ...(name === null ? {} : { [name]: person.name ?? '' }),
    ...(externalId === null ? {} : { [externalId]: person.externalId ?? '' }),
  }
}

/** Values that say what the profile says anyway go back to how a new form has them, so that they follow the profile. */
function ownValues(platform: Platform, session: Renewable, context: RenewalContext): Record<string, string> {
  const fresh = platform.newDraft(context.profile)
  const { claims } = platform.claimsFor(fresh, context)
  const content: Claims = contentOf(session)
  const same = Object.entries(fresh.values).filter(
    ([name]) => name in claims && claims[name] === content[name],
  )
  return Object.fromEntries(same)
}
