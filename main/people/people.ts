import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { RoompassError } from '../../shared/errors.ts'
import type { Known, Person } from '../../shared/schemas.ts'
import type { Storage } from '../data/storage.ts'
import type { Engine, EngineEvent, TypedGuest } from '../engine.ts'
import { refoldRenamed, refoldSessionsOf } from '../history/refold.ts'
import type { StoredProfile } from '../profiles/profile-rows.ts'
import { type Alias, newAlias } from './alias.ts'
import { forgetInDraft, forgetInLabDraft } from './forget-draft.ts'
import {
  addPerson,
  deletePerson,
  isAliasTaken,
  knownBy,
  peopleOf,
  personById,
  personKnownBy,
  searchPeople,
  updatePerson,
} from './person-rows.ts'

/** Who is behind the names and ids that leave this computer, and what leaves for whom. */
export type People = Engine['people'] & {
  /**
   * What leaves in place of a guest, known or proposed; null where the profile is not anonymous or nobody is typed. The
   * proposal for someone new stays the same until it is used, so that what is shown is what is sent.
   *
   * @throws RoompassError what `Storage.use` throws
   */
  aliasFor(profile: Pick<StoredProfile, 'id' | 'anonymous'>, guest: TypedGuest): Known['alias']
  /**
   * Within the transaction that records the session: the person's id. A new person is written; of a known one the name
   * as it was typed now.
   *
   * @param now epoch seconds
   * @throws RoompassError `failed` where the alias is not the person's, or somebody else's by now; `bad-request` for nobody
   */
  record(
    database: Database,
    profileId: string,
    guest: TypedGuest,
    alias: NonNullable<Known['alias']>,
    now: number,
  ): string
  /** Forgets proposals, as for a lock. */
  forgetPending(): void
}

export interface PeopleContext {
  readonly storage: Pick<Storage, 'use'>
  readonly announce: (event: EngineEvent) => void
}

export function createPeople({ storage, announce }: PeopleContext): People {
  const proposals = new Map<string, Alias>()

  const proposed = (database: Database, profileId: string): Alias => {
    const isTaken = (name: string) => isAliasTaken(database, profileId, name)
    const waiting = proposals.get(profileId)
    const proposal = waiting === undefined || isTaken(waiting.name) ? newAlias(isTaken) : waiting
    proposals.set(profileId, proposal)
    return proposal
  }

  /** Told once the transaction that it is part of is over. */
  const announceSoon = () => queueMicrotask(() => announce('people.changed'))

  return {
    aliasFor: (profile, guest) => {
      const known = knownBy(guest)
      if (!profile.anonymous || known === null) return null
      return storage.use((database) => {
        const person = personKnownBy(database, profile.id, known)
        if (person === null) return { ...proposed(database, profile.id), isNew: true }
        return { name: person.aliasName, externalId: person.aliasId, isNew: false }
      })
    },
    record: (database, profileId, guest, alias, now) => {
      const known = knownBy(guest)
      if (known === null) throw nobody()
      if (proposals.get(profileId)?.externalId === alias.externalId) proposals.delete(profileId)
      const person = personKnownBy(database, profileId, known)
      if (person !== null) {
        if (person.aliasId !== alias.externalId || person.aliasName !== alias.name) throw takenMeanwhile()
        if (renamed(database, person, guest)) announceSoon()
        return person.id
      }
      if (isAliasTaken(database, profileId, alias.name)) throw takenMeanwhile()
      const added = personFrom(profileId, guest, alias, now)
      addPerson(database, added, known)
      announceSoon()
      return added.id
    },
    forgetPending: () => proposals.clear(),
    search: (query) => storage.use((database) => searchPeople(database, query)),
    get: (id) => storage.use((database) => existing(database, id)),
    each: (profileId) => storage.use((database) => peopleOf(database, profileId)),
    setParticipant: (id, participantId) => {
      const plain = participantId?.trim() ?? ''
      const changed = storage.use((database) =>
        database
          .transaction(() => {
            const person = { ...existing(database, id), participantId: plain === '' ? null : plain }
            updatePerson(database, person)
            return person
          })
          .immediate(),
      )
      announce('people.changed')
      return changed
    },
    forget: (id) => {
      storage.use((database) =>
        database
          .transaction(() => {
            const person = existing(database, id)
            forgetInDraft(database, person)
            forgetInLabDraft(database, person)
            refoldSessionsOf(database, id)
            deletePerson(database, id)
          })
          .immediate(),
      )
      announce('people.changed')
      announce('sessions.changed')
    },
  }
}

/** Somebody new, with what leaves in their place. @param now epoch seconds */
export function personFrom(profileId: string, guest: TypedGuest, alias: Alias, now: number): Person {
  return {
    id: randomUUID(),
    profileId,
    name: guest.name.trim() === '' ? null : guest.name,
    externalId: guest.externalId === '' ? null : guest.externalId,
    aliasName: alias.name,
    aliasId: alias.externalId,
    participantId: null,
    createdAt: now,
  }
}

/** Takes over the name of someone who is known by the external id. True where they are called otherwise now. */
export function renamed(database: Database, person: Person, { name, externalId }: TypedGuest): boolean {
  if (externalId === '' || name.trim() === '' || name === person.name) return false
  updatePerson(database, { ...person, name })
  refoldRenamed(database, person.id)
  return true
}

/** @throws RoompassError `not-found` */
function existing(database: Database, id: string): Person {
  const person = personById(database, id)
  if (person !== null) return person
  throw new RoompassError('not-found', 'This person is not known any more: look at the list of people.')
}

function takenMeanwhile(): RoompassError {
  return new RoompassError(
    'failed',
    'The name and id that stand for this guest were given to someone else meanwhile: issue again.',
  )
}

function nobody(): RoompassError {
  return new RoompassError(
    'bad-request',
    'Enter a name or an external id, so that it can be kept who this is for.',
  )
}
