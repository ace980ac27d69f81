import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { call } from '../bridge.ts'
import { askPlatform } from './platform-store.ts'

/** How asking for one room's details goes. What came of it is in `known-store`, like all that is known of a room. */
export type RoomLookup =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking'; readonly profileId: string; readonly room: string }
  | {
      readonly kind: 'failed'
      readonly profileId: string
      readonly room: string
      readonly message: string
    }

const none: RoomLookup = { kind: 'none' }

export const roomLookupStore = createStore(() => ({ lookup: none as RoomLookup }))

let picks = 0

/** Seconds for which the details of a picked room are new enough. */
const newEnough = 600

/** The state of exactly this room; another one's never stands for it. */
export function lookupOf(lookup: RoomLookup, profileId: string, room: string): RoomLookup {
  return lookup.kind !== 'none' && lookup.profileId === profileId && lookup.room === room ? lookup : none
}

/** Asks the platform for a room by its friendly URL or id. A newer question takes the place of this one. */
export async function lookUpRoom(profileId: string, room: string): Promise<void> {
  const asking: RoomLookup = { kind: 'asking', profileId, room }
  roomLookupStore.setState({ lookup: asking })
  const result = await askPlatform(profileId, 'room', () =>
    call('rooms.get', { profileId, room, refresh: true }),
  )
  if (roomLookupStore.getState().lookup !== asking) return
  roomLookupStore.setState({ lookup: lookupAfter(profileId, room, result) })
}

function lookupAfter(
  profileId: string,
  room: string,
  result: Awaited<ReturnType<typeof call<'rooms.get'>>>,
): RoomLookup {
  if (!result.ok)
    return result.code === 'cancelled' ? none : { kind: 'failed', profileId, room, message: result.message }
  if (result.value.room !== null) return none
  const message = 'The platform has no such room: check the address or the id, and the profile.'
  return { kind: 'failed', profileId, room, message }
}

/**
 * A room was picked from the list: its details are asked for unless they are ten minutes old or newer.
 *
 * @param now epoch seconds
 */
export async function roomPicked(profileId: string, room: string, now: number): Promise<void> {
  const mine = ++picks
  const result = await call('rooms.get', { profileId, room, refresh: false })
  // Another room was picked meanwhile.
  if (mine !== picks) return
  const detail = result.ok ? result.value.room : null
  if (detail === null || now - detail.fetchedAt > newEnough) await lookUpRoom(profileId, room)
}

export function useRoomLookup(profileId: string, room: string): RoomLookup {
  return lookupOf(
    useStore(roomLookupStore, (state) => state.lookup),
    profileId,
    room,
  )
}
