import { currentKeyOf } from '../../shared/current-key.ts'
import { RoompassError } from '../../shared/errors.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { PlatformProgress, Profile } from '../../shared/schemas.ts'
import { notAskable } from './address.ts'
import { openConnection } from './http.ts'
import { cancelled } from './http-failures.ts'
import { askPatiently, type Wait } from './patience.ts'
import type { Account } from './platform.ts'

export interface AskingContext {
  readonly profile: Profile
  /** The decoded secret of a key, as a copy that is overwritten here. */
  readonly secret: (keyId: string) => Promise<Uint8Array>
  readonly signal: AbortSignal
  /** Epoch seconds. */
  readonly now: () => number
  readonly wait: Wait
  readonly onProgress: (progress: Omit<PlatformProgress, 'profileId' | 'asking'>) => void
}

/** What a platform answered. */
export interface Asked<T> {
  readonly answer: T
  /** Seconds by which this computer's clock is ahead of the platform's; null where no answer had a date. */
  readonly clockAhead: number | null
}

/**
 * Asks one question with the profile's current key, on one connection to the profile's API origin.
 *
 * @throws RoompassError `key-missing`, `bad-request` for an API address that no key goes to, and what the question throws
 */
export async function askAccount<T>(
  context: AskingContext,
  question: (account: Account) => Promise<T>,
): Promise<Asked<T>> {
  const { profile, signal, now, wait } = context
  const origin = platforms[profile.platform].apiOrigin(profile.settings)
  if (origin === null) throw notAskable()
  const secret = await context.secret(currentKey(profile).id)
  const progress = progressOf(context.onProgress)
  const connection = openConnection({ origin, signal, now })
  let clockAhead: number | null = null
  try {
    if (signal.aborted) throw cancelled()
    const answer = await question({
      settings: profile.settings,
      secret,
      now,
      onProgress: progress.fetched,
      get: async (path, authorization) => {
        const patience = { wait, signal, now, onWaiting: progress.waiting }
        const answer = await askPatiently(() => connection.get(path, authorization), patience)
        clockAhead = answer.clockAhead ?? clockAhead
        return answer
      },
    })
    return { answer, clockAhead }
  } finally {
    connection.close()
    secret.fill(0)
  }
}

/** @throws RoompassError `key-missing` */
export function currentKey(profile: Profile): Profile['keys'][number] {
  const key = currentKeyOf(profile)
  if (key !== null) return key
  throw new RoompassError(
    'key-missing',
    'The profile has no current key to ask the platform with: add one, or choose one of its keys, under Profiles.',
  )
}

/** Tells of items and of waits in one. */
function progressOf(tell: AskingContext['onProgress']) {
  let state: Parameters<typeof tell>[0] = { fetched: 0, total: null, waitingUntil: null }
  const change = (changes: Partial<typeof state>) => {
    state = { ...state, ...changes }
    tell(state)
  }
  return {
    fetched: (fetched: number, total: number | null) => change({ fetched, total }),
    waiting: (waitingUntil: number | null) => change({ waitingUntil }),
  }
}
