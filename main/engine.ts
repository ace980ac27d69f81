import { RoompassError } from '../shared/errors.ts'
import type {
  Draft,
  Finding,
  KeyEncoding,
  Known,
  Participant,
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
import { announcements } from './announcements.ts'
import { dataFolder } from './data/folder.ts'
import { withLock } from './data/lock.ts'
import { createStorage, type Look } from './data/storage.ts'
import { writtenElsewhere } from './data/watch.ts'
import { createSessions } from './history/sessions.ts'
import { createUpkeep } from './history/upkeep.ts'
import type { SecretStore } from './keychain/secret-store.ts'
import { createAccounts } from './platforms/accounts.ts'
import { createFingerprints } from './profiles/fingerprints.ts'
import { createHeldKeys } from './profiles/held-keys.ts'
import { createKeys } from './profiles/keys.ts'
import { createProfiles } from './profiles/profiles.ts'
import { finishRemovals } from './profiles/removals.ts'
import { lastingFingerprints, saveHeldKeys } from './profiles/save-keys.ts'
import { storedSecrets } from './profiles/stored-secrets.ts'
import { allowHost, isHostAllowed } from './settings/avatar-hosts.ts'
import { readDraft, writeDraft } from './settings/draft.ts'
import { readSettings, writeSettings } from './settings/settings.ts'

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

/** One thing that happened to a session, in the order in which it happened. */
export interface SessionChange {
  readonly id: string
  readonly what: 'issued' | 'noted' | 'removed'
}

/** What settings would take out of the history at once. */
export interface SettingsPreview {
  readonly sessions: number
  /** How many of them still let someone in. */
  readonly stillValid: number
  /** When the oldest was issued; epoch seconds. */
  readonly oldest: number | null
  /** Token texts that would be erased, beside those of the sessions. */
  readonly tokens: number
}

/** People in a room and when the platform was asked, in epoch seconds. */
export interface Participants {
  readonly participants: Participant[]
  readonly askedAt: number
}

/** The named steps of issuing, at which a crash must lose nothing. */
export type IssueStep = 'before-record' | 'after-record' | 'before-answer'

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
    /** The filter's own state does not count. */
    counts(filter: SessionFilter): StateCounts
    get(id: string): Session
    note(id: string, note: string): void
    /** Removes for good, but for what `restore` brings back for some minutes: the last removal. */
    remove(ids: readonly string[]): { removed: number; undo: string }
    restore(undo: string): { restored: number }
    /** Every session of a filter, newest first, for an export. */
    each(filter: SessionFilter): Iterable<Session>
    /** What happened after a mark, oldest first, with the mark for the next time. Null asks for a mark to begin with. */
    changesSince(mark: number | null): { changes: SessionChange[]; mark: number }
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
    /** From earlier answers and the history. Never asks anybody. */
    known(profileId: string, room: string, externalId: string): Known
  }
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

export interface EngineOptions {
  readonly dataDir: string
  readonly secrets: SecretStore
  /** Epoch milliseconds. */
  readonly clock: () => number
  readonly version: string
  readonly host: string
  /** Milliseconds between looks for what another process wrote; 0 for none. */
  readonly watchEvery: number
  /** Told at each named step of issuing; for tests of what a crash there leaves. */
  readonly onStep?: ((step: IssueStep) => void) | undefined
}

/** Milliseconds between looks for a keychain that was not there. */
const lookAgainEvery = 15_000

/** Milliseconds between looks for tokens and sessions that are kept too long. */
const upkeepEvery = 60_000

