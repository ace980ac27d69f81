import { notAsDocumented } from '../http-failures.ts'
import type { PlatformAdapter } from '../platform.ts'
import { getIfThere, roomPath } from './api.ts'
import { everyItem } from './pages.ts'
import { readRoom, readRoomDetail } from './read-rooms.ts'

/** https://docs.digitalsamba.com/reference/rest-api/rooms/list */
export const rooms: NonNullable<PlatformAdapter['rooms']> = (account) =>
  everyItem(account, {
    path: '/api/v1/rooms',
    by: 'after',
    most: 20_000,
    read: readRoom,
    keyOf: ({ id }) => id,
  })

/** `GET /api/v1/rooms/{id or friendly URL}` (vendor OpenAPI, rooms). */
export const room: NonNullable<PlatformAdapter['room']> = async (account, name) => {
  account.onProgress(0, null)
  const body = await getIfThere(account, roomPath(name))
  if (body === null) return null
  const detail = readRoomDetail(body, account.now())
  if (detail === null) throw notAsDocumented()
  return detail
}
