import type { Claims, Draft, Finding, Profile } from '../schemas.ts'
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
  readonly kind: 'text' | 'time' | 'url' | 'role'
  readonly group: 'where' | 'who' | 'when'
  /** Shown only when the person opens "all claims". */
  readonly advanced?: true
  readonly placeholder?: string
}

/** One line of the profile form. */
export interface ProfileField {
  /** The key in `profile.settings`. */
  readonly name: string
  readonly label: string
  /** Where the platform's own dashboard shows the value, in its own words. */
  readonly whereFound: string
  readonly placeholder: string
}

/** Everything a preview needs beside the draft. Read the clock once, at the edge, and pass it in. */
export interface DraftContext {
  readonly profile: Profile | null
  /** Epoch seconds. */
  readonly now: number
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string
}

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
  readonly profileFields: readonly ProfileField[]
  /** The words for the secret in the platform's dashboard, and where it is. */
  readonly secret: { readonly label: string; readonly whereFound: string }
  /** A new draft with the profile's defaults filled in. */
  newDraft(profile: Profile): Draft
  claimsFor(draft: Draft, context: DraftContext): ResolvedDraft
  /** The draft that gives these claims back, with absolute times. The inverse of `claimsFor`. */
  draftFrom(claims: Claims, profileId: string): Draft
  findingsFor(draft: Draft, context: DraftContext): Finding[]
  findingsForProfile(profile: Pick<Profile, 'name' | 'settings' | 'defaultValidity'>): Finding[]
  tileFor(draft: Draft): Tile
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
