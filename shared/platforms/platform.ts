import type { Claims, Draft, Finding, Known, Profile, RoomDetail, Session, SessionRow } from '../schemas.ts'
import type { Tile } from '../tile/tile.ts'
import type { ResolvedTimes } from '../validity/resolve-times.ts'

/** Where the value of a field goes, and where that is written. */
export interface Destination {
  /**
   * `link`: into the join link, for whoever has it. `token`: into a token that is in no link. `storage`: kept by the platform after the meeting. `participants`:
   * shown to the others in the room. `nowhere`: stays on this computer.
   */
  readonly to: 'link' | 'token' | 'storage' | 'participants' | 'nowhere'
  readonly source: string
}

/** A value that the person may want, and what it means. */
export interface Suggestion {
  readonly value: string
  readonly meaning: string
}

/** One line of the form: a claim of the token, or something the platform needs beside it. */
export interface PlatformField {
  /**
   * The key in `draft.values`; for a claim also the claim's name. The times are `iat`, `nbf` and `exp` on every platform.
   */
  readonly name: string
  /** The name under which the platform knows the value, where that is another one. */
  readonly sentAs?: string
  /** The option of the command line that fills it. Fields that mean the same have the same one on every platform. */
  readonly option?: string
  /** The name in plain words, as the form shows it. */
  readonly label: string
  /** One line of help under the field. */
  readonly help: string
  /** What a valid value looks like, in one sentence, with its source. */
  readonly rule: string
  /**
   * `scopes`: words with spaces between them. `metadata`: a text, or rows of keys and values as compact JSON.
   * `identity`: a text, beside those that were issued before.
   */
  readonly kind: 'text' | 'time' | 'url' | 'role' | 'room' | 'breakout' | 'scopes' | 'metadata' | 'identity'
  readonly group: 'where' | 'who' | 'rights' | 'when'
  readonly goesTo: readonly Destination[]
  /** Shown only when the person opens "all claims". */
  readonly advanced?: true
  /** Without it the command line does not even begin. */
  readonly required?: true
  readonly placeholder?: string
  /** The most that is sent, in bytes of UTF-8: shown as a counter. */
  readonly maxBytes?: number
  readonly suggestions?: readonly Suggestion[]
}

