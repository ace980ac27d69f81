import type { Draft } from '../../schemas.ts'
import type { FindingsContext, ResolvedDraft } from '../platform.ts'
import { claimsFor, typed } from './claims.ts'
import { type FieldName, fields } from './fields.ts'

/** A draft together with what it comes to and what is known beside it: all that a rule may look at. */
export interface CheckedDraft extends ResolvedDraft {
  readonly typed: (name: FieldName) => string
  readonly context: FindingsContext
}

export function checkedDraft(draft: Draft, context: FindingsContext): CheckedDraft {
  return { ...claimsFor(draft, context), typed: (name) => typed(draft, name), context }
}

/** A field as the form names it, such as `Valid until (expires_in)`. */
export function nameOf(name: FieldName): string {
  const field = fields.find((one) => one.name === name)
  if (field === undefined) return name
  return `${field.label} (${'sentAs' in field ? field.sentAs : name})`
}
