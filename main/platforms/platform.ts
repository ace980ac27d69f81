import type {
  Claims,
  KeptStay,
  Origin,
  Participant,
  Profile,
  ProfileCheck,
  Role,
  Room,
  RoomDetail,
} from '../../shared/schemas.ts'
import type { HttpAnswer } from './http.ts'

/** A token as a platform's adapter gives it out. */
export interface IssuedToken {
  /** Empty, as the claims, where the token is opaque. */
  readonly header: Claims
  readonly claims: Claims
  readonly token: string
  /** `signed` here, or `fetched` from the platform. */
  readonly origin: Origin
  /** Epoch seconds, as the platform says in its answer; not given where the claims say it. */
  readonly end?: { readonly known: true; readonly validUntil: number | null } | { readonly known: false }
}

/** One request to a platform. */
export interface PlatformRequest {
  /** Which of the platform's origins, by its name there; `api` where not given. */
  readonly origin?: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** The whole header. */
  readonly authorization: string
  readonly body?: { readonly type: 'json' | 'form'; readonly text: string }
}

/** Something got with the secret that is good for some time, such as an API token. In memory only, until the lock. */
export interface AccountMemory {
  /** Null where nothing is kept, or what is kept is no longer good. */
  recall(): string | null
  /** @param until epoch seconds from which on it is no longer recalled */
  keep(text: string, until: number): void
  forget(): void
}

/** One account while its platform is being asked. */
export interface Account {
  readonly settings: Profile['settings']
  /** Decoded. It is overwritten once the question is answered, so nobody keeps it. */
  readonly secret: Uint8Array
  readonly memory: AccountMemory
  /**
   * Asks one of the profile's origins and nobody else; it waits where the platform says so. The answer may be a refusal.
   *
   * @throws RoompassError `platform-unavailable`, `bad-request`, `cancelled`
   */
  ask(request: PlatformRequest): Promise<HttpAnswer>
  /** Items so far, and how many there are where the platform says so. */
  onProgress(fetched: number, total: number | null): void
  /** Epoch seconds. */
  now(): number
}

/** Whose comings and goings are looked for. */
export interface GuestInRoom {
  readonly room: string
  readonly externalId: string
  /** Those who came before are left out where it is known when they came. Epoch seconds. */
  readonly since: number
}

/** Whose stays the platform may have stored. */
export interface GuestToFind {
  readonly externalId: string
  /** From when to when they may have come, epoch seconds. */
  readonly from: number
  readonly until: number
}

/** What a placeholder of a crafted request stands for. */
export interface Filling {
  readonly text: string
  /** `memory`: it was got for an earlier request, and may no longer be accepted. */
  readonly from: 'secret' | 'memory' | 'platform'
}

/** What came back for a crafted request. */
export interface CraftedAnswer {
  /** The name of the origin, and the path, that were asked. */
  readonly origin: string
  readonly path: string
  readonly status: number
  /** What the JSON of the body says; null for anything else. */
  readonly body: unknown
  /** Epoch seconds. */
  readonly askedAt: number
}

/** What requests that are put together by hand need of a platform. */
export interface CraftedRequests {
  /**
   * By the names of the placeholders of the platform's Lab.
   *
   * They throw RoompassError `key-unreadable` for a secret that can't be sent so, and what the platform throws.
   */
  readonly fillings: Readonly<Record<string, (account: Account) => Promise<Filling>>>
  /** The guest's token, as `issue` finds it in an answer; null where there is none. */
  sessionIn(answer: CraftedAnswer): IssuedToken | null
  /** Tokens of an answer that open the account, and are shown to nobody. */
  secretsIn(answer: CraftedAnswer): readonly string[]
}

/**
 * The part of a platform that needs a secret. All throw RoompassError, `platform-refused` among the codes. What is
 * optional goes with an ability in the platform's table in `shared/platforms`.
 */
export interface PlatformAdapter {
  /** @param claims what `claimsFor` gives: they are signed, or the platform is asked for a token with them */
  issue(claims: Claims, account: Account): Promise<IssuedToken>
  check(account: Account): Promise<Pick<ProfileCheck, 'outcome' | 'message'>>
  /** All rooms of the account, newest first. */
  readonly rooms?: (account: Account) => Promise<Room[]>
  /** One room by id or friendly URL; null where the platform has none. */
  readonly room?: (account: Account, room: string) => Promise<RoomDetail | null>
  readonly roles?: (account: Account) => Promise<Role[]>
  /** Who is in a room now. */
  readonly live?: (account: Account, room: string) => Promise<Participant[]>
  /** When a guest came and went, newest first. */
  readonly joins?: (account: Account, guest: GuestInRoom) => Promise<Participant[]>
  /** What the platform stored of a guest, newest first. */
  readonly kept?: (account: Account, guest: GuestToFind) => Promise<KeptStay[]>
  /** Ends the meetings that are live in a room; gives how many there were. */
  readonly endLive?: (account: Account, room: string) => Promise<number>
  /** Goes with `requests` of the platform's Lab. */
  readonly requests?: CraftedRequests
}
