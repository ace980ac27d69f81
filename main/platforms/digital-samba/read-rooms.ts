import type { Role, Room, RoomDetail } from '../../../shared/schemas.ts'
import { z } from '../../../shared/zod.ts'
import { isRole, readRole } from './read-roles.ts'
import { flag, identifier, items, moment, text } from './read-values.ts'

const room = z.object({
  id: identifier(),
  friendly_url: identifier(),
  description: text(1000),
  privacy: z.enum(['public', 'private']).nullable().catch(null),
})

const detail = z.object({
  default_role: z.unknown().optional(),
  roles: items,
  breakout_rooms_enabled: flag,
  breakouts: items,
  is_locked: flag,
  e2ee_enabled: flag,
  expires_at: moment,
})

const breakout = z.object({ id: identifier(), name: text(500) })

/** A room of a list; null for what names none. */
export function readRoom(value: unknown): Room | null {
  const read = room.safeParse(value)
  if (!read.success) return null
  const { id, friendly_url: friendlyUrl, description, privacy } = read.data
  const known = id ?? friendlyUrl
  return known === null ? null : { id: known, friendlyUrl, description: description ?? '', privacy }
}

/** One room with what a token has to fit; null for what is none. */
export function readRoomDetail(value: unknown, fetchedAt: number): RoomDetail | null {
  const found = readRoom(value)
  const read = detail.safeParse(value)
  if (found === null || !read.success) return null
  const roles = read.data.roles.map(readRole).filter(isRole)
  return {
    ...found,
    defaultRole: defaultRole(read.data.default_role, roles),
    roles,
    breakoutsEnabled: read.data.breakout_rooms_enabled,
    breakouts: read.data.breakouts.flatMap(readBreakout),
    isLocked: read.data.is_locked,
    isE2ee: read.data.e2ee_enabled,
    expiresAt: read.data.expires_at,
    fetchedAt,
  }
}

/** Where it is only named, it is the one of that name among the room's roles. */
function defaultRole(value: unknown, roles: readonly Role[]): Role | null {
  const read = readRole(value)
  if (typeof value !== 'string') return read
  return roles.find(({ id, name }) => id === value || name === value) ?? read
}

function readBreakout(value: unknown): RoomDetail['breakouts'] {
  const read = breakout.safeParse(value)
  if (!read.success || read.data.id === null) return []
  return [{ id: read.data.id, name: read.data.name ?? read.data.id }]
}
