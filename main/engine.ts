import type { Request, Response } from '../shared/contract.ts'
import type {
  Draft,
  Finding,
  KeptStay,
  KeyEncoding,
  Known,
  Origin,
  Person,
  PlatformProgress,
  Profile,
  ProfileCheck,
  ProfileInput,
  Role,
  Room,
  RoomDetail,
  Session,
  SessionFilter,
  SessionRow,
  Settings,
  SigningKey,
  StateCounts,
  Status,
} from '../shared/schemas.ts'
import type { BatchEngine } from './batch/batch-engine.ts'
import type { LabEngine, SheetsEngine, TokensEngine } from './lab/lab-engine.ts'

/** A key as it comes in, with the way in which its text is to be read. */
export interface IncomingKey {
  readonly profileId: string
  readonly label: string
  readonly encoding: KeyEncoding
  /** The bytes as typed, pasted or read; a file's final line end is taken off before. */
  readonly raw: Uint8Array
}

export interface StoredKey {
  readonly key: SigningKey
  /** Length of the decoded key, in bytes. */
  readonly bytes: number
  readonly findings: Finding[]
}

export interface IssueRequest {
  readonly draft: Draft
  /** IANA name. */
  readonly timeZone: string
  /** A profile that is not stored, for one run, with its key (decoded bytes). */
  readonly adHoc?: { readonly profile: Profile; readonly secret: Uint8Array }
  /** True keeps the session out of the history. */
  readonly unrecorded?: boolean
}

export interface IssuedSession {
  readonly session: Session & { readonly token: string }
  readonly findings: Finding[]
  readonly recorded: boolean
}

export interface SessionQuery extends SessionFilter {
  readonly offset: number
  readonly limit: number
}

/** Who the guest is, as typed in a draft; empty texts where nothing was. */
export interface TypedGuest {
  readonly name: string
  readonly externalId: string
}

export interface PeopleQuery {
  readonly profileId: string
  readonly text: string
  readonly offset: number
  readonly limit: number
}

/** One thing that happened to a session, in the order in which it happened. */
export interface SessionChange {
  readonly id: string
  readonly what: 'issued' | 'noted' | 'stopped' | 'removed'
  readonly origin: Origin
}

/** Up to where the changes of the history are told. Nothing is to be read in it. */
export interface ChangeMark {
  /** Everything up to this change is told, but for what is left of it. */
  readonly after: number
  /** Numbers of sessions that were recorded together and are not told yet. */
  readonly rest: { readonly first: number; readonly last: number; readonly origin: Origin } | null
}

/** What happened after a mark, the mark for the next time, and whether there is more already. */
export interface ChangesSince {
  readonly changes: SessionChange[]
  readonly mark: ChangeMark
  readonly isMore: boolean
}

/** What settings would take out of the history at once. */
export type SettingsPreview = Response<'settings.preview'>

/** People in a room and when the platform was asked. */
export type Participants = Response<'sessions.live'>

/** The named steps of issuing, at which a crash must lose nothing. */
export type IssueStep = 'before-record' | 'after-record' | 'before-answer'

const engineEvents = [
  'status.changed',
  'profiles.changed',
  'sessions.changed',
  'people.changed',
  'sheets.changed',
  'batch.changed',
] as const

export type EngineEvent = (typeof engineEvents)[number]

/** Says that nothing may be as it was. */
export function announceAll(announce: (event: EngineEvent) => void): void {
  for (const event of engineEvents) announce(event)
}

/**
 * Everything the product does that needs a secret or the history, for the application and the command line
 * alike. Methods throw `RoompassError` with a stable code.
 */
export interface Engine {
  /** Opens keychain and history. Never throws: what fails is in `status()`. */
  start(): Promise<void>
  status(): Status
  retryKeychain(): Promise<Status>
  /** Moves keys that live in memory into the keychain. */
  saveKeys(): Promise<Status>
  setAsideHistory(): Promise<Status>

