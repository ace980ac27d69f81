import type { Platform } from '../../shared/platforms/platform.ts'

/** Whether sessions of a platform can have a join link at all: only those that name a room. */
export function hasJoinLinks({ fields }: Pick<Platform, 'fields'>): boolean {
  return fields.some(({ kind }) => kind === 'room')
}
