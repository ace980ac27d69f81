import type { Known, Role } from '../../schemas.ts'
import { codePointCount } from '../../text/code-points.ts'
import { hasEmail } from '../../text/personal.ts'
import {
  isNameForId,
  isNoAddress,
  schemeBesideHttps,
  stillValid,
  withoutSpaces,
} from '../conditions/guest.ts'
import type { CheckedDraft } from './checked-draft.ts'
import type { ClaimName } from './fields.ts'
import { listOf } from './room-conditions.ts'

/** The most characters of a name, in code points, as JSON Schema counts them (see `sources.nameLimit`). */
const longestName = 100

export const isNameMissing = (draft: CheckedDraft) => draft.typed('u') === ''

export const isNameEncrypted = (draft: CheckedDraft) => draft.encrypted && !isNameMissing(draft)

/** The name without the spaces around it, where there are any. */
export const nameInSpaces = (draft: CheckedDraft) => withoutSpaces(draft.typed('u'))

/** How many characters the name has, where they are too many. */
export function longName(draft: CheckedDraft): number | null {
  const count = codePointCount(draft.typed('u'))
  return count > longestName ? count : null
}

export const hasEmailAsId = (draft: CheckedDraft) => hasEmail(draft.typed('ud'))

/** A person's name for an id: by its form, or because it is the guest's. */
export const hasNameAsId = (draft: CheckedDraft) => isNameForId(draft.typed('ud'), draft.typed('u'))

/** The other session with the same external id, as long as it lets someone in. */
export function otherSession({ typed, context }: CheckedDraft): Known['sameExternalId'] {
  return typed('ud') === '' ? null : stillValid(context.known.sameExternalId, context.now)
}

export const isRoleMissing = (draft: CheckedDraft) => draft.typed('role') === ''

/** The roles of the room, where the draft's is none of them, and the one that may be meant. */
export function otherRoles(
  draft: CheckedDraft,
): { readonly list: string; readonly meant: Role | null } | null {
  const typed = draft.typed('role')
  const roles = draft.room?.roles ?? []
  if (typed === '' || roles.length === 0) return null
  if (roles.some(({ id, name }) => id === typed || name === typed)) return null
  const plain = typed.trim().toLowerCase()
  const meant = roles.find(({ id, name, displayName }) =>
    [name, displayName, id].some((word) => word.trim().toLowerCase() === plain),
  )
  return { list: listOf(roles.map(({ name }) => name)), meant: meant ?? null }
}

export const isAvatarNoAddress = (draft: CheckedDraft) => isNoAddress(draft.typed('avatar'))

/** The scheme of the picture's address where it is not https. */
export const avatarScheme = (draft: CheckedDraft) => schemeBesideHttps(draft.typed('avatar'))

/** The text claim that makes the link longest. */
export function longestText(draft: CheckedDraft): ClaimName {
  const names = ['ud', 'u', 'initials', 'role', 'breakoutId', 'avatar', 'rd', 'td'] as const
  return names.reduce((longest, name) =>
    draft.typed(name).length > draft.typed(longest).length ? name : longest,
  )
}
