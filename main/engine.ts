import { RoompassError } from '../shared/errors.ts'
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
import { announcements } from './announcements.ts'
import { dataFolder } from './data/folder.ts'
import { withLock } from './data/lock.ts'
import { createStorage } from './data/storage.ts'
import { writtenElsewhere } from './data/watch.ts'
import { createSessions } from './history/sessions.ts'
import type { SecretStore } from './keychain/secret-store.ts'
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

/** Milliseconds between looks for a keychain that was not there. */
const lookAgainEvery = 15_000

/** An engine on a data folder and a keychain. Nothing is opened before `start`. */
export function createEngine(options: EngineOptions): Engine {
  const { secrets, clock, watchEvery } = options
  const folder = dataFolder(options.dataDir)
  const { announce, on } = announcements<EngineEvent>()
  const now = () => Math.floor(clock() / 1000)
  const storage = createStorage({ folder, secrets, clock, announce })
  const fingerprint = createFingerprints(storage, (work) => withLock(folder.lock, work))
  const held = createHeldKeys()
  const stored = storedSecrets(storage)
  const keysContext = { storage, held, gone: new Set<string>(), stored, fingerprint, now, announce }
  const keys = createKeys(keysContext)
  const profiles = createProfiles(keysContext)
  const sessions = createSessions({
    storage,
    now,
    announce,
    profile: profiles.get,
    secret: keys.secret,
    fingerprint: async (secret) => (await fingerprint(secret)).text,
  })
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

  const look = async (inNewProcess: boolean) => {
    await storage.look({ inNewProcess })
    if (!storage.isOpen()) return
    keysContext.gone.clear()
    try {
      storage.use(isWrittenElsewhere)
      await lastingFingerprints(keysContext)
      await finishRemovals(keysContext)
    } catch (error) {
      // What stopped them is in the status by now; the next look does what is left.
      if (!(error instanceof RoompassError)) throw error
    }
  }

  const watch = () => {
    const lookForWrites = () => {
      if (!storage.isOpen() || !storage.use(isWrittenElsewhere)) return
      announce('profiles.changed')
      announce('sessions.changed')
    }
    timers.push(setInterval(quietly(lookForWrites), watchEvery).unref())
    timers.push(setInterval(() => void lookAgain(), lookAgainEvery).unref())
  }

  /** A locked or slow keychain is left alone: asking again would put its password window up again. */
  const lookAgain = async () => {
    const { state } = storage.status().keychain
    if (state === 'missing' || state === 'failing') await look(true)
  }

  return {
    start: async () => {
      await look(false)
      if (watchEvery > 0 && !closed) watch()
    },
    status,
    retryKeychain: async () => {
      await look(true)
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
      await look(false)
      return status()
    },
    profiles,
    keys,
    sessions,
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
      set: (settings) => storage.use((database) => writeSettings(database, settings)),
    },
    avatarHosts: {
      allowed: (host) => storage.use((database) => isHostAllowed(database, host)),
      allow: (host) => storage.use((database) => allowHost(database, host)),
    },
    on,
    close: async () => {
      closed = true
      for (const timer of timers) clearInterval(timer)
      await storage.close()
      stored.forget()
      for (const key of held.all()) held.drop(key.id)
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
