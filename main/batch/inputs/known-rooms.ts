import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { RoomDetail } from '../../../shared/schemas.ts'
import { prepared } from '../../data/prepared.ts'
import { type AskedAs, readRoomAnswer } from '../../platforms/answers.ts'
import { knownBeside } from '../../platforms/known.ts'
import type { BatchKnown } from './known-for.ts'

/**
 * From the platform's last answers. Nobody is asked, and the history of each guest is not looked up.
 *
 * @param now epoch seconds
 */
export function knownOfBatch(database: Database, profile: AskedAs, now: number): BatchKnown {
  const nobody = { profileId: profile.id, room: '', guest: { name: '', externalId: '' } }
  const { clockAhead } = knownBeside(database, nobody, () => null, now)
  return { clockAhead, rooms: roomsOf(database, profile) }
}

function roomsOf(database: Database, profile: AskedAs): RoomDetail[] {
  const sql = `SELECT substr(question, 6) AS name FROM platform_answers
    WHERE profile_id = ? AND question >= 'room:' AND question < 'room;'`
  const rooms = prepared<[string], { name: string }>(database, sql)
    .all(profile.id)
    .map(({ name }) => readRoomAnswer(database, profile, name))
  return [...new Map(rooms.flatMap((room) => (room === null ? [] : [[room.id, room] as const]))).values()]
}
