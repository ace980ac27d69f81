import type { Room } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { createPlatformList } from './platform-list.ts'

/** The rooms of each account. */
export const roomsList = createPlatformList<Room>('rooms', async (profileId, refresh) => {
  const result = await call('rooms.list', { profileId, refresh })
  return result.ok
    ? { ok: true, value: { items: result.value.rooms, fetchedAt: result.value.fetchedAt } }
    : result
})
