import { json } from '../../common/answers.ts'
import { notFound } from '../answers.ts'
import { listAnswer } from '../paging.ts'
import { permissions } from '../permissions.ts'
import { findRole, type Role } from '../state.ts'
import { isoTime } from '../times.ts'
import type { Route } from './route.ts'

/**
 * Roles and permissions (https://docs.digitalsamba.com/reference/rest-api/roles-and-permissions/list and vendor
 * OpenAPI, roles).
 */
export const roleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/roles',
    answer: ({ query, state }) =>
      listAnswer(
        query,
        {},
        {
          items: state.roles,
          keysOf: (role) => [role.id, role.name],
          show: shortRole,
          countAs: 'number',
        },
      ),
  },
  {
    method: 'GET',
    path: '/api/v1/roles/:',
    answer({ names: [name = ''], state }) {
      const role = findRole(state.roles, name)
      return role ? json({ ...shortRole(role), permissions: permissionsOf(role) }) : notFound('Role')
    },
  },
  { method: 'GET', path: '/api/v1/permissions', answer: () => json(permissions) },
]

function shortRole(role: Role) {
  return {
    id: role.id,
    name: role.name,
    display_name: role.displayName,
    description: role.description,
    default: role.isDefault,
    created_at: isoTime(role.createdAt),
    updated_at: isoTime(role.createdAt),
  }
}

/** Yes or no for each permission, but `manage_roles` is a list of names (vendor OpenAPI, role). */
function permissionsOf(role: Role) {
  return Object.fromEntries(
    permissions.map((name) => [
      name,
      name === 'manage_roles' ? role.managesRoles : role.permissions.includes(name),
    ]),
  )
}
