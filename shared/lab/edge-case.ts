import type { Claims, PlatformId, Profile } from '../schemas.ts'
import type { KeyVariant } from './craft.ts'
import type { Craft, Delivery, Outcome, RequestCraft } from './schemas.ts'

/**
 * How sure the source of an expectation is. `documented`: the vendor's documents or an RFC. `code`: read in the vendor's code.
 * `third-party`. `inferred`: concluded here. `not-found`: looked for, and nothing was found.
 */
export type Sureness = 'documented' | 'code' | 'third-party' | 'inferred' | 'not-found'

/** Where an expectation comes from. */
export interface CaseSource {
  /** A document's address, or a section of an RFC. */
  readonly document: string
  readonly sure: Sureness
}

/** One thing that a case changes in a right token or request. */
export type Change =
  /** A member of the JSON; the whole text where `name` is null. */
  | { readonly in: 'header' | 'payload'; readonly name: string | null }
  | { readonly in: 'encoding'; readonly of: 'header' | 'payload' | 'signature' }
  | { readonly in: 'signature' | 'key' | 'algorithm' | 'structure' }
  /** How the token gets there, or the room of the address. */
  | { readonly in: 'transport' | 'room' }
  | { readonly in: 'request'; readonly part: 'method' | 'path' | 'headers' | 'body' | 'credentials' }

/** What a case is made from: a token or request that is right at `now`. */
export interface CaseBase {
  /** What the platform's `claimsFor` gives for the base draft. */
  readonly claims: Claims
  readonly settings: Profile['settings']
  /** The room of the address. */
  readonly room: string
  /** Epoch seconds. */
  readonly now: number
  /** What the person gave for the things that cases need, by their ids; see `PlatformLab.needs`. */
  readonly given: Readonly<Record<string, string>>
}

/** A token of a set, before it is signed. */
export interface TokenCase {
  readonly kind: 'token'
  readonly craft: Craft
  readonly variant: KeyVariant
  readonly delivery: Delivery
  /** The label of a previous key of the profile, which signs in place of the current one; the current one where not given. */
  readonly previousKey?: string
}

/** A request of a set, before it is sent. */
export interface RequestCase {
  readonly kind: 'request'
  readonly request: RequestCraft
}

export type CaseDraft = TokenCase | RequestCase

/** A named way to make a token wrong or odd, with the outcome to expect and the source of that expectation. */
export interface EdgeCase {
  /** Unique on its platform, of lower-case words with hyphens, such as `exp-one-second-ago`. Stable: sheets name it. */
  readonly id: string
  /** A few words, such as `Expired one second ago`. */
  readonly title: string
  /** One of the platform's groups, by its id. */
  readonly group: string
  readonly changes: readonly Change[]
  /**
   * The equivalence class that it stands for, unique in the library; cases on the sides of one boundary have the same one
   * and different sides.
   */
  readonly standsFor: string
  readonly side?: 'below' | 'at' | 'above'
  readonly expected: Outcome
  /** Why, in one sentence. */
  readonly reason: string
  readonly source: CaseSource
  /** True where the token has a signature that fits, over the changed bytes. */
  readonly resigned: boolean
  /** What has to be given for it, by its id in `PlatformLab.needs`; it is left out of a set where it is not. */
  readonly needs?: string
  /** True where it goes with no other case in a matrix: the token, or what another case changes in it, may never be read. */
  readonly alone?: true
  /** What the tester does with it beside opening the link; nothing where not given. */
  readonly steps?: string
  /** Changes a right draft, or one that other cases have changed elsewhere. Pure. */
  apply(draft: CaseDraft, base: CaseBase): CaseDraft
}

/** Something of the account or the platform that some cases can't be made without, such as the name of a locked room. */
export interface CaseNeed {
  readonly id: string
  readonly label: string
  readonly help: string
}

/** What `{{name}}` in a request stands for. */
export interface Placeholder {
  readonly name: string
  readonly meaning: string
}

/** One platform in the Lab. */
export interface PlatformLab {
  readonly groups: readonly { readonly id: string; readonly label: string }[]
  readonly needs: readonly CaseNeed[]
  readonly cases: readonly EdgeCase[]
  /** What is made by hand in the Lab: a token, or the request for one. */
  readonly surface: 'token' | 'request'
  /** The right request for claims as `claimsFor` gives them; null where the platform is never asked for a token. */
  readonly requests: {
    readonly placeholders: readonly Placeholder[]
    requestFor(claims: Claims, settings: Profile['settings']): RequestCraft
  } | null
}

export type PlatformLabs = Partial<Record<PlatformId, PlatformLab>>
