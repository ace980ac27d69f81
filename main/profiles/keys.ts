import { randomUUID } from 'node:crypto'
import { RoompassError } from '../../shared/errors.ts'
import { platforms } from '../../shared/platforms/index.ts'
import { findingsForKeyText } from '../../shared/platforms/key-findings.ts'
import type { SigningKey } from '../../shared/schemas.ts'
import type { Engine, EngineEvent, IncomingKey, StoredKey } from '../engine.ts'
import type { Fingerprint } from './fingerprints.ts'
import type { HeldKey } from './held-keys.ts'
import { asSigningKey, type KeyList, signingKeys } from './key-list.ts'
import { decodeKey } from './key-material.ts'
import { keyById, makeCurrent, writeKey } from './key-rows.ts'
import { profileById, profileMissing } from './profile-rows.ts'
import { removeStoredKey } from './removals.ts'
import type { StoredSecrets } from './stored-secrets.ts'

export interface KeysContext extends KeyList {
  readonly fingerprint: (secret: Uint8Array) => Promise<Fingerprint>
  /** Epoch seconds. */
  readonly now: () => number
  readonly announce: (event: EngineEvent) => void
}

/** The most that the Windows Credential Manager holds is 2,560 bytes, which is this many in base64. */
const longestKey = 1920

/** What the engine does with keys, and how work that is under way anyway reads a secret. */
export type Keys = Engine['keys'] & {
  /**
   * As `secret`, within work that a lock waits for: it is read also where that lock was asked for meanwhile.
   */
  secretNow(id: string): Promise<Uint8Array>
}

/** Signing keys: known to the history by label, fingerprint and date, with their secrets in the keychain. */
export function createKeys(context: KeysContext): Keys {
  const { storage, held, gone, stored, announce } = context

  const takeIn = async (incoming: IncomingKey, rotating: boolean): Promise<StoredKey> => {
    const { profileId } = incoming
    const profile = storage.use((database) => profileById(database, profileId))
    if (profile === null) throw profileMissing()
    const secret = decodeKey(incoming.raw, incoming.encoding)
    if (secret.length > longestKey) throw tooLong()
    const bytes = secret.length
    const { text, isLasting } = await context.fingerprint(secret)
    const id = randomUUID()
    const isStored = await tryToStore(stored, id, secret)
    const isFirst = signingKeys(context, profileId).every(({ status }) => status !== 'current')
    const key: HeldKey = {
      id,
      profileId,
      label: incoming.label.trim(),
      fingerprint: text,
      createdAt: context.now(),
      isCurrent: rotating || isFirst ? 1 : 0,
      secret,
      hasLastingFingerprint: isLasting,
    }
    if (isStored) await list(context, key)
    else held.put(key)
    announce('profiles.changed')
    if (!isStored) announce('status.changed')
    return {
      key: asSigningKey(key, isStored ? 'keychain' : 'memory'),
      bytes,
      findings: [
        ...platforms[profile.platform].findingsForSecret(bytes),
        ...findingsForKeyText(incoming.raw, incoming.encoding),
      ],
    }
  }

  const secretNow = async (id: string): Promise<Uint8Array> => {
    const inMemory = held.get(id)
    if (inMemory !== null) return Uint8Array.from(inMemory.secret)
    const row = rowOf(context, id)
    try {
      return await stored.read(row.id)
    } catch (error) {
      if (error instanceof RoompassError && error.code === 'key-missing') {
        gone.add(row.id)
        announce('profiles.changed')
      }
      throw error
    }
  }

  return {
    add: (key) => storage.during(() => takeIn(key, false)),
    rotate: (key) => storage.during(() => takeIn(key, true)),
    use: (id) => {
      const inMemory = held.get(id)
      if (inMemory !== null) held.put({ ...inMemory, isCurrent: 1 })
      else {
        const row = rowOf(context, id)
        storage.use((database) => makeCurrent(database, row))
        held.demote(row.profileId)
      }
      announce('profiles.changed')
      return find(context, id)
    },
    remove: (id) =>
      storage.during(async () => {
        if (held.get(id) !== null) held.drop(id)
        else await removeStoredKey(context, rowOf(context, id).id)
        gone.delete(id)
        announce('profiles.changed')
        announce('status.changed')
      }),
    secret: (id) => storage.during(() => secretNow(id)),
    secretNow,
  }
}

/** True where the secret is in the keychain now; false where it has to stay in memory. @throws RoompassError `locked` */
async function tryToStore(stored: StoredSecrets, id: string, secret: Uint8Array): Promise<boolean> {
  try {
    await stored.write(id, secret)
    return true
  } catch (error) {
    if (error instanceof RoompassError && error.code !== 'locked') return false
    throw error
  }
}

/** Lists a key whose secret is stored. It takes the place of a current key in memory too. */
async function list({ storage, held, stored }: KeysContext, key: HeldKey): Promise<void> {
  const { secret, hasLastingFingerprint: _, ...row } = key
  try {
    storage.use((database) => writeKey(database, row))
  } catch (error) {
    await stored.remove(row.id).catch(() => undefined)
    throw error
  } finally {
    secret.fill(0)
  }
  if (row.isCurrent) held.demote(row.profileId)
}

function rowOf({ storage }: KeysContext, id: string) {
  const row = storage.use((database) => keyById(database, id))
  if (row === null) throw keyMissing()
  return row
}

function find(context: KeysContext, id: string): SigningKey {
  const profileId = context.held.get(id)?.profileId ?? rowOf(context, id).profileId
  const key = signingKeys(context, profileId).find((candidate) => candidate.id === id)
  if (key === undefined) throw keyMissing()
  return key
}

function keyMissing(): RoompassError {
  return new RoompassError('not-found', 'There is no such key any more: look at the profile again.')
}

function tooLong(): RoompassError {
  return new RoompassError(
    'key-unreadable',
    `The key is longer than ${longestKey} bytes, the most that every keychain holds: check that it is the key and nothing else.`,
    'secret',
  )
}
