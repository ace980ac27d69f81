import type { Role } from '../../../shared/schemas.ts'
import { z } from '../../../shared/zod.ts'
import { identifier, text } from './read-values.ts'

const role = z.object({ id: identifier(), name: identifier(), display_name: text(200) })

/** A role from the platform's answer, or from its name alone; null for what names none. */
export function readRole(value: unknown): Role | null {
  const read = role.safeParse(typeof value === 'string' ? { name: value } : value)
  if (!read.success) return null
  const id = read.data.id ?? read.data.name
  if (id === null) return null
  const name = read.data.name ?? id
  return { id, name, displayName: read.data.display_name ?? name }
}

export function isRole(role: Role | null): role is Role {
  return role !== null
}
