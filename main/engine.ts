import type { Result } from '../shared/errors.ts'
import type {
  Draft,
  Finding,
  KeyEncoding,
  Profile,
  ProfileInput,
  Session,
  SessionRow,
  SessionState,
  Settings,
  SigningKey,
  Status,
} from '../shared/schemas.ts'
import type { SecretStore } from './keychain/secret-store.ts'

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
  readonly session: Session
  readonly findings: Finding[]
  readonly recorded: boolean
}

export interface SessionQuery {
  readonly text: string
  readonly state: SessionState | null
  readonly offset: number
  readonly limit: number
}

export type EngineEvent = 'status.changed' | 'profiles.changed' | 'sessions.changed'

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
    search(query: SessionQuery): { rows: SessionRow[]; total: number }
    get(id: string): Session
  }
  readonly drafts: { get(): Draft | null; set(draft: Draft): boolean }
  readonly settings: { get(): Settings; set(settings: Settings): Settings }
  /** Hosts from which the person allowed pictures. */
  readonly avatarHosts: { allowed(host: string): boolean; allow(host: string): void }

  on(event: EngineEvent, listener: () => void): () => void
  /** Waits for writes under way and closes the history. */
  close(): Promise<void>
}

export interface EngineOptions {
  readonly dataDir: string
  readonly secrets: SecretStore
  /** Epoch milliseconds. */
  readonly clock: () => number
  readonly version: string
  readonly host: string
  /** Milliseconds between looks for what another process wrote; 0 for none. */
  readonly watchEvery: number
}

export function createEngine(_options: EngineOptions): Engine {
  throw new Error('being built')
}

export type { Result }
