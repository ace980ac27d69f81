import type { Database } from 'better-sqlite3-multiple-ciphers'
import { RoompassError } from '../../shared/errors.ts'
import { platforms } from '../../shared/platforms/index.ts'
import {
  type PlatformProgress,
  type Profile,
  roleSchema,
  roomSchema,
  type Session,
} from '../../shared/schemas.ts'
import { z } from '../../shared/zod.ts'
import type { Storage } from '../data/storage.ts'
import type { Engine } from '../engine.ts'
import { forgetRoom, keepAnswer, keepRoomAnswer, readAnswer, readRoomAnswer } from './answers.ts'
import { type Asked, askAccount, currentKey } from './ask-account.ts'
import { accountPlatforms } from './index.ts'
import { keepClock, knownBeside } from './known.ts'
import { wait as usualWait, type Wait } from './patience.ts'
import type { Account, AccountPlatform } from './platform.ts'
import { createQuestions } from './questions.ts'

export interface AccountsContext {
  readonly storage: Pick<Storage, 'use'>
  readonly profile: (id: string) => Profile
  /** A copy of the decoded secret of a key. */
  readonly secret: (keyId: string) => Promise<Uint8Array>
  readonly session: (id: string) => Session
  /** Epoch seconds. */
  readonly now: () => number
  readonly onProgress: (progress: PlatformProgress) => void
  readonly wait?: Wait
}

/** A question, and where its answer is kept. */
interface Question<T> {
  readonly asking: PlatformProgress['asking']
  /** What tells it from others of its kind. */
  readonly about: string
  ask(platform: AccountPlatform, account: Account): Promise<T>
  keep?(database: Database, profile: Profile, answer: T, askedAt: number): void
}

/** Seconds before a session was issued from which on its guest is looked for, as clocks differ. */
const lookBack = 600

/** What the platforms say of the accounts, and what they said the last time. */
export function createAccounts(context: AccountsContext): Engine['accounts'] & {
  /** Ends every question, as for a lock or at the end of the run. */
  stop(): void
} {
  const { storage, now, wait = usualWait } = context
  const questions = createQuestions()

  const ask = <T>(profile: Profile, question: Question<T>): Promise<Asked<T> & { askedAt: number }> => {
    const { asking, about } = question
    const name = JSON.stringify([asking, about, profile.settings, currentKey(profile).id])
    return questions.ask(profile.id, name, async (signal) => {
      const { secret } = context
      const onProgress = (progress: Omit<PlatformProgress, 'profileId' | 'asking'>) =>
        context.onProgress({ profileId: profile.id, asking, ...progress })
      const asked = await askAccount({ profile, secret, signal, now, wait, onProgress }, (account) =>
        question.ask(accountPlatforms[profile.platform], account),
      )
      signal.throwIfAborted()
      const askedAt = now()
      keepIfPossible(storage, (database) => {
        question.keep?.(database, profile, asked.answer, askedAt)
        if (asked.clockAhead !== null) keepClock(database, profile, asked.clockAhead, askedAt)
      })
      return { ...asked, askedAt }
    })
  }

  const listed = async <T>(profileId: string, refresh: boolean, list: List<T>) => {
    const profile = context.profile(profileId)
    if (!refresh) return storage.use((database) => readAnswer(database, profile, list.asking, list.schema))
    const { answer, askedAt } = await ask(profile, list)
    return { content: answer, fetchedAt: askedAt }
  }

  return {
    check: async (profileId) => {
      const { answer, clockAhead, askedAt } = await ask(context.profile(profileId), checking)
      return { ...answer, clockAhead, askedAt }
    },
    rooms: async (profileId, refresh) => {
      const { content, fetchedAt } = (await listed(profileId, refresh, roomList)) ?? neverAsked
      return { rooms: content, fetchedAt }
    },
    roles: async (profileId, refresh) => {
      const { content, fetchedAt } = (await listed(profileId, refresh, roleList)) ?? neverAsked
      return { roles: content, fetchedAt }
    },
    room: async (profileId, room, refresh) => {
      const profile = context.profile(profileId)
      if (!refresh) return storage.use((database) => readRoomAnswer(database, profile, room))
      return (await ask(profile, oneRoom(room))).answer
    },
    live: async (sessionId) => {
      const { room, profile } = placeOf(context, sessionId)
      const { answer, askedAt } = await ask(profile, {
        asking: 'participants',
        about: `in ${room} now`,
        ask: (platform, account) => platform.live(account, room),
      })
      return { participants: answer, askedAt }
    },
    joins: async (sessionId) => {
      const { room, externalId, since, profile } = placeOf(context, sessionId)
      if (externalId === null || externalId === '') throw nobodyInParticular()
      const guest = { room, externalId, since }
      const { answer, askedAt } = await ask(profile, {
        asking: 'participants',
        about: JSON.stringify(guest),
        ask: (platform, account) => platform.joins(account, guest),
      })
      return { participants: answer, askedAt }
    },
    known: (profileId, room, externalId) =>
      storage.use((database) => knownBeside(database, profileId, room, externalId, now())),
    cancel: (profileId) => questions.cancel(profileId),
    stop: () => questions.cancel(),
  }
}