  readonly profiles: {
    list(): Profile[]
    get(id: string): Profile
    byName(name: string): Profile
    save(input: ProfileInput): { profile: Profile; findings: Finding[] }
    remove(id: string): Promise<void>
  }
  readonly keys: {
    add(key: IncomingKey): Promise<StoredKey>
    rotate(key: IncomingKey): Promise<StoredKey>
    use(id: string): SigningKey
    remove(id: string): Promise<void>
    /** The decoded secret, for verifying in main only; it never crosses the contract. */
    secret(id: string): Promise<Uint8Array>
  }
  readonly sessions: {
    /** Claims from the draft, findings, signature, record, answer: in this order. */
    issue(request: IssueRequest): Promise<IssuedSession>
    /** One page, newest first. */
    search(query: SessionQuery): { rows: SessionRow[] }
    /** The filter's own state does not count. */
    counts(filter: SessionFilter): StateCounts
    get(id: string): Session
    /** Issues the same again, for the same length of time from now. */
    renew(request: { readonly id: string; readonly timeZone: string }): Promise<IssuedSession>
    /** Ends it here; nothing where it is ended already. The token goes on working for as long as it does. */
    stop(id: string): Session
    /** The session that was issued last for a profile, until it is stopped, removed or over; else null. */
    current(profileId: string): SessionRow | null
    /**
     * Tells of each change of the current session of any profile, an expiry included, within a second; null where there
     * is none any more. Gives the function that ends the listening.
     */
    onCurrent(listener: (profileId: string, session: SessionRow | null) => void): () => void
    note(id: string, note: string): void
    /** Removes for good, but for what `restore` brings back for some minutes: the last removal. */
    remove(ids: readonly string[]): { removed: number; undo: string }
    restore(undo: string): { restored: number }
    /** Every session of a filter, newest first, for an export. */
    each(filter: SessionFilter): Iterable<Session>
    /**
     * What happened after a mark, oldest first, with the mark for the next time: some thousand changes at most. Null asks
     * for a mark to begin with.
     */
    changesSince(mark: ChangeMark | null): ChangesSince
    /** Counts of what was issued, made in short steps; crafted ones are left out. */
    statistics(query: Request<'statistics.get'>): Promise<Response<'statistics.get'>>
  }
  /** What the platforms themselves say. All but `known` and answers kept from earlier go over the network. */
  readonly accounts: {
    check(profileId: string): Promise<ProfileCheck>
    rooms(profileId: string, refresh: boolean): Promise<{ rooms: Room[]; fetchedAt: number | null }>
    room(profileId: string, room: string, refresh: boolean): Promise<RoomDetail | null>
    roles(profileId: string, refresh: boolean): Promise<{ roles: Role[]; fetchedAt: number | null }>
    /** Ends what is being asked for a profile; those questions fail with `cancelled`. */
    cancel(profileId: string): void
    /** Who is in the room of a session now. */
    live(sessionId: string): Promise<Participants>
    /** When the guest of a session came and went. */
    joins(sessionId: string): Promise<Participants>
    /** What the platform stored of the guest of a session. */
    kept(sessionId: string): Promise<{ stays: KeptStay[]; askedAt: number }>
    /** Ends the meetings that are live in the room of a session. */
    endLive(sessionId: string): Promise<{ ended: number }>
    /** From earlier answers and the history. Never asks anybody. */
    known(profileId: string, room: string, guest: TypedGuest): Known
    /** External ids that were issued for a profile, as typed, the last ones first. */
    identities(profileId: string): string[]
  }
  /** Who is behind the names and ids that leave this computer, for profiles that are set so. */
  readonly people: {
    search(query: PeopleQuery): { people: Person[]; total: number }
    get(id: string): Person
    /** Every person of a profile, for an export. */
    each(profileId: string): Iterable<Person>
    setParticipant(id: string, participantId: string | null): Person
    /** For good. Their sessions stay, under what left this computer. */
    forget(id: string): void
  }
  readonly tokens: TokensEngine
  readonly lab: LabEngine
  readonly sheets: SheetsEngine
  readonly batch: BatchEngine
  readonly drafts: { get(): Draft | null; set(draft: Draft): boolean }
  readonly settings: {
    get(): Settings
    /** Applies at once what they say of tokens and sessions that are kept too long. */
    set(settings: Settings): Settings
    preview(settings: Settings): SettingsPreview
  }
  /** Hosts from which the person allowed pictures. */
  readonly avatarHosts: { allowed(host: string): boolean; allow(host: string): void }

  on(event: EngineEvent, listener: () => void): () => void
  onProgress(listener: (progress: PlatformProgress) => void): () => void
  /** Drops every key from memory and shuts the history, until `unlock`. */
  lock(): Promise<void>
  /** Asks the keychain in a new process and opens the history. What fails is in the status. */
  unlock(): Promise<Status>
  /** Waits for writes under way and closes the history. */
  close(): Promise<void>
}
