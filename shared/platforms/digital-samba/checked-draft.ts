import type { Draft, RoomDetail } from '../../schemas.ts'
import type { FindingsContext, ResolvedDraft } from '../platform.ts'
import { claimsFor, typed } from './claims.ts'
import { isEncrypted, roomOf } from './encryption.ts'
import { type ClaimName, fields, type TimeClaim } from './fields.ts'
import { linkHost } from './join-link.ts'
import { linkLength } from './link-length.ts'

/** A draft together with what it comes to and what is known beside it: all that a rule may look at. */
export interface CheckedDraft extends ResolvedDraft {
  readonly typed: (name: ClaimName) => string
  /** Seconds. */
  readonly startEarly: number
  readonly context: FindingsContext
  /** What the platform said of the draft's room; null where it was never asked for. */
  readonly room: RoomDetail | null
  /** Whether the room is end-to-end encrypted, as far as known. */
  readonly encrypted: boolean
  /** Where the join link will lead to; null without a profile that has one. */
  readonly host: string | null
  /** Of the join link, in characters; null where there will be none. */
  readonly linkLength: number | null
}

export function checkedDraft(draft: Draft, context: FindingsContext): CheckedDraft {
  const resolved = claimsFor(draft, context)
  const host = context.profile === null ? null : linkHost(context.profile.settings)
  return {
    ...resolved,
    typed: (name) => typed(draft, name),
    startEarly: draft.startEarly,
    context,
    room: roomOf(draft, context.known),
    encrypted: isEncrypted(draft, context.known),
    host,
    linkLength: linkLength(host, resolved.claims),
  }
}

/** The moment that a time field comes to, in epoch seconds, or null where it is empty or can't be read. */
export function momentOf(draft: CheckedDraft, name: TimeClaim): number | null {
  const time = draft.times[name]
  return time.kind === 'at' ? time.at : null
}

/** A field as the form names it, such as `Valid until (exp)`. */
export function nameOf(name: ClaimName): string {
  const label = fields.find((field) => field.name === name)?.label ?? name
  return `${label} (${name})`
}
