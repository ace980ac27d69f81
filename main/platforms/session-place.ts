import { RoompassError } from '../../shared/errors.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { Profile, Session } from '../../shared/schemas.ts'

export interface PlaceContext {
  readonly profile: (id: string) => Profile
  readonly session: (id: string) => Session
  /** Epoch seconds. */
  readonly now: () => number
}

/** Where a session belongs. */
export interface Place {
  readonly profile: Profile
  readonly room: string
  /** As it left this computer. */
  readonly externalId: string | null
  readonly person: Session['person']
  /** From when to when its guest may have come, epoch seconds. */
  readonly since: number
  readonly until: number
}

/** The same for a guest who can be told from others. */
type GuestPlace = Place & { readonly externalId: string }

/** Seconds by which a guest is looked for before a session was issued, and after its end, as clocks differ. */
const lookAround = 600

/** A session with the account that it belongs to. @throws RoompassError `not-found`, `failed` for another account */
export function placeOf(context: PlaceContext, sessionId: string): Place {
  const session = context.session(sessionId)
  const { room, externalId, profileId, person } = session
  if (profileId === null) throw profileGone()
  const profile = context.profile(profileId)
  if (isOfOtherAccount(session, profile)) throw otherAccount()
  const until =
    Math.ceil(Math.min(context.now(), session.validUntil ?? Number.POSITIVE_INFINITY)) + lookAround
  return { room, externalId, person, since: firstUseOf(session, profile), until, profile }
}

/** Whether both say which account they are of, and they are not of the same. */
function isOfOtherAccount({ platform, claims }: Session, { settings }: Profile): boolean {
  const { accountId, accountIdIn } = platforms[platform]
  const asked = accountId(settings)
  const named = accountIdIn(claims)
  return asked !== null && named !== null && asked !== named
}

/**
 * The moment from which on a guest may have come with a session, by the platform's clock. The early starts that people
 * chose say how far that may be behind this computer's. Joins from before are those of an earlier token.
 */
function firstUseOf({ issuedAt, validFrom }: Session, { startEarly }: Profile): number {
  return Math.min(issuedAt - lookAround - startEarly, Math.floor(validFrom ?? issuedAt))
}

function profileGone(): RoompassError {
  return new RoompassError(
    'not-found',
    "The profile of this session is not there any more, so its platform can't be asked.",
  )
}

function otherAccount(): RoompassError {
  return new RoompassError(
    'failed',
    "The profile is for another account now, so its platform can't be asked about this session.",
  )
}

function nobodyInParticular(): RoompassError {
  return new RoompassError(
    'failed',
    "The token has no external id, so its guest can't be told from others. Enter one for the next token.",
  )
}

/** @throws RoompassError what `placeOf` throws; `failed` where the token does not say who its guest is */
export function guestPlaceOf(context: PlaceContext, sessionId: string): GuestPlace {
  const place = placeOf(context, sessionId)
  const { externalId } = place
  if (externalId === null || externalId === '') throw nobodyInParticular()
  return { ...place, externalId }
}
