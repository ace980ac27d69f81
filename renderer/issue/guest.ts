import type { Platform } from '../../shared/platforms/platform.ts'
import type { Draft, Known, Profile } from '../../shared/schemas.ts'

/** Who a draft is for, as typed; empty where nothing was. */
export interface Guest {
  readonly name: string
  readonly externalId: string
}

export function guestOf({ identity }: Pick<Platform, 'identity'>, draft: Draft): Guest {
  const typed = (field: string | null) => (field === null ? '' : (draft.values[field] ?? ''))
  return { name: typed(identity.name), externalId: typed(identity.externalId) }
}

/** Whether somebody is typed whose alias main has not told yet. */
export function isAliasAwaited(
  profile: Pick<Profile, 'anonymous'>,
  { name, externalId }: Guest,
  known: Pick<Known, 'alias'>,
): boolean {
  return profile.anonymous && known.alias === null && (name.trim() !== '' || externalId !== '')
}

/**
 * Stands where the alias will be, until main has told it: the guest's own name is never shown as what leaves, and
 * nothing is called missing that will be there.
 */
export const aliasAwaited: NonNullable<Known['alias']> = { name: '…', externalId: '…', isNew: false }
