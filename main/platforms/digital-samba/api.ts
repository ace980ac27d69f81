import { RoompassError } from '../../../shared/errors.ts'
import type { HttpAnswer } from '../http.ts'
import type { Account } from '../platform.ts'
import { refusalOf } from '../refusals.ts'

/**
 * Team id and developer key by HTTP Basic: of the documented spellings the one that no age of the document reads
 * differently (https://docs.digitalsamba.com/dashboard/getting-started/authenticate-to-the-api). The key goes in as its
 * bytes.
 */
export function basic({ settings, secret }: Pick<Account, 'settings' | 'secret'>): string {
  const pair = Buffer.concat([Buffer.from(`${(settings.teamId ?? '').trim()}:`), secret])
  const header = `Basic ${pair.toString('base64')}`
  pair.fill(0)
  return header
}

/** The key alone (https://docs.digitalsamba.com/rest-api); null for a key that can't stand in a header. */
export function bearer({ secret }: Pick<Account, 'secret'>): string | null {
  const isPlain = secret.every((byte) => byte > 0x20 && byte < 0x7f)
  return isPlain ? `Bearer ${Buffer.from(secret).toString('latin1')}` : null
}

/**
 * What comes back for a path, such as `/api/v1/roles`; null where there is no such thing.
 *
 * @throws RoompassError for a refusal
 */
export async function getIfThere(account: Account, path: string): Promise<unknown> {
  const answer = await account.ask({ method: 'GET', path, authorization: basic(account) })
  return answer.status === 404 ? null : bodyOf(answer)
}

export function bodyOf(answer: HttpAnswer): unknown {
  if (answer.status >= 200 && answer.status < 300) return answer.body
  throw refusalOf(answer, 'team id with this key')
}

/** Longer than every id and friendly URL. */
const longestRoom = 200

/**
 * The path of a room, by id or friendly URL. A room is one part of it whatever it is called.
 *
 * @throws RoompassError `bad-request` for what can't be a part of a path
 */
export function roomPath(room: string, rest = ''): string {
  const isPart = room !== '' && room !== '.' && room !== '..' && room.isWellFormed()
  if (isPart && room.length <= longestRoom) return `/api/v1/rooms/${encodeURIComponent(room)}${rest}`
  throw new RoompassError(
    'bad-request',
    "The platform can't be asked for this room: enter its friendly URL or its id.",
    'room',
  )
}
