import type { BatchPlan } from '../../shared/batch/schemas.ts'
import type { Profile } from '../../shared/schemas.ts'
import { platformOf } from '../stores/platform-of.ts'

/** The room that a plan names for all rows, as typed; empty where it names none. */
export function roomOf({ draft }: Pick<BatchPlan, 'draft'>, profile: Pick<Profile, 'platform'>): string {
  const field = platformOf(profile).fields.find(({ kind }) => kind === 'room')
  return field === undefined ? '' : (draft.values[field.name] ?? '')
}
