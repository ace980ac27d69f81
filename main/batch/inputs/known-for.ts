import { nothingKnown } from '../../../shared/platforms/platform.ts'
import type { Known, RoomDetail } from '../../../shared/schemas.ts'

/** What is known beside all rows of a batch, as plain data for a thread. */
export interface BatchKnown {
  readonly clockAhead: number | null
  /** Every room that the platform was asked about. */
  readonly rooms: readonly RoomDetail[]
}

/** Only a room of exactly this name counts, as where one is issued: its id or its friendly URL. */
export function knownFor({ clockAhead, rooms }: BatchKnown): (room: string) => Known {
  const beside = { ...nothingKnown, clockAhead }
  const byName = new Map<string, Known>()
  for (const room of rooms) {
    const known = { ...beside, room }
    byName.set(room.id, known)
    if (room.friendlyUrl !== null) byName.set(room.friendlyUrl, known)
  }
  return (room) => byName.get(room) ?? beside
}
