import { createSecretKey, type KeyObject } from 'node:crypto'
import { currentKeyOf } from '../../../shared/current-key.ts'
import { RoompassError } from '../../../shared/errors.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import type { Profile } from '../../../shared/schemas.ts'
import { currentKey } from '../../platforms/ask-account.ts'
import type { BatchRow } from './batch-rows.ts'
import { historyKey } from './history-access.ts'
import type { CommonOfBatch } from './recorder.ts'
import type { RunsContext } from './runs-context.ts'
import { profileGone } from './trouble.ts'

/** What a run needs of the keychain; from then on it goes on without it. */
export interface Access {
  readonly profile: Profile
  /** What signs; null where the platform makes the tokens, or nothing is to be signed any more. */
  readonly key: KeyObject | null
  /** Of the history. */
  readonly historyKey: Uint8Array
}

type AccessContext = Pick<RunsContext, 'storage' | 'profile' | 'secretNow'>

/** To be asked for within `Storage.during`. @throws RoompassError `key-missing`, `key-empty`, what the keychain throws */
export async function accessTo(context: AccessContext, profile: Profile): Promise<Access> {
  const { id } = currentKey(profile)
  const { signs } = platforms[profile.platform].secret
  const key = signs ? await signingKey(context, id) : null
  return { profile, key, historyKey: await historyKey(context.storage) }
}

/** The same where nothing is issued any more. */
export async function accessToEnd(context: AccessContext, profile: Profile): Promise<Access> {
  return { profile, key: null, historyKey: await historyKey(context.storage) }
}

async function signingKey({ secretNow }: AccessContext, id: string): Promise<KeyObject> {
  const secret = await secretNow(id)
  try {
    if (secret.length === 0)
      throw new RoompassError('key-empty', 'The key is empty: add it to the profile again.')
    return createSecretKey(secret)
  } finally {
    secret.fill(0)
  }
}

/** The profile of a batch that was begun before. @throws RoompassError `not-found` */
export function profileOf(context: AccessContext, { profileId }: Pick<BatchRow, 'profileId'>): Profile {
  if (profileId === null) throw profileGone()
  return context.profile(profileId)
}

/** What all sessions of a batch have in common. A profile without a current key has only those that are there already. */
export function commonOf(profile: Profile, batch: number): CommonOfBatch {
  const key = currentKeyOf(profile)
  return {
    batch,
    platform: profile.platform,
    profileId: profile.id,
    profileName: profile.name,
    environment: profile.environment,
    keyId: key?.id ?? null,
    keyFingerprint: key?.fingerprint ?? '',
    linkHost: platforms[profile.platform].linkHost(profile.settings),
  }
}
