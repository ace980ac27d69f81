import type { Draft, Finding } from '../../schemas.ts'
import type { DraftContext, ResolvedDraft } from '../platform.ts'
import { claimsFor, typed } from './claims.ts'
import { type ClaimName, fields, type TimeClaim } from './fields.ts'

/** A draft together with what it comes to: all that a rule may look at. */
export interface CheckedDraft extends ResolvedDraft {
  readonly typed: (name: ClaimName) => string
  readonly context: DraftContext
}

/** Looks at one thing, and remarks on it or gives null. */
export type Rule = (draft: CheckedDraft) => Finding | null

export function checkedDraft(draft: Draft, context: DraftContext): CheckedDraft {
  return { ...claimsFor(draft, context), typed: (name) => typed(draft, name), context }
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
