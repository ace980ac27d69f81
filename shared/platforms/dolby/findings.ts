import type { Draft, Finding } from '../../schemas.ts'
import type { FindingsContext } from '../platform.ts'
import { findingsOf } from '../rule.ts'
import { checkedDraft } from './checked-draft.ts'
import { table } from './findings-table.ts'

/** What there is to say of a draft at a moment. Only an error stops issuing. */
export function findingsFor(draft: Draft, context: FindingsContext): Finding[] {
  return findingsOf(table, checkedDraft(draft, context))
}
