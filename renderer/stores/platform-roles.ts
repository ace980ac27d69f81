import type { Role } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { createPlatformList } from './platform-list.ts'

/** The roles of each account. */
export const rolesList = createPlatformList<Role>('roles', async (profileId, refresh) => {
  const result = await call('roles.list', { profileId, refresh })
  return result.ok
    ? { ok: true, value: { items: result.value.roles, fetchedAt: result.value.fetchedAt } }
    : result
})
