import { RoompassError } from '../../../shared/errors.ts'
import type { Participant } from '../../../shared/schemas.ts'
import type { PlatformAdapter } from '../platform.ts'
import { getIfThere, roomPath } from './api.ts'
import { everyItem } from './pages.ts'
import { readLive, readParticipant } from './read-participants.ts'

/**
 * `GET /api/v1/rooms/{room}/live/participants` (vendor OpenAPI, live). A room that nobody is in may answer 404, as one does
 * that is not there: which of them it is, the room itself says.
 */
export const live: NonNullable<PlatformAdapter['live']> = async (account, room) => {
  account.onProgress(0, null)
  const body = await getIfThere(account, roomPath(room, '/live/participants'))
  if (body === null && (await getIfThere(account, roomPath(room))) === null) throw noSuchRoom()
  const participants = body === null ? [] : readLive(body)
  account.onProgress(participants.length, participants.length)
  return participants
}

/**
 * `GET /api/v1/rooms/{room}/participants` (vendor OpenAPI, participants): everybody who was in the room, newest first,
 * of whom those with the external id are kept.
 */
export const joins: NonNullable<PlatformAdapter['joins']> = async (account, { room, externalId, since }) => {
  const isBefore = ({ joinedAt, leftAt }: Participant) => (joinedAt ?? leftAt ?? since) < since
  const everybody = await everyItem(account, {
    path: roomPath(room, '/participants'),
    by: 'after',
    most: 20_000,
    read: readParticipant,
    keyOf: ({ id, joinedAt }) => `${id} ${joinedAt}`,
    isEnough: (page) => page.some(isBefore),
  })
  return everybody.filter((one) => one.externalId === externalId && !isBefore(one))
}

function noSuchRoom(): RoompassError {
  return new RoompassError('platform-refused', 'There is no such room in this account any more.')
}
