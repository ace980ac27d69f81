import type { Database } from 'better-sqlite3-multiple-ciphers'
import { RoompassError } from '../../shared/errors.ts'
import { type Profile, type RoomDetail, roleSchema, roomSchema, type Session } from '../../shared/schemas.ts'
import { z } from '../../shared/zod.ts'
import type { Storage } from '../data/storage.ts'
import type { Engine } from '../engine.ts'
import type { People } from '../people/people.ts'
import { forgetRoom, keepAnswer, keepRoomAnswer, readAnswer, readRoomAnswer } from './answers.ts'
import { type Asked, currentKey } from './ask-account.ts'
import type { Asking, PlatformQuestion } from './asking.ts'
import { issuedIdentities } from './identities.ts'
import { keepClock, knownBeside } from './known.ts'
import type { PlatformAdapter } from './platform.ts'
import { guestPlaceOf, type PlaceContext, placeOf } from './session-place.ts'

export interface AccountsContext extends PlaceContext {
  readonly storage: Pick<Storage, 'use'>
  readonly asking: Pick<Asking, 'ask' | 'cancel'>
  /** A copy of the decoded secret of a key. */
  readonly secret: (keyId: string) => Promise<Uint8Array>
  readonly people: Pick<People, 'aliasFor' | 'get' | 'setParticipant'>
}

/** A question, and where its answer is kept. */
interface Question<T> extends PlatformQuestion<T> {
  /** What tells it from others of its kind. */
  readonly about: string
  keep?(database: Database, profile: Profile, answer: T, askedAt: number): void
}

/** What the platforms say of the accounts, and what they said the last time. */
export function createAccounts(context: AccountsContext): Engine['accounts'] {
  const { storage, asking, now } = context

  const ask = async <T>(profile: Profile, question: Question<T>): Promise<Asked<T> & { askedAt: number }> => {
    const key = currentKey(profile)
    const secret = { name: key.id, read: () => context.secret(key.id) }
    const asked = await asking.ask(profile, secret, question)
    const askedAt = now()
    keepIfPossible(storage, (database) => {
      question.keep?.(database, profile, asked.answer, askedAt)
      if (asked.clockAhead !== null) keepClock(database, profile, asked.clockAhead, askedAt)
    })
    return { ...asked, askedAt }
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
        ask: (platform, account) => able(platform.live)(account, room),
      })
      return { participants: answer, askedAt }
    },
    joins: async (sessionId) => {
      const { room, externalId, since, profile, person } = guestPlaceOf(context, sessionId)
      const guest = { room, externalId, since }
      const { answer, askedAt } = await ask(profile, {
        asking: 'participants',
        about: JSON.stringify(guest),
        ask: (platform, account) => able(platform.joins)(account, guest),
      })
      keepParticipant(
        context,
        person,
        answer.map(({ id }) => id),
      )
      return { participants: answer, askedAt }
    },
    kept: async (sessionId) => {
      const { externalId, since, until, profile, person } = guestPlaceOf(context, sessionId)
      const guest = { externalId, from: since, until }
      const { answer, askedAt } = await ask(profile, {
        asking: 'kept',
        about: JSON.stringify(guest),
        ask: (platform, account) => able(platform.kept)(account, guest),
      })
      keepParticipant(
        context,
        person,
        answer.map(({ participantId }) => participantId),
      )
      return { stays: answer, askedAt }
    },
    endLive: async (sessionId) => {
      const { room, profile } = placeOf(context, sessionId)
      const { answer } = await ask(profile, {
        asking: 'end-live',
        about: room,
        ask: (platform, account) => able(platform.endLive)(account, room),
      })
      return { ended: answer }
    },
    known: (profileId, room, guest) =>
      storage.use((database) =>
        knownBeside(database, { profileId, room, guest }, context.people.aliasFor, now()),
      ),
    identities: (profileId) => storage.use((database) => issuedIdentities(database, profileId)),
    cancel: (profileId) => asking.cancel(profileId),
  }
}

/** What the platform can be asked, by its table of abilities; the form does not even offer the rest. */
function able<T>(ability: T | undefined): T {
  if (ability !== undefined) return ability
  throw new RoompassError('failed', "This platform can't be asked for that.")
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
  ask: (platform, account) => able(platform.rooms)(account),
  schema: z.array(roomSchema),
})

const roleList = listOf({
  asking: 'roles',
  ask: (platform, account) => able(platform.roles)(account),
  schema: z.array(roleSchema),
})

const checking: Question<Awaited<ReturnType<PlatformAdapter['check']>>> = {
  asking: 'check',
  about: '',
  ask: (platform, account) => platform.check(account),
}

function oneRoom(room: string): Question<RoomDetail | null> {
  return {
    asking: 'room',
    about: room,
    ask: (platform, account) => able(platform.room)(account, room),
    keep: (database, profile, detail) => {
      if (detail === null) forgetRoom(database, profile, room)
      else keepRoomAnswer(database, profile, detail)
    },
  }
}

/** Keeps the platform's own id of someone, the newest one, where none is known yet. */
function keepParticipant(
  { people }: Pick<AccountsContext, 'people'>,
  person: Session['person'],
  found: readonly (string | null)[],
): void {
  const participantId = found.find((id) => id !== null) ?? null
  if (person === null || participantId === null) return
  unlessRefused(() => {
    if (people.get(person.id).participantId === null) people.setParticipant(person.id, participantId)
  })
}

/** The answer is worth having also where it can't be kept, say on a full disk: it is then asked for again. */
function keepIfPossible(storage: AccountsContext['storage'], keep: (database: Database) => void): void {
  unlessRefused(() => storage.use(keep))
}

function unlessRefused(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof RoompassError)) throw error
  }
}
