import { RoompassError } from '../../../shared/errors.ts'
import type { Claims, Profile } from '../../../shared/schemas.ts'
import { getToken, type TokenContext } from '../../history/get-token.ts'
import { createAsking } from '../../platforms/asking.ts'
import { cancelled } from '../../platforms/http-failures.ts'
import { wait as usualWait, type Wait } from '../../platforms/patience.ts'
import { isAboutValues } from '../../platforms/refusals.ts'
import type { Fetched, Fetching } from './protocol.ts'

export interface FetchOptions extends Pick<TokenContext, 'secret' | 'secretNow' | 'fingerprint' | 'now'> {
  readonly profile: Profile
  readonly wait?: Wait | undefined
  /** Until when the platform is being waited for, in epoch seconds; null once it answers. */
  readonly onWaiting: (until: number | null) => void
}

/** Asks a platform for the tokens of one batch. */
export interface TokenFetcher extends Fetching {
  /** Ends what is being asked and waited for; everything after it fails with `cancelled`. */
  stop(): void
}

/** Tokens that are asked for at once. */
const atOnce = 4

/** Seconds after which a platform that could not be reached is asked again: half a minute in all. */
const pauses = [1, 2, 4, 8, 16]

export function createTokenFetcher(options: FetchOptions): TokenFetcher {
  const { profile, now, wait = usualWait, onWaiting } = options
  const stopping = new AbortController()
  const { signal } = stopping
  // Its own, so that nobody who asks the platform something else ends it, or is ended with it.
  const asking = createAsking({ now, wait, onProgress: ({ waitingUntil }) => onWaiting(waitingUntil) })
  let isFirst = true

  const ask = async (claims: Claims): Promise<Fetched> => {
    for (const pause of [...pauses, null]) {
      try {
        if (signal.aborted) throw cancelled()
        const { issued } = await getToken({ ...options, asking }, { profile, claims, given: undefined })
        return { issued, at: now() }
      } catch (error) {
        if (!(error instanceof RoompassError)) throw error
        if (error.code !== 'platform-unavailable' || pause === null) return failed(error)
        await waitFor(pause)
      }
    }
    throw new Error('The last try ends it.')
  }

  const waitFor = async (seconds: number) => {
    onWaiting(now() + seconds)
    // Ended early, the next try ends it all.
    await wait(seconds, signal).catch(() => undefined)
    onWaiting(null)
  }

  return {
    fetch: async (wanted) => {
      const answers: Fetched[] = []
      let next = 0
      const work = async () => {
        while (next < wanted.length && !answers.some(isInTheWay)) {
          const at = next++
          const claims = wanted[at]
          if (claims !== undefined) answers[at] = await ask(claims)
        }
      }
      // What is got with the secret first, such as an API token, is then there for the others.
      if (isFirst && wanted[0] !== undefined) answers[next++] = await ask(wanted[0])
      isFirst = false
      await Promise.all(Array.from({ length: atOnce }, work))
      return answers
    },
    stop: () => {
      stopping.abort()
      asking.stop()
    },
  }
}

function failed(error: RoompassError): Fetched {
  const { code, message } = error
  return { failed: { code, message, isAboutGuest: isAboutValues(error) } }
}

/** Every other question would meet the same. */
const isInTheWay = (one: Fetched) => 'failed' in one && !one.failed.isAboutGuest
