import { RoompassError } from '../shared/errors.ts'
import type { PlatformProgress, Status } from '../shared/schemas.ts'
import { announcements, listeners } from './announcements.ts'
import { createBatches } from './batch/batches.ts'
import type { KillAt } from './batch/steps.ts'
import { createDoor } from './data/door.ts'
import { dataFolder } from './data/folder.ts'
import { withLock } from './data/lock.ts'
import { createStorage, type Look } from './data/storage.ts'
import { writtenElsewhere } from './data/watch.ts'
import { announceAll, type Engine, type EngineEvent, type IssueStep } from './engine.ts'
import { createCurrent } from './history/current.ts'
import { createSessions } from './history/sessions.ts'
import { createUpkeep } from './history/upkeep.ts'
import type { SecretStore } from './keychain/secret-store.ts'
import { createLab } from './lab/lab.ts'
import { createSend } from './lab/send.ts'
import { createSheets } from './lab/sheets.ts'
import { createTokens } from './lab/tokens.ts'
import { createPeople } from './people/people.ts'
import { createAccounts } from './platforms/accounts.ts'
import { createAsking } from './platforms/asking.ts'
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
  /** Where a batch has the process die; for tests of what that leaves. */
  readonly killAt?: KillAt | undefined
}

/** Milliseconds between looks for a keychain that was not there. */
const lookAgainEvery = 15_000

/** Milliseconds between looks for tokens and sessions that are kept too long. */
const upkeepEvery = 5000

/** An engine on a data folder and a keychain. Nothing is opened before `start`. */
export function createEngine(options: EngineOptions): Engine {
  const { secrets, clock, watchEvery } = options
  const folder = dataFolder(options.dataDir)
  const { announce, on } = announcements<EngineEvent>()
  const now = () => Math.floor(clock() / 1000)
  const door = createDoor()
  const storage = createStorage({ folder, secrets, clock, announce, door })
  const fingerprints = createFingerprints(storage, (work) => withLock(folder.lock, work))
  const held = createHeldKeys()
  const stored = storedSecrets(storage)
  const gone = new Set<string>()
  const keysContext = { storage, held, gone, stored, fingerprint: fingerprints.of, now, announce }
  const keys = createKeys(keysContext)
  const profiles = createProfiles(keysContext)
  const progress = listeners<PlatformProgress>()
  const asking = createAsking({ now, onProgress: progress.tell })
  const people = createPeople({ storage, announce })
  const current = createCurrent({ storage, clock, on })
  const sessions = createSessions({
    storage,
    now,
    announce,
    asking,
    people,
    current,
    profile: profiles.get,
    secret: keys.secret,
    secretNow: keys.secretNow,
    fingerprint: async (secret) => (await fingerprints.of(secret)).text,
    onStep: options.onStep,
  })
  const sessionsChanged = () => {
    announce('sessions.changed')
    if (!storage.isOpen()) announce('status.changed')
  }
  const accounts = createAccounts({
    storage,
    now,
    asking,
    profile: profiles.get,
    secret: keys.secret,
    session: sessions.get,
    people,
  })
  const inLab = {
    storage,
    now,
    profile: profiles.get,
    secretNow: keys.secretNow,
    fingerprint: async (secret: Uint8Array) => (await fingerprints.of(secret)).text,
    recorded: sessionsChanged,
  }
  const tokens = createTokens({ storage, now, announce, profiles, secret: keys.secret })
  const sending = createSend({ ...inLab, secret: keys.secret })
  const lab = createLab({ ...inLab, send: sending.send })
  const sheets = createSheets({
    ...inLab,
    clock,
    endpoint: lab.endpoint,
    confirmedOrigin: lab.confirmedOrigin,
    send: (profileId, request) => sending.send({ profileId, request }),
    changed: () => announce('sheets.changed'),
    removed: sessionsChanged,
  })
  const batch = createBatches({
    ...inLab,
    folder,
    door,
    clock,
    announce,
    secret: keys.secret,
    killAt: options.killAt,
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

  /** Ends everything that goes over the network. What runs of sheets have seen by then is kept. */
  const stopAsking = () => {
    sheets.stop()
    sending.stop()
    asking.stop()
  }

  /** Overwrites every key, and forgets every token, and who an alias was proposed for. */
  const forgetKeys = () => {
    stored.forget()
    held.forget()
    fingerprints.forget()
    sessions.forget()
    people.forgetPending()
    gone.clear()
  }

  const watch = () => {
    const lookForWrites = () => {
      if (!storage.isOpen() || !storage.use(isWrittenElsewhere)) return
      announce('profiles.changed')
      announce('sessions.changed')
      announce('people.changed')
      announce('sheets.changed')
      announce('batch.changed')
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
        announceAll(announce)
        return status()
      }),
    setAsideHistory: async () => {
      refuseToSetAside(status())
      await storage.replace()
      // What was removed belongs to the history that is set aside now.
      sessions.forget()
      await look({ inNewProcess: false })
      return status()
    },
    profiles,
    keys,
    sessions,
    accounts,
    people,
    tokens,
    lab,
    sheets,
    batch,
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
    onProgress: progress.listen,
    lock: async () => {
      stopAsking()
      await Promise.all([batch.stop(), storage.lock()])
      forgetKeys()
      announceAll(announce)
    },
    unlock: async () => {
      await storage.unlock()
      await takeUp()
      return status()
    },
    close: async () => {
      closed = true
      for (const timer of timers) clearInterval(timer)
      stopAsking()
      current.stop()
      await batch.stop()
      await storage.close()
      // What was on its way to begin before.
      await batch.stop()
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
