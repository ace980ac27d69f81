import { currentKeyOf } from '../../shared/current-key.ts'
import { RoompassError } from '../../shared/errors.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { PlatformProgress, Profile } from '../../shared/schemas.ts'
import { notAskable } from './address.ts'
import { type Connection, openConnection } from './http.ts'
import { cancelled } from './http-failures.ts'
import { askPatiently, type Wait } from './patience.ts'
import type { Account, AccountMemory } from './platform.ts'

export interface AskingContext {
  readonly profile: Profile
  /** The decoded secret, as a copy that is overwritten here. */
  readonly secret: () => Promise<Uint8Array>
  readonly memory: AccountMemory
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
 * Asks one question with a secret, on one connection to each of the profile's origins that it is for.
 *
 * @throws RoompassError `key-missing`, `bad-request` for an API address that no key goes to, and what the question throws
 */
export async function askAccount<T>(
  context: AskingContext,
  question: (account: Account) => Promise<T>,
): Promise<Asked<T>> {
  const { profile, signal, now, wait } = context
  const origins = platforms[profile.platform].origins(profile.settings)
  if (Object.values(origins).includes(null)) throw notAskable()
  const secret = await context.secret()
  const progress = progressOf(context.onProgress)
  const connections = new Map<string, Connection>()
  const connectionTo = (name: string): Connection => {
    const origin = Object.hasOwn(origins, name) ? origins[name] : null
    if (origin === null || origin === undefined) throw notAskable()
    const connection = connections.get(name) ?? openConnection({ origin, signal, now })
    connections.set(name, connection)
    return connection
  }
  let clockAhead: number | null = null
  try {
    if (signal.aborted) throw cancelled()
    const answer = await question({
      settings: profile.settings,
      secret,
      memory: context.memory,
      now,
      onProgress: progress.fetched,
      ask: async ({ origin = 'api', ...request }) => {
        const patience = { wait, signal, now, onWaiting: progress.waiting }
        const answer = await askPatiently(() => connectionTo(origin).ask(request), patience)
        clockAhead = answer.clockAhead ?? clockAhead
        return answer
      },
    })
    return { answer, clockAhead }
  } finally {
    for (const connection of connections.values()) connection.close()
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
