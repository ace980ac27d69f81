import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { RowGuest } from '../../../shared/batch/check-row.ts'
import type { Person } from '../../../shared/schemas.ts'
import { newAlias } from '../../people/alias.ts'
import { personFrom, renamed } from '../../people/people.ts'
import { addPerson, isAliasTaken, knownBy, personKnownBy } from '../../people/person-rows.ts'
import type { Behind } from './protocol.ts'

/**
 * Who is behind each of the guests of an anonymous profile, and what leaves in their place: of someone new it is made here,
 * and kept. Null for nobody. Within a transaction.
 *
 * @param now epoch seconds
 * @returns also whether anything was written
 */
export function behindOf(
  database: Database,
  profileId: string,
  guests: readonly RowGuest[],
  now: number,
): { behind: (Behind | null)[]; isChanged: boolean } {
  let isChanged = false
  /** By their ids, as they are called in the end: rows may call the same person differently. */
  const people = new Map<string, Behind['person']>()
  const found = guests.map((guest): Behind | null => {
    const known = knownBy(guest)
    if (known === null) return null
    const person = personKnownBy(database, profileId, known)
    if (person !== null) {
      const isRenamed = renamed(database, person, guest)
      isChanged ||= isRenamed
      return seen(isRenamed ? { ...person, name: guest.name } : person, false)
    }
    const alias = newAlias((name) => isAliasTaken(database, profileId, name))
    const added = personFrom(profileId, guest, alias, now)
    addPerson(database, added, known)
    isChanged = true
    return seen(added, true)
  })
  const behind = found.map((one) => one && { ...one, person: people.get(one.person.id) ?? one.person })
  return { behind, isChanged }

  function seen({ id, name, externalId, aliasName, aliasId }: Person, isNew: boolean): Behind {
    const person = { id, name, externalId }
    people.set(id, person)
    return { person, alias: { name: aliasName, externalId: aliasId, isNew } }
  }
}