/** An engine on a data folder and a keychain. Nothing is opened before `start`. */
export function createEngine(options: EngineOptions): Engine {
  const { secrets, clock, watchEvery } = options
  const folder = dataFolder(options.dataDir)
  const { announce, on } = announcements<EngineEvent>()
  const now = () => Math.floor(clock() / 1000)
  const storage = createStorage({ folder, secrets, clock, announce })
  const fingerprints = createFingerprints(storage, (work) => withLock(folder.lock, work))
  const held = createHeldKeys()
  const stored = storedSecrets(storage)
  const gone = new Set<string>()
  const keysContext = { storage, held, gone, stored, fingerprint: fingerprints.of, now, announce }
  const keys = createKeys(keysContext)
  const profiles = createProfiles(keysContext)
  const sessions = createSessions({
    storage,
    now,
    announce,
    profile: profiles.get,
    secret: keys.secret,
    fingerprint: async (secret) => (await fingerprints.of(secret)).text,
    onStep: options.onStep,
  })
  const progressListeners = new Set<(progress: PlatformProgress) => void>()
  const accounts = createAccounts({
    storage,
    now,
    profile: profiles.get,
    secret: keys.secret,
    session: sessions.get,
    onProgress: (progress) => {
      for (const listener of [...progressListeners]) listener(progress)
    },
  })
  const upkeep = createUpkeep({ storage, now, announce })
  const isWrittenElsewhere = writtenElsewhere()
  const timers: NodeJS.Timeout[] = []
  let closed = false

  const status = (): Status => {
    const { keychain, history } = storage.status()
    return {
      version: options.version,
      host: options.host,
      node: process.versions.node,
      dataDir: options.dataDir,
      keychain: { ...keychain, keysInMemory: held.all().length },
      history,
    }
  }

  const look = async (how: Look) => {
    await storage.look(how)
    await takeUp()
  }

  /** What is to be done in a history that is open again. */
  const takeUp = async () => {
    if (!storage.isOpen()) return
    gone.clear()
    try {
      storage.use(isWrittenElsewhere)
      await lastingFingerprints(keysContext)
      await finishRemovals(keysContext)
      upkeep.run()
    } catch (error) {
      // What stopped them is in the status by now; the next look does what is left.
      if (!(error instanceof RoompassError)) throw error
    }
  }

  /** Overwrites every key, and every token, that is in memory. */
  const forgetKeys = () => {
    stored.forget()
    held.forget()
    fingerprints.forget()
    sessions.forget()
    gone.clear()
  }

  const watch = () => {
    const lookForWrites = () => {
      if (!storage.isOpen() || !storage.use(isWrittenElsewhere)) return
      announce('profiles.changed')
      announce('sessions.changed')
    }
    timers.push(setInterval(quietly(lookForWrites), watchEvery).unref())
    timers.push(setInterval(() => void lookAgain(), lookAgainEvery).unref())
    timers.push(setInterval(quietly(upkeep.run), upkeepEvery).unref())
  }

  /** A locked or slow keychain is left alone: asking again would put its password window up again. */
  const lookAgain = async () => {
    const { state } = storage.status().keychain
    if (state === 'missing' || state === 'failing') await look({ inNewProcess: true })
  }

  return {
    start: async () => {
      await look({ inNewProcess: false })
      if (watchEvery > 0 && !closed) watch()
    },
    status,
    retryKeychain: async () => {
      await look({ inNewProcess: true, patient: true })
      return status()
    },
    saveKeys: () =>
      storage.during(async () => {
        await saveHeldKeys(keysContext)
        announce('status.changed')
        announce('profiles.changed')
        announce('sessions.changed')
        return status()
      }),
    setAsideHistory: async () => {
      refuseToSetAside(status())
      await storage.replace()
      await look({ inNewProcess: false })
      return status()
    },
    profiles,
    keys,
    sessions,
    accounts,
    drafts: {
      get: () => (storage.isOpen() ? storage.use(readDraft) : null),
      set: (draft) => {
        if (!storage.isOpen()) return false
        storage.use((database) => writeDraft(database, draft))
        return true
      },
    },
    settings: {
      get: () => storage.use(readSettings),
      set: (settings) => {
        const written = storage.use((database) => writeSettings(database, settings))
        upkeep.run()
        return written
      },
      preview: upkeep.preview,
    },
    avatarHosts: {
      allowed: (host) => storage.use((database) => isHostAllowed(database, host)),
      allow: (host) => storage.use((database) => allowHost(database, host)),
    },
    on,
    onProgress: (listener) => {
      progressListeners.add(listener)
      return () => void progressListeners.delete(listener)
    },
    lock: async () => {
      accounts.stop()
      await storage.lock()
      forgetKeys()
      announce('status.changed')
      announce('profiles.changed')
      announce('sessions.changed')
    },
    unlock: async () => {
      await storage.unlock()
      await takeUp()
      return status()
    },
    close: async () => {
      closed = true
      for (const timer of timers) clearInterval(timer)
      accounts.stop()
      await storage.close()
      forgetKeys()
    },
  }
}

/** Only a history that the right key does not open is set aside, and only where a new one can be begun. */
function refuseToSetAside({ keychain, history }: Status): void {
  if (keychain.state !== 'ok') throw new RoompassError('keychain-unavailable', keychain.message)
  if (['key-lost', 'wrong-key', 'damaged'].includes(history.state)) return
  throw new RoompassError(
    'history-unavailable',
    history.message || 'The history is open: there is nothing to set aside.',
  )
}

/** A look that fails says so at the next thing a person does; a timer has nobody to tell. */
function quietly(work: () => void): () => void {
  return () => {
    try {
      work()
    } catch (error) {
      if (!(error instanceof RoompassError)) throw error
    }
  }
}
