import type { Platform } from '../../shared/platforms/platform.ts'
import type { Finding } from '../../shared/schemas.ts'

/** The names of the form's text fields, as findings and failures call them. */
export function fieldNames(platform: Platform): string[] {
  const ofPlatform = platform.profileFields.map((field) => field.name)
  return ['name', ...ofPlatform, 'defaultRole', 'defaultValidity', 'remindMinutes', 'startEarly']
}

/**
 * The findings that are worth showing now. A profile that was saved shows them all; in a new one a field is
 * remarked on only after it was left, so that nobody is told off for what they have not come to yet.
 */
export function findingsToShow(
  findings: readonly Finding[],
  touched: ReadonlySet<string> | 'all',
): readonly Finding[] {
  if (touched === 'all') return findings
  return findings.filter(({ field }) => field === null || touched.has(field))
}
