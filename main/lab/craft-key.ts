import { currentKeyOf } from '../../shared/current-key.ts'
import { RoompassError } from '../../shared/errors.ts'
import type { KeyVariant } from '../../shared/lab/craft.ts'
import type { Profile, SigningKey } from '../../shared/schemas.ts'
import { decodeKey } from '../profiles/key-material.ts'
import { keyVariant } from '../tokens/key-variants.ts'
import type { CraftSigner } from './crafted-session.ts'
import type { CraftRequest } from './lab-engine.ts'

export interface CraftKeyContext {
  /** A copy of the decoded secret of a key, given also where a lock was asked for meanwhile. */
  readonly secretNow: (keyId: string) => Promise<Uint8Array>
  readonly fingerprint: (secret: Uint8Array) => Promise<string>
}

/** A key as it was chosen, before anything is done to it. */
export interface ChosenKey {
  /** To be overwritten by whoever asked. */
  readonly secret: Uint8Array
  /** Null where it is not a stored one. */
  readonly stored: SigningKey | null
}

/** A key as it signs, and what is recorded of it. */
export interface VariedKey extends CraftSigner {
  /** To be overwritten by whoever asked. */
  readonly bytes: Uint8Array
}

/**
 * Reads the key of a craft. The bytes that were typed stay: whoever hands them in overwrites them.
 *
 * @throws RoompassError `key-missing`, `key-empty`, `key-unreadable`, `not-found` for a key that is not the profile's, and
 * what reading a secret throws
 */
export async function chosenKey(
  { secretNow }: Pick<CraftKeyContext, 'secretNow'>,
  profile: Profile,
  key: CraftRequest['key'],
): Promise<ChosenKey> {
  switch (key.from) {
    case 'empty':
      return { secret: new Uint8Array(0), stored: null }
    case 'typed':
      return { secret: decodeKey(key.bytes, key.encoding), stored: null }
    case 'current': {
      const stored = currentKeyOf(profile)
      if (stored === null) throw noCurrentKey()
      return { secret: await secretNow(stored.id), stored }
    }
    case 'stored': {
      const stored = profile.keys.find(({ id }) => id === key.id)
      if (stored === undefined) throw notOfProfile()
      return { secret: await secretNow(stored.id), stored }
    }
  }
}

/**
 * The key as it signs: with the mistake that was asked for; null where it can't be made with this key. The fingerprint is
 * that of what signs, and the id is kept of a key that signs as it is alone: relabelling a key gives its sessions its own.
 */
export async function variedKey(
  { fingerprint }: Pick<CraftKeyContext, 'fingerprint'>,
  { secret, stored }: ChosenKey,
  variant: KeyVariant,
): Promise<VariedKey | null> {
  const bytes = keyVariant(secret, variant)
  if (bytes === null) return null
  if (variant === 'right' && stored !== null) {
    return { bytes, keyId: stored.id, fingerprint: stored.fingerprint }
  }
  try {
    return { bytes, keyId: null, fingerprint: await fingerprint(bytes) }
  } catch (error) {
    bytes.fill(0)
    throw error
  }
}

function noCurrentKey(): RoompassError {
  return new RoompassError(
    'key-missing',
    'The profile has no current key to sign with: add one, or choose one of its keys, under Profiles.',
  )
}

function notOfProfile(): RoompassError {
  return new RoompassError('not-found', 'The profile has no such key any more: choose another one.', 'key')
}