/** Something beside the claims that the person knows of the room: on, off, or as the platform says of the room. */
export interface PlatformSwitch {
  /** The key in `draft.values`; the value is `on`, `off`, or empty for what is known of the room. */
  readonly name: string
  /** The option of the command line that sets it. */
  readonly option: string
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
  /** The option of the command line that fills it. */
  readonly option: string
  readonly label: string
  /** Where the platform's own dashboard shows the value, in its own words. */
  readonly whereFound: string
  readonly placeholder: string
  /** What can be chosen; the first one where nothing was. Without it any text can be typed. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
  /** Without it the command line does not even begin. */
  readonly required?: true
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

export const nothingKnown: Known = {
  room: null,
  sameExternalId: null,
  clockAhead: null,
  similarIds: [],
  alias: null,
}

/** What a draft comes to at a moment. */
export interface ResolvedDraft {
  /**
   * What the token will say, or what the platform is asked for where it makes the token; in the platform's documented
   * order. A field left empty is absent.
   */
  readonly claims: Claims
  readonly times: ResolvedTimes
}

/** Something that a person should know of a session wherever it is listed. */
export interface Mark {
  /** Two or three words. */
  readonly label: string
  /** One sentence. */
  readonly meaning: string
}

/** What a snippet is made from. */
export interface SnippetContext {
  readonly session: Session
  /** Of the session's profile; empty where that is gone. */
  readonly settings: Profile['settings']
}

/** Code for a program of one's own that uses a session. It holds the token, and never a secret. */
export interface Snippet {
  /** Stable, such as `web`: the command line names it. */
  readonly id: string
  /** Such as `Web, with refresh`. */
  readonly label: string
  /** Such as `JavaScript`. */
  readonly language: string
  /** What has to be said of it in one sentence. */
  readonly warning?: string
  /** Ends with a line end. */
  code(context: SnippetContext): string
}

/** A page that the application opens in the browser. */
export interface HelpPage {
  /** Unique among all platforms, such as `digital-samba-tokens`. */
  readonly topic: string
  readonly label: string
  /** https */
  readonly address: string
}

/** What can be asked of a platform beside a token and a check of the account. */
export type Ability = 'rooms' | 'live' | 'joins' | 'kept' | 'end-live'

/** One platform, as both sides see it: pure functions and tables, no secret and no I/O. */
export interface Platform {
  readonly id: string
  readonly name: string
  /** What has to be said of the platform itself, such as that it is retired; null for nothing. */
  readonly notice: { readonly text: string; readonly source: string } | null
  readonly help: readonly HelpPage[]
  /** In the order in which the claims stand in the token. */
  readonly fields: readonly PlatformField[]
  readonly switches: readonly PlatformSwitch[]
  readonly profileFields: readonly ProfileField[]
  readonly secret: {
    /** The words for it in the platform's dashboard, and where it is. */
    readonly label: string
    readonly whereFound: string
    /** True where it signs tokens here, and may be written as base64 or hex. */
    readonly signs: boolean
  }
  readonly abilities: readonly Ability[]
  /** Who says how long a token is valid: its own claims, or the platform in its answer. */
  readonly endFrom: 'claims' | 'answer'
  /** The fields that say who the guest is, by their names in a draft; null where the platform has none. */
  readonly identity: {
    readonly name: string | null
    readonly externalId: string | null
    /** Left empty where the guest stays anonymous. */
    readonly withheld: readonly string[]
  }
  /** The parts of what `claimsFor` gives that are not sent to the platform: the client gives them to its SDK. */
  readonly givenToSdk?: readonly string[]
  /** One sentence: what ends a token before its time. Said wherever a session is stopped or removed. */
  readonly ending: string
  /** The same of a token that has no end, where the platform has such tokens. */
  readonly endlessEnding?: string
  /** One sentence: what stays on the platform of a person who is forgotten here; null for nothing to say. */
  readonly leftBehind: string | null
  readonly snippets: readonly Snippet[]
  /** A new draft with the profile's defaults filled in. */
  newDraft(profile: Profile): Draft
  claimsFor(draft: Draft, context: DraftContext): ResolvedDraft
  /** The draft that gives these claims back, with absolute times. The inverse of `claimsFor`. */
  draftFrom(claims: Claims, profileId: string): Draft
  findingsFor(draft: Draft, context: FindingsContext): Finding[]
  findingsForProfile(profile: Pick<Profile, 'name' | 'settings' | 'defaultValidity'>): Finding[]
  /** What there is to say of a secret, by its decoded length in bytes. */
  findingsForSecret(bytes: number): Finding[]
  tileFor(draft: Draft): Tile
  /** What every other participant will be given of the guest, in the platform's own words; null where it has none. */
  participantInfo(draft: Draft): readonly { readonly name: string; readonly value: string | null }[] | null
  /**
   * The only origins that the secret, and what was got with it, may go to, by what they are for; `api` is always one:
   * https, or http to this computer itself. Null where the profile names another kind of address.
   */
  origins(
    settings: Profile['settings'],
  ): Readonly<Record<'api', string | null>> & Readonly<Record<string, string | null>>
  /** What names the account on the platform, such as a team id; null where the profile does not say. */
  accountId(settings: Profile['settings']): string | null
  /** The same as a token names it; null where its claims do not. */
  accountIdIn(claims: Claims): string | null
  /** The host of a join link, such as `acme.digitalsamba.com`, or null where the profile has none. */
  linkHost(settings: Profile['settings']): string | null
  /** The https join link; null where the claims name no room that can be part of an address. */
  joinLink(linkHost: string, claims: Claims, token: string): string | null
  /** What the history keeps in columns of its own, from what `claimsFor` gives. An empty room is none. */
  summaryOf(claims: Claims): {
    room: string
    name: string | null
    externalId: string | null
    role: string | null
  }
  marksFor(session: Pick<SessionRow, 'externalId'>): readonly Mark[]
}

/** Whether the platform's form has a field of this name. */
export function hasField(platform: Platform, name: string): boolean {
  return platform.fields.some((field) => field.name === name)
}
