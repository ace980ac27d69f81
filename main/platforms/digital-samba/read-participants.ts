import type { Participant } from '../../../shared/schemas.ts'
import { z } from '../../../shared/zod.ts'
import { notAsDocumented } from '../http-failures.ts'
import { flagIfSaid, identifier, moment, text } from './read-values.ts'

const participant = z.object({
  id: identifier(),
  external_id: identifier(2000),
  name: text(2000),
  role: z
    .union([text(200).pipe(z.string()), z.object({ name: text(200) }).transform(({ name }) => name)])
    .nullable()
    .catch(null),
  join_time: moment,
  leave_time: z.unknown().optional(),
  live: flagIfSaid,
})

/**
 * Someone in a room, now or before; null for what names nobody. Who is in it now is what the platform says in `live`,
 * else who has no time of leaving.
 */
export function readParticipant(value: unknown): Participant | null {
  const read = participant.safeParse(value)
  if (!read.success || read.data.id === null) return null
  const { id, external_id: externalId, name, role, join_time: joinedAt, leave_time: left, live } = read.data
  const isLive = live ?? (left === null || left === undefined)
  return { id, externalId, name, role, joinedAt, leftAt: isLive ? null : moment.parse(left), isLive }
}

const liveRoom = z.object({ live_participants: z.array(z.unknown()).nullable() })
const liveRooms = z.object({ data: z.union([liveRoom.transform((one) => [one]), z.array(liveRoom)]) })

/**
 * Who is in one room now. The answer is the room itself (vendor OpenAPI, `/rooms/{room}/live/participants`); a list that
 * holds it is read as well.
 *
 * @throws RoompassError `platform-unavailable` for what is neither
 */
export function readLive(body: unknown): Participant[] {
  const many = liveRooms.safeParse(body)
  const one = liveRoom.safeParse(body)
  if (!many.success && !one.success) throw notAsDocumented()
  const rooms = many.success ? many.data.data : one.success ? [one.data] : []
  return rooms.flatMap((room) =>
    (room.live_participants ?? []).flatMap((value) => {
      const one = readParticipant(value)
      return one === null ? [] : { ...one, leftAt: null, isLive: true }
    }),
  )
}
