import type { AccountPlatform } from '../platform.ts'
import { check } from './check.ts'
import { joins, live } from './participants.ts'
import { roles } from './roles.ts'
import { room, rooms } from './rooms.ts'

/** Digital Samba's REST API (https://docs.digitalsamba.com/rest-api). */
export const digitalSambaAccount: AccountPlatform = { check, rooms, room, roles, live, joins }
