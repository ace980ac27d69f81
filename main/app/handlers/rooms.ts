import type { HandlersOf } from '../router.ts'
import type { Tools } from './tools.ts'

type RoomVerb = 'rooms.list' | 'rooms.get' | 'roles.list' | 'platform.cancel'

/** What a platform says of an account, now or the last time. */
export function roomHandlers({ engine }: Tools): HandlersOf<RoomVerb> {
  return {
    'rooms.list': ({ profileId, refresh }) => engine.accounts.rooms(profileId, refresh),
    'rooms.get': async ({ profileId, room, refresh }) => ({
      room: await engine.accounts.room(profileId, room, refresh),
    }),
    'roles.list': ({ profileId, refresh }) => engine.accounts.roles(profileId, refresh),
    'platform.cancel': async ({ profileId }) => {
      engine.accounts.cancel(profileId)
      return {}
    },
  }
}
