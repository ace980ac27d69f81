import type { PlatformAdapter } from '../platform.ts'
import { everyItem } from './pages.ts'
import { readRole } from './read-roles.ts'

/** https://docs.digitalsamba.com/reference/rest-api/roles-and-permissions/list, which has no `after`. */
export const roles: NonNullable<PlatformAdapter['roles']> = (account) =>
  everyItem(account, {
    path: '/api/v1/roles',
    by: 'offset',
    most: 1000,
    read: readRole,
    keyOf: ({ id }) => id,
  })
