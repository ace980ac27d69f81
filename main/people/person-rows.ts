import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Person } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'
import type { PeopleQuery, TypedGuest } from '../engine.ts'
import { searchable } from '../history/searchable.ts'
import { wordsOf } from '../history/text-match.ts'

const columns = `
  id, profile_id AS profileId, name, external_id AS externalId, alias_name AS aliasName, alias_id AS aliasId,
  participant_id AS participantId, created_at AS createdAt`

const newestFirst = 'ORDER BY created_at DESC, number DESC'

/**
 * What makes two guests of a profile the same person: the exact external id, or, without one, the name but for the
 * spaces around it. Null where nobody is typed.
 */
export function knownBy({ name, externalId }: TypedGuest): string | null {
  if (externalId !== '') return `id:${externalId}`
  const plain = name.normalize('NFC').trim()
  return plain === '' ? null : `name:${plain}`
}

export function personKnownBy(database: Database, profileId: string, known: string): Person | null {
  const sql = `SELECT ${columns} FROM people WHERE profile_id = ? AND known_by = ?`
  return prepared<[string, string], Person>(database, sql).get(profileId, known) ?? null
}

export function personById(database: Database, id: string): Person | null {
  const sql = `SELECT ${columns} FROM people WHERE id = ?`
  return prepared<[string], Person>(database, sql).get(id) ?? null
}

/** Whether somebody of the profile has one of these already. */
export function isAliasTaken(database: Database, profileId: string, name: string): boolean {
  const sql = 'SELECT 1 FROM people WHERE profile_id = ? AND alias_name = ?'
  return prepared<[string, string]>(database, sql).get(profileId, name) !== undefined
}

/** @param known from `knownBy` */
export function addPerson(database: Database, person: Person, known: string): void {
  prepared<[Record<string, unknown>]>(database, insert).run({ ...person, known, folded: foldedOf(person) })
}

/** Writes what may change of a person: the name as typed, and the participant's id. */
export function updatePerson(database: Database, person: Person): void {
  const { id, name, participantId } = person
  const sql =
    'UPDATE people SET name = @name, participant_id = @participantId, folded = @folded WHERE id = @id'
  prepared<[Record<string, unknown>]>(database, sql).run({
    id,
    name,
    participantId,
    folded: foldedOf(person),
  })
}

export function deletePerson(database: Database, id: string): void {
  prepared<[string]>(database, 'DELETE FROM people WHERE id = ?').run(id)
}

/** One page of the people who hold every word between them, newest first, and how many there are. */
export function searchPeople(
  database: Database,
  { profileId, text, offset, limit }: PeopleQuery,
): { people: Person[]; total: number } {
  const words = wordsOf(text)
  const where = ['profile_id = ?', ...words.map(() => 'instr(folded, ?) > 0')].join(' AND ')
  const page = `SELECT ${columns} FROM people WHERE ${where} ${newestFirst} LIMIT ? OFFSET ?`
  const count = `SELECT count(*) AS total FROM people WHERE ${where}`
  return {
    people: prepared<(string | number)[], Person>(database, page).all(profileId, ...words, limit, offset),
    total: prepared<string[], { total: number }>(database, count).get(profileId, ...words)?.total ?? 0,
  }
}

/** Everybody of a profile, newest first. */
export function peopleOf(database: Database, profileId: string): Person[] {
  const sql = `SELECT ${columns} FROM people WHERE profile_id = ? ${newestFirst}`
  return prepared<[string], Person>(database, sql).all(profileId)
}

/** What searching looks at. A line end keeps a word from reaching over two of them. */
function foldedOf({ name, externalId, aliasName, aliasId, participantId }: Person): string {
  return searchable([name ?? '', externalId ?? '', aliasName, aliasId, participantId ?? ''].join('\n'))
}

const insert = `
  INSERT INTO people (
    id, profile_id, known_by, name, external_id, alias_name, alias_id, participant_id, created_at, folded
  ) VALUES (
    @id, @profileId, @known, @name, @externalId, @aliasName, @aliasId, @participantId, @createdAt, @folded
  )`
