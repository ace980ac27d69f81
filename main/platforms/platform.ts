import type {
  Claims,
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
  readonly header: Claims
  readonly claims: Claims
  readonly token: string
  /** `signed` here, or `fetched` from the platform. */
  readonly origin: Origin
}

/** The part of a platform that needs a secret. */
export interface IssuingPlatform {
  issue(input: { readonly claims: Claims; readonly secret: Uint8Array }): Promise<IssuedToken>
}

/** One account while its platform is being asked. */
export interface Account {
  readonly settings: Profile['settings']
  /** Decoded. It is overwritten once the question is answered, so nobody keeps it. */
  readonly secret: Uint8Array
  /**
   * GET on the profile's API origin and nowhere else; it waits where the platform says so. The answer may be a refusal.
   *
   * @throws RoompassError `platform-unavailable`, `bad-request`, `cancelled`
   */
  get(path: string, authorization: string): Promise<HttpAnswer>
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

/** The part of a platform that knows rooms and people. All throw RoompassError, `platform-refused` among the codes. */
export interface AccountPlatform {
  check(account: Account): Promise<Pick<ProfileCheck, 'outcome' | 'message'>>
  /** All rooms of the account, newest first. */
  rooms(account: Account): Promise<Room[]>
  /** One room by id or friendly URL; null where the platform has none. */
  room(account: Account, room: string): Promise<RoomDetail | null>
  roles(account: Account): Promise<Role[]>
  /** Who is in a room now. */
  live(account: Account, room: string): Promise<Participant[]>
  /** When a guest came and went, newest first. */
  joins(account: Account, guest: GuestInRoom): Promise<Participant[]>
}
