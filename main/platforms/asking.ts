import type { PlatformProgress, Profile } from '../../shared/schemas.ts'
import { type Asked, askAccount } from './ask-account.ts'
import { adapters } from './index.ts'
import { createMemories } from './memories.ts'
import { wait as usualWait, type Wait } from './patience.ts'
import type { Account, AccountMemory, PlatformAdapter } from './platform.ts'
import { createQuestions } from './questions.ts'

export interface AskingOptions {
  /** Epoch seconds. */
  readonly now: () => number
  readonly onProgress: (progress: PlatformProgress) => void
  readonly wait?: Wait | undefined
}

/** A secret of a profile, and what tells it from its others. */
export interface SecretToAsk {
  /** The id of the key, or its fingerprint where it has none. */
  readonly name: string
  /** The decoded secret, as a copy that is overwritten afterwards. */
  read(): Promise<Uint8Array>
}

export interface PlatformQuestion<T> {
  readonly asking: PlatformProgress['asking']
  /** What tells it from others of its kind; the same question that is on its way is waited for. Null asks anew. */
  readonly about: string | null
  ask(adapter: PlatformAdapter, account: Account): Promise<T>
}

/** Asks platforms: one question at a time is told from the others, reported on, and ended on demand. */
export interface Asking {
  /** @throws RoompassError what `askAccount` throws, `cancelled` */
  ask<T>(profile: Profile, secret: SecretToAsk, question: PlatformQuestion<T>): Promise<Asked<T>>
  /** Ends what is being asked for a profile; those questions fail with `cancelled`. */
  cancel(profileId: string): void
  /** Ends every question and forgets what was got with secrets, as for a lock or at the end of the run. */
  stop(): void
}

export function createAsking({ now, onProgress, wait = usualWait }: AskingOptions): Asking {
  const questions = createQuestions()
  const memories = createMemories(now)
  let asked = 0
  return {
    ask: (profile, secret, { asking, about, ask }) => {
      const account = JSON.stringify([profile.id, profile.platform, profile.settings, secret.name])
      const name = JSON.stringify([asking, about ?? ++asked, account])
      return questions.ask(profile.id, name, (signal) =>
        askAccount(
          {
            profile,
            secret: secret.read,
            memory: whileAsked(memories.of(account), signal),
            signal,
            now,
            wait,
            onProgress: (progress) => onProgress({ profileId: profile.id, asking, ...progress }),
          },
          (one) => ask(adapters[profile.platform], one),
        ),
      )
    },
    cancel: (profileId) => questions.cancel(profileId),
    stop: () => {
      questions.cancel()
      memories.forget()
    },
  }
}

/** A question that was ended, as for a lock, may still come to its answer: nothing of it is kept then. */
export function whileAsked(memory: AccountMemory, signal: AbortSignal): AccountMemory {
  return {
    ...memory,
    keep: (text, until) => {
      if (!signal.aborted) memory.keep(text, until)
    },
  }
}