const neverAsked = { content: [], fetchedAt: null }

interface List<T> extends Question<T> {
  readonly schema: z.ZodType<T>
}

function listOf<T>(list: Pick<List<T>, 'asking' | 'ask' | 'schema'>): List<T> {
  return {
    ...list,
    about: '',
    keep: (database, profile, content, fetchedAt) =>
      keepAnswer(database, profile, list.asking, { content, fetchedAt }),
  }
}

const roomList = listOf({
  asking: 'rooms',
  ask: (platform, account) => platform.rooms(account),
  schema: z.array(roomSchema),
})

const roleList = listOf({
  asking: 'roles',
  ask: (platform, account) => platform.roles(account),
  schema: z.array(roleSchema),
})

const checking: Question<Awaited<ReturnType<AccountPlatform['check']>>> = {
  asking: 'check',
  about: '',
  ask: (platform, account) => platform.check(account),
}

function oneRoom(room: string): Question<Awaited<ReturnType<AccountPlatform['room']>>> {
  return {
    asking: 'room',
    about: room,
    ask: (platform, account) => platform.room(account, room),
    keep: (database, profile, detail) => {
      if (detail === null) forgetRoom(database, profile, room)
      else keepRoomAnswer(database, profile, detail)
    },
  }
}

/** A session with the account that it belongs to. @throws RoompassError `not-found`, `failed` for another account */
function placeOf(context: AccountsContext, sessionId: string) {
  const session = context.session(sessionId)
  const { room, externalId, profileId } = session
  if (profileId === null) throw profileGone()
  const profile = context.profile(profileId)
  if (isOfOtherAccount(session, profile)) throw otherAccount()
  return { room, externalId, since: firstUseOf(session, profile), profile }
}

/** Whether both say which account they are of, and they are not of the same. */
function isOfOtherAccount({ platform, claims }: Session, { settings }: Profile): boolean {
  const { accountId, accountIdIn } = platforms[platform]
  const asked = accountId(settings)
  const named = accountIdIn(claims)
  return asked !== null && named !== null && asked !== named
}

/**
 * The moment from which on a guest may have come with a session, by the platform's clock. The early starts that people
 * chose say how far that may be behind this computer's. Joins from before are those of an earlier token.
 */
function firstUseOf({ issuedAt, validFrom }: Session, { startEarly }: Profile): number {
  return Math.min(issuedAt - lookBack - startEarly, Math.floor(validFrom ?? issuedAt))
}

function profileGone(): RoompassError {
  return new RoompassError(
    'not-found',
    "The profile of this session is not there any more, so its platform can't be asked.",
  )
}

function otherAccount(): RoompassError {
  return new RoompassError(
    'failed',
    "The profile is for another team now, so this session's room can't be asked for.",
  )
}

function nobodyInParticular(): RoompassError {
  return new RoompassError(
    'failed',
    "The token has no external id, so its guest can't be told from others. Enter one for the next token.",
  )
}

/** The answer is worth having also where it can't be kept, say on a full disk: it is then asked for again. */
function keepIfPossible(storage: AccountsContext['storage'], keep: (database: Database) => void): void {
  try {
    storage.use(keep)
  } catch (error) {
    if (!(error instanceof RoompassError)) throw error
  }
}
