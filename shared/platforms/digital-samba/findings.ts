import type { Draft, Finding } from '../../schemas.ts'
import type { DraftContext } from '../platform.ts'
import { checkedDraft, type Rule } from './checked-draft.ts'
import * as text from './text-rules.ts'
import * as time from './time-rules.ts'

/** Every rule of a draft: errors first, then warnings, then hints; within a level in the order of the fields. */
const rules: readonly Rule[] = [
  text.teamMissing,
  text.roomMissing,
  time.timeUnreadable('iat'),
  time.timeUnreadable('nbf'),
  time.timeUnreadable('exp'),
  time.endsBeforeStart,

  text.teamNotUuid,
  text.roomSpaces,
  text.roomNotLinkable,
  text.avatarUnusable,
  time.timeInMilliseconds('iat'),
  time.timeInMilliseconds('nbf'),
  time.timeInMilliseconds('exp'),
  time.expiryInPast,
  time.noExpiry,
  text.domainMissing,

  text.nameMissing,
  text.nameSpaces,
  text.roleMissing,
  time.issuedInFuture,
]

/** What there is to say of a draft at a moment. Only an error stops issuing. */
export function findingsFor(draft: Draft, context: DraftContext): Finding[] {
  const checked = checkedDraft(draft, context)
  return rules.map((rule) => rule(checked)).filter((finding) => finding !== null)
}
