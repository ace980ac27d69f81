import type { Claims, Draft, Finding, Known, Profile, RoomDetail } from '../schemas.ts'
import type { Tile } from '../tile/tile.ts'
import type { ResolvedTimes } from '../validity/resolve-times.ts'

/** One line of the form: a claim of the token, or something the platform needs beside it. */
export interface PlatformField {
  /** The key in `draft.values`; for a claim also the claim's name. */
  readonly name: string
  /** The name in plain words, as the form shows it. */
  readonly label: string
  /** One line of help under the field. */
  readonly help: string
  /** What a valid value looks like, in one sentence, with its source. */
  readonly rule: string
  readonly kind: 'text' | 'time' | 'url' | 'role' | 'room' | 'breakout'
  readonly group: 'where' | 'who' | 'when'
  /** Shown only when the person opens "all claims". */
  readonly advanced?: true
  readonly placeholder?: string
}

/** Something beside the claims that the person knows of the room: on, off, or as the platform says of the room. */
export interface PlatformSwitch {
  /** The key in `draft.values`; the value is `on`, `off`, or empty for what is known of the room. */
  readonly name: string
  readonly label: string
  readonly help: string
  readonly group: PlatformField['group']
  /** What the platform says of a room: what an empty value comes to. */
  ofRoom(room: RoomDetail): boolean
}

/** One line of the profile form. */
export interface ProfileField {
  /** The key in `profile.settings`. */
  readonly name: string
  readonly label: string
  /** Where the platform's own dashboard shows the value, in its own words. */
  readonly whereFound: string
  readonly placeholder: string
  /** Shown only when the person opens more. */
  readonly advanced?: true
}

/** Everything a preview needs beside the draft. Read the clock once, at the edge, and pass it in. */
export interface DraftContext {
  readonly profile: Profile | null
  /** Epoch seconds. */
  readonly now: number
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string
}

/** What findings are made from. */
export interface FindingsContext extends DraftContext {
  /** From earlier answers of the platform and from the history; `nothingKnown` where there is none. */
  readonly known: Known
}

export const nothingKnown: Known = { room: null, sameExternalId: null, clockAhead: null }

/** What a draft comes to at a moment. */
export interface ResolvedDraft {
  /** In the platform's documented order; a field left empty is absent. */
  readonly claims: Claims
  readonly times: ResolvedTimes
}

/** One platform, as both sides see it: pure functions and tables, no secret and no I/O. */
export interface Platform {
  readonly id: string
  readonly name: string
  /** In the order in which the claims stand in the token. */
  readonly fields: readonly PlatformField[]
  readonly switches: readonly PlatformSwitch[]
  readonly profileFields: readonly ProfileField[]
  /** The words for the secret in the platform's dashboard, and where it is. */
  readonly secret: { readonly label: string; readonly whereFound: string }
  /** A new draft with the profile's defaults filled in. */
  newDraft(profile: Profile): Draft
  claimsFor(draft: Draft, context: DraftContext): ResolvedDraft
  /** The draft that gives these claims back, with absolute times. The inverse of `claimsFor`. */
  draftFrom(claims: Claims, profileId: string): Draft
  findingsFor(draft: Draft, context: FindingsContext): Finding[]
  findingsForProfile(profile: Pick<Profile, 'name' | 'settings' | 'defaultValidity'>): Finding[]
  tileFor(draft: Draft): Tile
  /**
   * The origin of the platform's API for a profile, such as `https://api.digitalsamba.com`: https, or http to this
   * computer itself. Null where the profile names another kind of address.
   */
  apiOrigin(settings: Profile['settings']): string | null
  /** What names the account on the platform, such as a team id; null where the profile does not say. */
  accountId(settings: Profile['settings']): string | null
  /** The same as a token names it; null where its claims do not. */
  accountIdIn(claims: Claims): string | null
  /** The host of a join link, such as `acme.digitalsamba.com`, or null where the profile has none. */
  linkHost(settings: Profile['settings']): string | null
  /** The https join link; null where the claims name no room that can be part of an address. */
  joinLink(linkHost: string, claims: Claims, token: string): string | null
  /** What the history keeps in columns of its own. */
  summaryOf(claims: Claims): {
    room: string
    name: string | null
    externalId: string | null
    role: string | null
  }
}
