import { currentKeyOf } from '../../shared/current-key.ts'
import type { Draft, Finding, Profile } from '../../shared/schemas.ts'
import { keyWords } from '../profiles/key-words.ts'
import { platformOf } from '../stores/platform-of.ts'

/** What stands in the way of issuing, and where to mend it. */
export interface Obstacle {
  readonly message: string
  /** The field to mend; null where it is not in this form. */
  readonly field: string | null
}

/** The first thing that stops issuing, or null. Only errors stop, and a profile without a key. */
export function obstacleFor(findings: readonly Finding[], profile: Profile): Obstacle | null {
  if (currentKeyOf(profile) === null) {
    const { noun } = keyWords(platformOf(profile).secret)
    return { message: `${profile.name} has no ${noun}: add one under Profiles.`, field: null }
  }
  const error = findings.find((finding) => finding.level === 'error')
  return error ? { message: error.message, field: error.field } : null
}

const isEmpty = (draft: Draft, field: string) => (draft.values[field] ?? '') === ''

/**
 * The findings worth showing now: an error about a field that is empty and was never left is not news to the person
 * who just opened the form. It still stops issuing, and the button says so.
 */
export function findingsShown(
  findings: readonly Finding[],
  draft: Draft,
  touched: ReadonlySet<string>,
): readonly Finding[] {
  return findings.filter(
    ({ level, field }) => level !== 'error' || field === null || touched.has(field) || !isEmpty(draft, field),
  )
}

/** The error to stand at a field, or undefined. */
export function errorAt(shown: readonly Finding[], field: string): string | undefined {
  return shown.find((finding) => finding.level === 'error' && finding.field === field)?.message
}
