import { codePointCount } from '../../text/code-points.ts'
import { excerpt } from '../../text/excerpt.ts'
import type { CheckedDraft } from './checked-draft.ts'
import { isLinkable } from './join-link.ts'
import { isUuid } from './uuid.ts'

/** Lengths of a room's friendly URL, in characters (https://docs.digitalsamba.com/reference/rest-api/rooms/list). */
const friendlyUrl = { from: 3, to: 32 }

/** How many things a sentence lists. */
const listed = 6

const isBlank = (text: string) => text.trim() === ''
const hasOuterSpace = (text: string) => !isBlank(text) && text !== text.trim()

export const isRoomMissing = (draft: CheckedDraft) => isBlank(draft.typed('rd'))

export const isTeamMissing = ({ claims: { td } }: CheckedDraft) => typeof td !== 'string' || isBlank(td)

export const isTeamUnusual = ({ claims: { td } }: CheckedDraft) =>
  typeof td === 'string' && !isBlank(td) && !isUuid(td)

/** The room without the spaces around it, where there are any. */
export function roomInSpaces(draft: CheckedDraft): string | null {
  const room = draft.typed('rd')
  return hasOuterSpace(room) ? room.trim() : null
}

export const isRoomNotLinkable = (draft: CheckedDraft) =>
  !isRoomMissing(draft) && !isLinkable(draft.typed('rd'))

/** Neither form of a room: no UUID, and no friendly URL by its length. Spaces around it are another remark. */
export function isRoomOfNoForm(draft: CheckedDraft): boolean {
  const room = draft.typed('rd').trim()
  if (room === '' || !isLinkable(room) || isUuid(room)) return false
  const length = codePointCount(room)
  return length < friendlyUrl.from || length > friendlyUrl.to
}

export const isRoomPublic = ({ room }: CheckedDraft) => room?.privacy === 'public'

export const isRoomLocked = ({ room }: CheckedDraft) => room?.isLocked === true

export const hasNoLinkHost = ({ context, host }: CheckedDraft) => context.profile !== null && host === null

export const isBreakoutEncrypted = (draft: CheckedDraft) =>
  draft.encrypted && draft.typed('breakoutId') !== ''

/** Breakout rooms are off. In an encrypted room they always are, which is another remark. */
export function areBreakoutsOff(draft: CheckedDraft): boolean {
  return draft.typed('breakoutId') !== '' && draft.room?.breakoutsEnabled === false && !draft.encrypted
}

/** The breakout rooms there are, where the draft names none of them, and the id of the one whose name it is. */
export function otherBreakouts(
  draft: CheckedDraft,
): { readonly list: string; readonly id: string | null } | null {
  const typed = draft.typed('breakoutId')
  const { room } = draft
  if (typed === '' || room === null || !room.breakoutsEnabled || draft.encrypted) return null
  if (room.breakouts.some(({ id }) => id === typed)) return null
  const named = room.breakouts.find(({ name }) => name === typed)
  return { list: listOf(room.breakouts.map(({ name, id }) => name || id)), id: named?.id ?? null }
}

/** Texts that somebody else gave, as a sentence lists them: the first few. */
export function listOf(texts: readonly string[]): string {
  const more = texts.length > listed ? ` and ${texts.length - listed} more` : ''
  return `${texts.slice(0, listed).map(excerpt).join(', ')}${more}`
}
