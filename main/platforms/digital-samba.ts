import { signHs256 } from '../tokens/sign.ts'
import { check } from './digital-samba/check.ts'
import { endLive } from './digital-samba/end-live.ts'
import { joins, live } from './digital-samba/participants.ts'
import { requests } from './digital-samba/requests.ts'
import { roles } from './digital-samba/roles.ts'
import { room, rooms } from './digital-samba/rooms.ts'
import type { PlatformAdapter } from './platform.ts'

/**
 * Digital Samba: tokens are signed here with the team's developer key and HS256
 * (https://docs.digitalsamba.com/reference/rest-api/tokens/create); the rest is asked of its REST API
 * (https://docs.digitalsamba.com/rest-api).
 */
export const digitalSamba: PlatformAdapter = {
  issue: async (claims, { secret }) => ({ ...(await signHs256(claims, secret)), claims, origin: 'signed' }),
  check,
  rooms,
  room,
  roles,
  live,
  joins,
  endLive,
  requests,
}
