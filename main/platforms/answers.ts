import type { Database } from 'better-sqlite3-multiple-ciphers'
import { type Profile, type RoomDetail, roomDetailSchema } from '../../shared/schemas.ts'
import { z } from '../../shared/zod.ts'
import { prepared } from '../data/prepared.ts'

/** What an account is asked as: another team or address is another account, whose answers are not for this one. */
export type AskedAs = Pick<Profile, 'id' | 'settings'>

export interface KeptAnswer<T> {
  readonly content: T
  /** Epoch seconds. */
  readonly fetchedAt: number
}

const kept = z.object({ account: z.string(), content: z.unknown() })

/** The last answer to a question; null where there is none, or none of this account that can be read. */
export function readAnswer<T>(
  database: Database,
  profile: AskedAs,
  question: string,
  schema: z.ZodType<T>,
): KeptAnswer<T> | null {
  const sql =
    'SELECT content, fetched_at AS fetchedAt FROM platform_answers WHERE profile_id = ? AND question = ?'
  const statement = prepared<[string, string], { content: string; fetchedAt: number }>(database, sql)
  const row = statement.get(profile.id, question)
  if (row === undefined) return null
  const { account, content } = kept.safeParse(jsonOf(row.content)).data ?? {}
  if (account !== accountOf(profile)) return null
  const read = schema.safeParse(content)
  return read.success ? { content: read.data, fetchedAt: row.fetchedAt } : null
}

/** Keeps an answer in place of the one before. Nothing is kept for a profile that is gone. */
export function keepAnswer(
  database: Database,
  profile: AskedAs,
  question: string,
  answer: KeptAnswer<unknown>,
): void {
  const content = JSON.stringify({ account: accountOf(profile), content: answer.content })
  prepared<[Record<string, string | number>]>(database, upsert).run({
    profileId: profile.id,
    question,
    content,
    fetchedAt: answer.fetchedAt,
  })
}

const upsert = `
  INSERT INTO platform_answers (profile_id, question, content, fetched_at)
  SELECT @profileId, @question, @content, @fetchedAt
  WHERE EXISTS (SELECT 1 FROM profiles WHERE id = @profileId AND removing = 0)
  ON CONFLICT (profile_id, question) DO UPDATE SET content = @content, fetched_at = @fetchedAt`

/** One room by its id or friendly URL, without case. */
export function readRoomAnswer(database: Database, profile: AskedAs, room: string): RoomDetail | null {
  return readAnswer(database, profile, roomQuestion(room), roomDetailSchema)?.content ?? null
}

/** Keeps one room, to be found by its id and by its friendly URL, and by no name that it had before. */
export function keepRoomAnswer(database: Database, profile: AskedAs, detail: RoomDetail): void {
  database
    .transaction(() => {
      for (const name of namesOf(detail)) forgetRoom(database, profile, name)
      for (const name of namesOf(detail)) {
        keepAnswer(database, profile, roomQuestion(name), { content: detail, fetchedAt: detail.fetchedAt })
      }
    })
    .immediate()
}

/** Forgets a room under every name that it is kept by. */
export function forgetRoom(database: Database, profile: AskedAs, room: string): void {
  const before = readRoomAnswer(database, profile, room)
  const sql = 'DELETE FROM platform_answers WHERE profile_id = ? AND question = ?'
  for (const name of [room, ...(before === null ? [] : namesOf(before))]) {
    prepared<[string, string]>(database, sql).run(profile.id, roomQuestion(name))
  }
}

const roomQuestion = (room: string) => `room:${room.toLowerCase()}`

const namesOf = ({ id, friendlyUrl }: RoomDetail) => (friendlyUrl === null ? [id] : [id, friendlyUrl])

/** The settings in one order, whoever wrote them; one that is left empty is as good as not there. */
export function accountOf({ settings }: Pick<AskedAs, 'settings'>): string {
  const entries = Object.entries(settings)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([, value]) => value !== '')
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
